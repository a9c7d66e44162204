"""Links, images, citations and raw HTML, with their places."""

import re

import pytest

from civildialogue.core.model.text import BlockKind
from civildialogue.core.source.inline import (
    Cited,
    citations,
    cited,
    links,
    prose,
    raw_html,
    readable,
)

from ..making import block


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[a](b.md)", "b.md"),
        ("[a]( b.md )", "b.md"),
        ("[a](<b.md>)", "b.md"),
        ('[a](b.md "Заглавие")', "b.md"),
        ("[a [b] c](d.md#e)", "d.md#e"),
        ("[a](https://bg.wikipedia.org/wiki/A_(b))", "https://bg.wikipedia.org/wiki/A_(b)"),
        ("[a]()", ""),
        ("[a](b c.md)", "b c.md"),
        ("[a](b c.md 'Заглавие')", "b c.md"),
        ('[a](<b c.md> "Заглавие")', "b c.md"),
        ("[a](<b(c.md>)", "b(c.md"),
        ('[a](b.md "З (в скоби)")', "b.md"),
        ('[a](b.md "З с "вътре" думи")', "b.md"),
        ("[a](b.md (не заглавие))", "b.md (не заглавие)"),
        ('[a](b.md "без край)', 'b.md "без край'),
        ('[a](b"c.md)', 'b"c.md'),
        ("[a](b(c(d)).md)", "b(c(d)).md"),
        ("[a](b\\_c.md)", "b_c.md"),
        ("[a \\] b](c.md)", "c.md"),
        ("[a](път/страница.md?б=1#в)", "път/страница.md?б=1#в"),
        ("[a](%D0%B0%20b.md)", "%D0%B0%20b.md"),
        ("[a](b\nc.md)", "b\nc.md"),
        ("<https://example.org/>", "https://example.org/"),
        ("<mailto:a@example.org>", "mailto:a@example.org"),
    ],
)
def test_targets(text: str, target: str) -> None:
    (found,) = links(block(f"Виж {text}!"))
    length = len(text.split("\n")[0])
    assert (found.target, found.column, found.length) == (target, 5, length)
    assert not found.is_image


def test_an_image_is_told_apart() -> None:
    (found,) = links(block("![План](plan.svg)"))
    assert (found.is_image, found.text, found.target) == (True, "План", "plan.svg")


def test_a_picture_that_is_a_link_is_both() -> None:
    found = links(block('Виж [![План](plan one.svg "З")](<a b.md>)'))
    assert [(f.is_image, f.target, f.column) for f in found] == [
        (False, "a b.md", 5),
        (True, "plan one.svg", 6),
    ]


@pytest.mark.parametrize(
    "text", ["\\[a](b.md)", "[a] (b.md)", "[a\\](b.md)", "[a](b.md", "[a](b(.md)"]
)
def test_what_is_no_link(text: str) -> None:
    assert list(links(block(text))) == []


@pytest.mark.parametrize(
    "text",
    ["[дума](b \"c.md 'З')", '[![дума](b "c.svg)](<d "e.md>)', '![дума](b.svg "З „в“")'],
)
def test_only_the_words_of_a_link_are_read(text: str) -> None:
    read = readable(block(f"Едно {text}\nдве"))
    assert len(read) == len(f"Едно {text}\nдве")
    assert re.findall(r"\w+", read) == ["Едно", "дума", "две"]
    assert not set(read) & set("\"'„“")


def test_a_place_counts_from_the_blocks_first_line() -> None:
    (found,) = links(block("едно\nдве [a](b.md)"))
    assert (found.line, found.column) == (1, 5)


def test_definitions_are_links() -> None:
    assert [one.target for one in links(block("[а]: ../b.md", BlockKind.REFERENCE))] == ["../b.md"]
    text = "[a]: b.md\n[c]: <d.md>\n[e]: f.md 'З'\n[g]: h i.md\n[j]:\n    k.md\n    \"З\""
    found = list(links(block(text, BlockKind.REFERENCE)))
    assert [(f.text, f.target) for f in found] == [
        ("a", "b.md"),
        ("c", "d.md"),
        ("e", "f.md"),
        ("g", "h i.md"),
        ("j", "k.md"),
    ]
    assert list(links(block("[a]: b.md"))) == []


@pytest.mark.parametrize("text", ["`[a](b.md)`", "``[a](b.md) ` ``", "текст"])
def test_code_has_no_links(text: str) -> None:
    assert list(links(block(text))) == []
    assert list(links(block(f"```\n{text}\n```", BlockKind.CODE))) == []


def test_places_stay_where_code_is_blanked() -> None:
    text = "едно `код\nкод` две"
    blanked = prose(block(text))
    assert len(blanked) == len(text)
    assert blanked.split() == ["едно", "две"]
    assert blanked.index("\n") == text.index("\n")


@pytest.mark.parametrize("mark", ["~~~", "````", "```"])
@pytest.mark.parametrize("prefix", ["", "    ", "> "])
def test_what_stands_between_fences_is_no_prose(mark: str, prefix: str) -> None:
    code = ["a ``` <b>", "``", "[c](d.md)"]
    lines = ["- едно", "", *(prefix + line for line in (mark, *code, mark)), "", "две ` три"]
    text = "\n".join(lines)
    assert prose(block(text)).replace(">", "").split() == ["-", "едно", "две", "`", "три"]
    assert len(prose(block(text))) == len(text)
    open_ended = text.replace(f"{prefix}{mark}\n\n", "\n", 1)
    assert "<b>" in prose(block(open_ended)) or mark == "```"


def test_citations() -> None:
    (found, items) = next(citations(block("Виж [@zna, чл. 26, ал. 2; @apk].")))
    assert items == [Cited("zna", "чл. 26, ал. 2"), Cited("apk", "")]
    assert (found.column, found.length) == (5, 27)


@pytest.mark.parametrize("text", ["`[@zna]`", "[a@b.bg]", "[@Zna]", "@zna", "[@]"])
def test_what_is_no_citation(text: str) -> None:
    assert list(citations(block(text))) == []


def test_a_citation_without_an_at_sign_inside() -> None:
    assert cited("@zna; apk") == [Cited("zna", ""), Cited("apk", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[a](<b onclick="c">)', '<b onclick="c">'),
        ("[a](b.md) <c>", "<c>"),
        ("[a](<b.md>) <c>", "<c>"),
        ("[a](<b.md> '<c>')", "<c>"),
    ],
)
def test_raw_html_in_and_beside_a_link(text: str, expected: str) -> None:
    assert [found.text for found in raw_html(block(text))] == [expected]


@pytest.mark.parametrize(
    "text", ["<script>", "</p>", "<!-- x -->", "<?php ?>", "<img src=x onerror=y", "<DIV>"]
)
def test_raw_html(text: str) -> None:
    assert [found.text for found in raw_html(block(f"a {text}"))] == [text]


@pytest.mark.parametrize(
    "text",
    [
        *("a < b", "3<5", "<https://example.org/>", "`<b>`", "<3"),
        *("[a](<b c.md>)", "[a](<b.md>)", "![a](<b.svg>) и [c](<d e.md#f>)", "[a ![b](<c>)](<d>)"),
    ],
)
def test_what_is_no_html(text: str) -> None:
    assert list(raw_html(block(text))) == []
