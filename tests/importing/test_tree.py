"""What becomes of each element of pandoc's tree, and what is told of it."""

from typing import Any

import pytest

from civildialogue.core.source.importing.blocks import DEEPEST, Blocks
from civildialogue.core.source.importing.inlines import Inlines, plain
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.markup import at_heading_end, at_line_start
from civildialogue.core.source.importing.signs import bare, labelled

Node = dict[str, Any]
BREAK: Node = {"t": "LineBreak"}
SPACE: Node = {"t": "Space"}
PLAIN_SIDE: Node = {"t": "AlignDefault"}
NO_ATTRIBUTES: list[Any] = ["", [], []]


EMPH: Node = {"t": "Emph", "c": [{"t": "Str", "c": "a"}]}


def word(text: str) -> Node:
    return {"t": "Str", "c": text}


def para(*inlines: Node | str) -> Node:
    return {"t": "Para", "c": [word(each) if isinstance(each, str) else each for each in inlines]}


def made(kind: str, content: Any) -> Node:
    return {"t": kind, "c": content}


def link(target: str, *words: Node) -> Node:
    return made("Link", [NO_ATTRIBUTES, list(words), [target, ""]])


def span(classes: list[str], *words: Node, **about: str) -> Node:
    return made("Span", [["", classes, list(about.items())], list(words)])


def bullets(*items: list[Node]) -> Node:
    return made("BulletList", list(items))


def numbers(start: int, *items: list[Node]) -> Node:
    style = [start, {"t": "Decimal"}, {"t": "Period"}]
    return made("OrderedList", [style, list(items)])


def code(text: str) -> Node:
    return made("CodeBlock", [NO_ATTRIBUTES, text])


def cell(*blocks: Node, down: int = 1, across: int = 1) -> list[Any]:
    return [NO_ATTRIBUTES, PLAIN_SIDE, down, across, list(blocks)]


def table(
    head: list[list[Any]], rows: list[list[list[Any]]], caption: list[Node], *sides: str
) -> Node:
    heads = [[NO_ATTRIBUTES, head]] if head else []
    body = [NO_ATTRIBUTES, 0, [], [[NO_ATTRIBUTES, row] for row in rows]]
    columns = [[{"t": side}, {"t": "ColWidthDefault"}] for side in sides]
    return made(
        "Table",
        [
            NO_ATTRIBUTES,
            [None, caption],
            columns,
            [NO_ATTRIBUTES, heads],
            [body],
            [NO_ATTRIBUTES, []],
        ],
    )


def written(*nodes: Node) -> tuple[str, list[tuple[str, str]]]:
    """The Markdown, and the losses with their words."""
    losses = Losses()
    inlines = Inlines(losses, lambda target, words: f"<{target}|{words}>")
    text = Blocks(inlines, losses).write(list(nodes))
    return bare(text), [(loss.kind, loss.excerpt) for loss in losses.found]


