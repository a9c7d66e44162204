"""Signs that come out as they were written are told of in a text, and never in code."""

from hypothesis import given, settings
from hypothesis import strategies as st

from civildialogue.core.checks.markdown import misread_on
from civildialogue.core.pipeline.rewriting import set_right
from counts import cases

from .texts import page_of

TOLD = {
    "[](page.md)": "link-text-missing",
    "[][дума]": "link-text-missing",
    "[дума] (page.md)": "link-unread",
    "(дума)[page.md#part]": "link-unread",
    "[дума](page.md": "link-unread",
    "дума](https://example.bg/)": "link-unread",
    "[дума](page.md){target=_blank}": "attributes-unread",
    "## Дума {.wide}": "attributes-unread",
    "  ### Дума": "heading-unread",
    "дума\nдума\n-----": "heading-unread",
    "дума\nдума\n=====": "heading-unread",
    "##Дума": "heading-tight",
    "-дума\n-друга": "list-mark",
    "1.дума\n2.друга": "list-mark",
    "- дума\n-друга": "list-mark",
    "** дума **": "stress-unread",
    "**дума": "stress-unread",
    "~~дума~~": "stress-unread",
    "::: note": "box-unread",
    "!! note": "box-unread",
    "дума^[бележка тук]": "footnote-unread",
    "дума[^две думи]": "footnote-unread",
    "| а | б |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |": "row-adrift",
}
CODES = frozenset(TOLD.values())
signs = st.sampled_from(sorted(TOLD))
places = st.sampled_from(["", "> ", "- ", "1. ", "    "])
words = st.text("абв ,.;", max_size=8)


def codes_of(body: str) -> set[str]:
    return {found.code for found in misread_on(page_of(body))} & CODES


def within(place: str, lines: str) -> str:
    """Lines in a quotation, in an item or in a box."""
    first, *rest = lines.split("\n")
    if place == "    ":
        return "\n".join(['!!! note "А"', *(place + line for line in lines.split("\n"))])
    below = place if ">" in place else "    "
    return "\n".join([place + first, *(below + line for line in rest)])


def test_each_sign_is_told_of() -> None:
    for sign, code in TOLD.items():
        assert codes_of(sign) == {code}, sign


@settings(max_examples=cases(600))
@given(signs, st.sampled_from(["> ", "    "]))
def test_each_sign_is_told_of_in_a_quotation_and_a_box(sign: str, place: str) -> None:
    assert TOLD[sign] in codes_of(within(place, sign))


@settings(max_examples=cases(1_500))
@given(signs, places, st.sampled_from(["```", "~~~~", "````"]))
def test_none_is_told_of_in_a_fence(sign: str, place: str, mark: str) -> None:
    body = (
        within(place, f"{mark}\n{sign}\n{mark}")
        if place in ("", "> ", "    ")
        else (within(place, f"дума\n\n{mark}\n{sign}\n{mark}"))
    )
    page = page_of(body)
    assert codes_of(body) == set()
    assert set_right(page) is page


@settings(max_examples=cases(1_500))
@given(signs, places, words, words)
def test_none_is_told_of_in_code_on_a_line(sign: str, place: str, left: str, right: str) -> None:
    body = within(place, f"а {left}`` {sign.splitlines()[0]} ``{right} б")
    assert codes_of(body) == set()
