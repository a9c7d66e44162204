"""The fast path for plain blocks says nothing, or says exactly what Python-Markdown says."""

from xml.etree.ElementTree import Element

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from civildialogue.core.model.settings import EXTENSIONS
from civildialogue.core.output.book.tree import converter
from civildialogue.core.site.blocks import marker, plain, plain_headings, plain_marks
from civildialogue.core.site.blocks.rendering import pieces
from counts import cases

from .markdowns import blocks
from .texts import bodies

FIRST, LAST = "<hr class=first>", "<hr class=last>"


def led(target: str) -> str:
    """A change of targets that shows whether it was made, once, and on what."""
    return target if target.startswith("#") else f'<{target}>"&amp;&?"'


class Led(Treeprocessor):
    """Does to every link what MkDocs does at this place, and shows it."""

    def run(self, root: Element) -> None:
        for node in root.iter():
            for name in ("href", "src"):
                if name in node.attrib and node.tag in ("a", "img"):
                    node.set(name, led(node.attrib[name]))


def made() -> Markdown:
    markdown = converter(EXTENSIONS)
    markdown.treeprocessors.register(Led(markdown), "led", 0)
    return markdown


MARKDOWN = made()


def expected(text: str, mark: str = "") -> str:
    """What Python-Markdown makes of a block between two marks."""
    parts = (marker.enclose(FIRST), text, mark, marker.enclose(LAST))
    found, _ = pieces(MARKDOWN.reset().convert("\n\n".join(part for part in parts if part)))
    assert found.startswith(FIRST) and found.endswith(LAST)
    return found[len(FIRST) : -len(LAST)]


@settings(max_examples=cases(80_000))
@given(blocks)
@example("![a](b.png){: .cd-citation }")
@example("a (15б) (15в) (16а)")
@example("[x](#source-a){: .cd-citation } } b")
@example("&\\#35;")
@example("&amp;")
@example("a\\\n \n b  \n *c*")
@example("- \xa0\n    - b")
@example("| a |\n| - |\n| b\\|")
@example("> > > > > > > > a")
@example("*a **b** c **d** e*")
@example("*a **b*c* d** e*")
@example("*a (**b*c*d**) e*")
@example("*a _b* c* d_")
@example("[\ue012https://a.bg\ue013](https://b.bg)")
@example("\\`a`")
@example("`a`` b")
@example("\ue012https://a.b/\\*c\ue013")
@example("*[a] : b*")
@example("[TOC]")
@example("- [TOC]")
@example("a\n```\nb\n```")
@example("a|b|c\n|-|-")
@example("  \n    a")
@example("a | b\n-|-\n\\`c` | d`")
@example("a | `b | c`\n-|-|-")
@example("a | `b | c`\n-|-")
@example("> a\n>  \n> b")
@example("[lex.bg>](https://other.bg)")
@example("[lex.bg/\\_](https://other.bg)")
@example("[lex\\.bg](https://other.bg)")
def test_a_plain_block_is_what_it_was(text: str) -> None:
    found = plain.html(text, led)
    assert found is None or found == expected(text)


@pytest.mark.parametrize("text", ["a[^1]", "&amp;", "## &amp; {: #a }", "## a"])
def test_what_the_rest_of_a_page_decides_is_left_alone(text: str) -> None:
    """A note may be defined below, and a mark takes what is only an entity for kept HTML."""
    assert plain.html(text) is None


@settings(max_examples=cases(5_000))
@given(bodies.map(marker.shield))
def test_whatever_stands_in_a_file_is_what_it_was(text: str) -> None:
    found = plain.html(text, led)
    assert found is None or found == expected(text)


@settings(max_examples=cases(10_000))
@given(blocks, st.sampled_from(["# ", "## ", "###### "]), st.sampled_from(["goal", "p-1x3d"]))
def test_a_heading_is_what_it_was_in_the_contents(words: str, sign: str, name: str) -> None:
    text = f"{sign}{words.partition(chr(10))[0]} {{: #{name} }}"
    found = plain_headings.heading(text)
    assert (found is None) is (plain.html(text) is None)
    if found is not None:
        MARKDOWN.reset().convert(text)
        assert plain_headings.contents([found]) == MARKDOWN.toc_tokens  # type: ignore[attr-defined]


@settings(max_examples=cases(2_000))
@given(st.lists(st.integers(1, 6), max_size=9))
def test_headings_stand_below_each_other_as_they_did(levels: list[int]) -> None:
    texts = [f"{'#' * level} h {{: #h{n} }}" for n, level in enumerate(levels)]
    MARKDOWN.reset().convert("\n\n".join(texts))
    found = [plain_headings.heading(text) for text in texts]
    tokens = plain_headings.contents([each for each in found if each])
    assert tokens == MARKDOWN.toc_tokens  # type: ignore[attr-defined]


said = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Co"]), max_size=9)
payloads = st.fixed_dictionaries(
    {"id": st.sampled_from(["goal", "p-1x3d"])},
    optional={"own": said},
)
notes = st.one_of(
    st.just({}), st.fixed_dictionaries({"note": said, "change": said, "change-text": said})
)
MARKED = [
    "Дума *a*",
    "a\\\n*b*",
    "## h {: #h }",
    "- a\n    - b",
    "| a |\n| - |\n| b |",
    "> a",
    "!!! a\n    b",
]


@settings(max_examples=cases(3_000))
@given(st.sampled_from(MARKED), payloads, notes)
def test_a_mark_does_what_it_did(text: str, payload: dict[str, str], note: dict[str, str]) -> None:
    carried = payload | note
    html = plain.html(text, led)
    assert html is not None
    found = plain_marks.marked(html, carried, led)
    assert found == expected(text, marker.encode(carried))


PIECES = (
    *(
        "*",
        "**a ",
        "*a",
        "_",
        "_a_",
        "`",
        "`a`",
        "``a`",
        "[",
        "]",
        "[]",
        "[a](",
        "[a](b)",
        "![",
        "(",
    ),
    *(
        "|",
        "a|",
        "|a\n",
        "| a |\n|-|\n",
        "> ",
        ">",
        "\n> ",
        "- ",
        "\n- ",
        "\n    - ",
        "\n        - ",
    ),
    *(
        "\\",
        "\\\n",
        "  \n",
        "&",
        "&#",
        "&amp;",
        "\t",
        " ",
        "\n ",
        "#",
        "# ",
        "1.",
        "\n1. ",
        "!!! a ",
    ),
    *(
        '"',
        '!!! a "',
        "\n\n    a",
        "\ue010",
        "\ue012a\ue013",
        "(15б) ",
        "[^",
        "]:",
        "=\n",
        "-\n",
        "a",
    ),
)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("before", ["", "a ", "- ", "| a | b |\n| - | - |\n", "!!! a\n    ", "> "])
def test_a_long_text_ends(piece: str, before: str) -> None:
    plain.html(before + piece * (100_000 // len(piece)))