@pytest.mark.parametrize(
    ("inline", "expected", "told"),
    [
        (word("a<b[c{d|e~f"), "a&lt;b&#91;c&#123;d&#124;e&#126;f", []),
        (word(r"\ ` * _"), r"\\ \` \* \_", []),
        (word("&amp; &#x; & x"), "&amp;amp; &amp;#x; & x", []),
        (word("a\tb\u2028c\u2029d\u200be"), "a b c de", []),
        (word("#1"), "&#35;1", []),
        (word("12. x"), "12\\. x", []),
        (word("12.x"), "12.x", []),
        (word("- x"), "&#45; x", []),
        (word("-x"), "-x", []),
        (word("--- -"), "&#45;-- -", []),
        (word(": x"), "&#58; x", []),
        (word("!!! x"), "&#33;!! x", []),
        (made("Strong", [word("a"), SPACE]), "**a**", []),
        (made("Emph", [made("Strong", [word("a")])]), "***a***", []),
        (made("Strong", [word("a"), SPACE, made("Emph", [word("b")])]), "**a** ***b***", []),
        (made("Strong", [made("Strong", [word("a")])]), "**a**", []),
        (made("Span", [NO_ATTRIBUTES, [EMPH, EMPH, made("Strong", [word("b")])]]), "*aa***b**", []),
        (made("Emph", [SPACE]), "", []),
        (made("Underline", [word("a")]), "a", [("underline", "a")]),
        (made("SmallCaps", [word("a")]), "a", [("small-caps", "a")]),
        (made("Strikeout", [word("a")]), "a", [("strikeout", "a")]),
        (made("Superscript", [word("2n")]), "²ⁿ", []),
        (made("Superscript", [word("*")]), r"\*", [("superscript", "*")]),
        (made("Subscript", [word("2")]), "₂", []),
        (made("Subscript", [word("n")]), "n", [("subscript", "n")]),
        (made("Quoted", [{"t": "DoubleQuote"}, [word("a")]]), "„a“", []),
        (made("Quoted", [{"t": "SingleQuote"}, [word("a")]]), "‚a‘", []),
        (made("Cite", [[], [word("a")]]), "a", []),
        (made("Code", [NO_ATTRIBUTES, "a\nb"]), "`a b`", []),
        (made("Code", [NO_ATTRIBUTES, "a``b"]), "``` a``b ```", []),
        (made("Math", [{"t": "InlineMath"}, "x^2"]), "`x^2`", [("equation", "x^2")]),
        (made("RawInline", ["html", "<b>"]), "", [("raw", "<b>")]),
        (made("Unheard", "a"), "", [("unknown", "Unheard")]),
        (link("https://a.b/(c)", word("d")), "[d](https://a.b/%28c%29)", []),
        (link("HTTP://a.b/\\c"), "[HTTP://a.b/\\\\c](HTTP://a.b/%5Cc)", []),
        (link("mailto:a@b.c", word("d")), "[d](mailto:a@b.c)", []),
        (link("#place", word("d")), "d", [("link", "d")]),
        (link("https://a.b/", word("c]"), link("https://c.d/")), "[c&#93;](https://a.b/)", []),
        (link("file.docx", word("d")), "d", [("link", "d")]),
        (link("file.docx"), "", [("link", "file.docx")]),
        (link("https://a.b/ c", word("d")), "d", [("link", "d")]),
        (
            link("https://a.b/", word("c"), BREAK, word("d")),
            "[c d](https://a.b/)",
            [("break", "c d")],
        ),
        (made("Image", [NO_ATTRIBUTES, [word("a")], ["b.png", "c"]]), "<b.png|a>", []),
        (made("Image", [NO_ATTRIBUTES, [], ["b.png", "c"]]), "<b.png|c>", []),
        (made("Note", [para("a")]), "[^n1]", []),
        (
            span(["deletion"], word("a"), author="B", date="2026-11-22T10:00:00Z"),
            "",
            [("deletion", "a (B 2026-11-22)")],
        ),
        (span(["insertion"], word("a"), author="B"), "a", [("insertion", "a (B)")]),
        (span(["comment-start"], word("a"), author="B"), "", [("comment", "a (B)")]),
        (span(["comment-end"], word("a")), "", []),
        (span(["paragraph-insertion"], word("a")), "", []),
        (span(["paragraph-deletion"], word("a")), "", []),
        (span(["anchor"], word("a")), "a", []),
        (span(["mark"], word("a")), "a", [("highlight", "a")]),
        (span(["other"], word("a")), "a", []),
    ],
)
def test_inline(inline: Node, expected: str, told: list[tuple[str, str]]) -> None:
    assert written(para(inline)) == (expected, told)


def test_emphasis_leaves_white_space_outside() -> None:
    strong = made("Strong", [SPACE, word("b"), SPACE])
    assert written(para("a", strong, "c", BREAK, "  d"))[0] == "a **b** c\\\nd"
    assert written(para("a", made("Emph", [SPACE]), "b"))[0] == "a b"
    first, second = made("Emph", [word("a")]), made("Strong", [word("b")])
    assert written(para(first, SPACE, second))[0] == "*a* **b**"


DEEP: Node = para("най-долу")
for _ in range(DEEPEST + 2):
    DEEP = bullets([DEEP])


