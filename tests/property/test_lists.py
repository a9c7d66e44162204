"""What the check says of lists is what the page shows."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from civildialogue.core.checks import registry
from counts import cases

from .test_pages import rendered
from .texts import library_of, page_of

ITEMS = st.lists(st.tuples(st.integers(0, 3), st.booleans(), st.booleans()), min_size=1, max_size=9)


def markdown(items: list[tuple[int, bool, bool]]) -> str:
    """Items by depth, with a number or not, after an empty line or not; none skips a depth."""
    lines, before = [], -1
    for depth, is_numbered, is_apart in items:
        before = min(depth, before + 1)
        lines += [""] * is_apart + ["    " * before + ("1. дума" if is_numbered else "- дума")]
    return "\n".join(lines)


@settings(max_examples=cases(3_000))
@given(ITEMS)
def test_no_item_changes_mark_or_list_in_silence(
    items: list[tuple[int, bool, bool]],
) -> None:
    body = markdown(items)
    told = {found.code for found in registry.run(library_of(page_of(body)))}
    page = html.fragment_fromstring(rendered(body), create_parent="div")
    meant, before = [], -1
    for depth, is_numbered, _ in items:
        before = min(depth, before + 1)
        meant.append((before, is_numbered))
    shown = [
        (sum(1 for _ in item.iterancestors("li")), item.getparent().tag == "ol")
        for item in page.iter("li")
    ]
    assert told & {"list-mixed", "list-adrift"} or shown == meant
    if all(depth == 0 for depth, _, _ in items):
        assert ("list-mixed" in told) is (len(set(meant)) > 1)
        assert "list-adrift" not in told
