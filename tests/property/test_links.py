"""What the page links to is what the check looks at."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from civildialogue.core.source import inline
from counts import cases

from .texts import page_of

PIECES = [
    "a",
    "b.md",
    " ",
    "  ",
    '"',
    "'",
    "(a)",
    ")",
    "<",
    ">",
    "\\",
    "#",
    "?q=1",
    "%20",
    "дума",
]
TARGETS = st.lists(st.sampled_from(PIECES), max_size=7).map("".join)
TITLES = st.sampled_from(
    ["", ' "Заглавие"', " 'Заглавие'", " (Заглавие)", ' "З (с) "скоби""', ' "З']
)
LINKS = st.builds(
    lambda sign, text, target, title: f"{sign}[{text}]({target}{title})",
    st.sampled_from(["", "!"]),
    st.sampled_from(["дума", "[дума]", "едно [две] три", "![образ](c d.svg)", "\\] дума", ""]),
    TARGETS | TARGETS.map(lambda target: f"<{target}>"),
    TITLES,
)
MARKDOWN = Markdown()


def linked(body: str) -> set[str]:
    """Where the page of a text leads, and the pictures that it loads."""
    page = html.fragment_fromstring(MARKDOWN.reset().convert(body), create_parent="div")
    # A tag of the author's own is refused as raw HTML; here only what Markdown makes counts.
    return {each.get("href", each.get("src")) for each in page.iter("a", "img")}


@settings(max_examples=cases(3_000))
@given(st.lists(LINKS, min_size=1, max_size=3).map(" и ".join))
def test_no_link_of_the_page_is_left_unchecked(body: str) -> None:
    found = [f for block in page_of(f"Виж {body}.").blocks for f in inline.links(block)]
    targets = {" ".join(each.target.split()) for each in found}
    missed = {" ".join((target or "").split()) for target in linked(f"Виж {body}.")} - targets
    # Where quotation marks lie across brackets, the nearest target is told, and it is no file.
    assert not missed or any(set("\"'<>( ") & set(target) for target in targets)