@pytest.mark.parametrize(
    ("block", "expected", "told"),
    [
        (made("BlockQuote", [para("a"), para("b")]), "> a\n>\n> b", []),
        (bullets([para("a")], [para("b")]), "- a\n- b", []),
        (bullets([para("a"), para("b")], [para("c")]), "- a\n\n    b\n\n- c", []),
        (bullets([para("a"), bullets([para("b")])]), "- a\n    - b", []),
        (bullets([para("a"), numbers(1, [para("b")])]), "- a\n    1. b", []),
        (bullets([made("Plain", [word("a")])], [para("b")]), "- a\n- b", []),
        (bullets([bullets([para("a")])], [para("b")]), "- - a\n\n- b", []),
        (bullets([para("a"), code("b")]), "- a\n\n    ```\n    b\n    ```", []),
        (numbers(3, [para("a")], [para("b")]), "3. a\n4. b", []),
        (code("a```b"), "````\na```b\n````", []),
        (made("HorizontalRule", None), "***", []),
        (made("LineBlock", [[word("a")], [word("b")]]), "a\\\nb", []),
        (made("RawBlock", ["html", "<b>"]), "", [("raw", "<b>")]),
        (made("Div", [NO_ATTRIBUTES, [para("a"), para("b")]]), "a\n\nb", []),
        (made("Unheard", []), "", [("unknown", "Unheard")]),
        (
            made("DefinitionList", [[[word("#a")], [[para("b"), para("c")], [para("d")]]]]),
            "&#35;a\n:   b\n\n    c\n:   d",
            [],
        ),
        (made("Header", [1, NO_ATTRIBUTES, [word("C#")]]), "## C&#35;", []),
        (made("Header", [3, NO_ATTRIBUTES, [word("a")]]), "## a", []),
        (made("Header", [1, NO_ATTRIBUTES, []]), "", []),
        (
            made("BlockQuote", [made("Header", [1, NO_ATTRIBUTES, [word("a")]])]),
            "> **a**",
            [],
        ),
        (made("Figure", [NO_ATTRIBUTES, [None, []], [para("a")]]), "a", []),
        (made("Figure", [NO_ATTRIBUTES, [None, [para("b")]], [para("a")]]), "a\n\nb", []),
        (
            table([cell(para("a"))], [[cell(para("b"))]], [], "AlignRight"),
            "| a |\n| ---: |\n| b |",
            [],
        ),
        (
            table([], [[cell(para("b")), cell(para("c"))]], [], "AlignCenter", "AlignDefault"),
            "| b | c |\n| :---: | --- |",
            [("table-head", "b c")],
        ),
        (
            table([cell(para("a"))], [], [para("#", BREAK, "b")], "AlignDefault"),
            "&#35;\\\nb\n\n| a |\n| --- |",
            [],
        ),
        (table([], [], [para("a")], "AlignDefault"), "a", []),
        (
            table(
                [cell(para("a"), across=2), cell(para("b"), down=2)],
                [[cell(para("c"), para("d"))], [cell(bullets([para("e")]))]],
                [],
                "AlignDefault",
                "AlignDefault",
                "AlignDefault",
            ),
            "| a |  | b |\n| --- | --- | --- |\n| c d |  |  |\n| e |  |  |",
            [("merged-cells", "a"), ("merged-cells", "b"), ("break", "c d"), ("cell", "e")],
        ),
        (
            table([cell(code("x|y"))], [], [], "AlignDefault"),
            "| `x|y` |\n| --- |",
            [("cell", "x|y")],
        ),
    ],
)
def test_block(block: Node, expected: str, told: list[tuple[str, str]]) -> None:
    assert written(block) == (expected, told)


def test_a_table_without_words_is_none() -> None:
    assert written(table([cell(para())], [[cell(para())]], [], "AlignDefault")) == ("", [])


def test_code_that_touches_code_is_one() -> None:
    parts = [made("Code", [NO_ATTRIBUTES, text]) for text in ("a`", "b")]
    assert written(para(*parts, "c"))[0] == "`` a`b ``c"


def test_a_note_before_a_bracket_is_no_link() -> None:
    note = made("Note", [para("b")])
    assert written(para("a", note, "(c)"))[0].startswith("a[^n1]&#40;c)")
    assert written(para(note, ": c"))[0].startswith("[^n1]&#58; c")


def test_code_that_begins_an_item_stands_alone() -> None:
    assert written(bullets([code("a")], [para("b")])) == ("```\na\n```\n\nb", [])
    assert written(numbers(1, [code("a")])) == ("1\\.\n\n```\na\n```", [])


def test_lists_that_follow_each_other() -> None:
    ours, theirs = bullets([para("a")]), numbers(1, [para("b")])
    assert written(ours, bullets([para("b")])) == ("- a\n- b", [])
    assert written(ours, theirs) == ("- a\n\n***\n\n1. b", [("lists", "1. b")])
    assert written(ours, para("c"), theirs) == ("- a\n\nc\n\n1. b", [])


def test_a_list_that_is_too_deep_goes_on_in_its_last_row() -> None:
    text, losses = written(DEEP)
    assert text == "- " * DEEPEST + "най-долу"
    assert losses == [("too-deep", "най-долу")]


def headings(*levels: int) -> tuple[list[int], list[str]]:
    """The rows of headings on the page, and those of which something is told."""
    rows = [made("Header", [level, NO_ATTRIBUTES, [word(str(level))]]) for level in levels]
    text, losses = written(*rows)
    return [line.index(" ") for line in text.split("\n\n")], [words for _, words in losses]


@pytest.mark.parametrize(
    ("levels", "rows", "told"),
    [
        ((2, 4, 4, 4), [2, 3, 3, 3], []),
        ((1, 3, 3, 1, 3), [2, 3, 3, 2, 3], []),
        ((1, 2, 4, 6, 9), [2, 3, 4, 5, 6], []),
        ((3, 2, 1), [2, 2, 2], []),
        ((1, 3, 1, 2, 3), [2, 3, 2, 3, 4], ["3"]),
        ((1, 2, 3, 4, 5, 6), [2, 3, 4, 5, 6, 6], ["6"]),
    ],
)
def test_headings_of_one_level_stay_on_one(
    levels: tuple[int, ...], rows: list[int], told: list[str]
) -> None:
    assert headings(*levels) == (rows, told)


def lettered(*words: str) -> Node:
    style = [1, {"t": "LowerRoman"}, {"t": "OneParen"}]
    return made("OrderedList", [style, [[para(each)] for each in words]])


def own(label: str, *words: str) -> list[Node]:
    """An item whose number the document itself gave."""
    return [para(labelled(label), SPACE, *words)]


@pytest.mark.parametrize(
    ("blocks", "expected", "told"),
    [
        ([lettered("a", "b")], "i) a\n\nii) b", []),
        ([numbers(1, own("1.1.", "a"), own("1.2.", "b"))], "1.1. a\n\n1.2. b", []),
        ([numbers(1, own("4.", "a"), own("5.", "b"))], "4. a\n5. b", []),
        ([numbers(1, own("4.", "a"), own("6.", "b"))], "4\\. a\n\n6\\. b", []),
        ([numbers(1, own("1)", "a"))], "1\\) a", []),
        ([bullets(own("Чл. 1.", "a"))], "Чл. 1. a", []),
        ([bullets([para("a"), lettered("b")])], "- a\n\n    i) b", []),
        ([numbers(1, own("1.")), para("a")], "1.\n\na", []),
        ([para(labelled("§ 1."), SPACE, "a")], "§ 1. a", []),
        ([numbers(1, [para("a")]), numbers(2, [para("b")])], "1. a\n2. b", []),
        (
            [numbers(1, [para("a"), para("b")]), numbers(2, [para("c")])],
            "1. a\n\n    b\n\n2. c",
            [],
        ),
        (
            [numbers(1, [para("a")]), numbers(1, [para("b")])],
            "1. a\n\n***\n\n1. b",
            [("lists", "1. b")],
        ),
        (
            [bullets([para("a"), bullets([para("b"), para("c")])], [para("d")])],
            "- a\n\n    - b\n\n        c\n\n- d",
            [],
        ),
        ([table([cell(numbers(2, own("2.")))], [], [], "AlignDefault")], "| 2. |\n| --- |", []),
        (
            [table([cell(lettered("a"))], [], [], "AlignDefault")],
            "| i) a |\n| --- |",
            [],
        ),
        (
            [table([cell(made("BlockQuote", [para("a")]))], [], [], "AlignDefault")],
            "| a |\n| --- |",
            [],
        ),
    ],
)
def test_numbers_are_kept(blocks: list[Node], expected: str, told: list[tuple[str, str]]) -> None:
    assert written(*blocks) == (expected, told)


def test_a_joined_cell_leaves_its_columns_to_the_rows_below() -> None:
    rows = [
        [cell(para("a"), down=2), cell(para("b"), across=2, down=2), cell(para("c"))],
        [cell(para("d"))],
        [cell(para("e")), cell(para("f")), cell(para("g"), para("h")), cell(), cell(para("i"))],
    ]
    lines = written(table([], rows, [], *["AlignDefault"] * 4))[0].split("\n")
    assert lines == [
        "| a | b |  | c |",
        "| --- | --- | --- | --- |",
        "|  |  |  | d |",
        "| e | f | g h | i |",
    ]


def test_signs_at_the_ends_of_a_line() -> None:
    assert at_heading_end("F## и C##") == "F## и C&#35;&#35;"
    assert at_line_start("  7) x") == "  7\\) x"
    assert at_line_start("7)x") == "7)x"


@pytest.mark.parametrize("kind", ["deletion", "comment-start"])
def test_what_a_document_no_longer_says_is_in_no_plain_words(kind: str) -> None:
    assert plain([word("Слово "), span([kind], word("тайна "), author="B"), word("край.")]) == (
        "Слово край."
    )
