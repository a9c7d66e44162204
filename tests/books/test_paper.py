"""The page as it is laid out: nothing leaves its paper, what belongs together is together."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.output.book.shelf import Shelf

from .making import Printed, alone, book, pressed, shelf

LONG = "Q7" * 70
FOOT = 60
"""Points above the edge of the paper at which the foot of a page ends."""
WORDS = "Общината отговаря на всяко предложение в срок и казва причините. "


def wide(columns: int, rows: int = 3, cell: str = "община{0}-{1} 12 345,67") -> str:
    """A table whose words need more than an upright page."""
    head = "|".join(f" Колона {n} " for n in range(columns))
    lines = ("|".join(cell.format(row, n) for n in range(columns)) for row in range(rows))
    return "\n".join(f"|{line}|" for line in (head, "---|" * columns, *lines)).replace("||", "|")


class Page:
    """A page with the boxes of its letters."""

    def __init__(self, page: Any) -> None:
        self.width, self.height = page.get_size()
        text = page.get_textpage()
        self.words = text.get_text_range().replace("\r\n", "\n")
        signs = [(text.get_text_range(n, 1), n) for n in range(text.count_chars())]
        self.signs = [sign for sign, _ in signs if sign.strip()]
        self.boxes = [text.get_charbox(n, loose=True) for sign, n in signs if sign.strip()]

    def lines(self) -> list[str]:
        """The lines from the top to the foot, without blanks."""
        found: dict[int, str] = {}
        for sign, box in zip(self.signs, self.boxes, strict=True):
            if box[1] > FOOT:
                found[round(box[1])] = found.get(round(box[1]), "") + sign
        return [found[at] for at in sorted(found, reverse=True)]

    @property
    def is_lying(self) -> bool:
        return bool(self.width > self.height)

    def outside(self, margin: float = 60) -> list[tuple[float, float, float, float]]:
        """The boxes that leave the text’s block at a side, or the paper anywhere."""
        return [
            box
            for box in self.boxes
            if not (margin < box[0] and box[2] < self.width - margin)
            or not (box[1] > 0 and box[3] < self.height)
        ]


def pages_of(made: Printed) -> list[Page]:
    return [Page(page) for page in pypdfium2.PdfDocument(made.pdf)]


@pytest.fixture(scope="module")
def of(docs: Path) -> Shelf:
    return shelf(docs)


@pytest.fixture(scope="module")
def laid(of: Shelf) -> Callable[..., list[Page]]:
    """Gives the pages of a text as a chapter, without those before it."""
    whole = book(of, "analysis", BULGARIAN)

    def laid(text: str, lang: str = "bg", **facts: Any) -> list[Page]:
        html = of.converter.html(text).replace("<table", f'<table lang="{lang}"')
        return pages_of(pressed(of, alone(whole, html, **facts)))

    return laid


LONG_TEXTS = {
    "code": f"```\ntoken={LONG}\n    indented = {LONG}\n```",
    "code in a line": f"Ключът `{LONG}` е таен.",
    "address": f"Адрес <https://example.org/find?q={LONG}> край.",
    "address of a link": f"Вижте [тук](https://example.org/find?a=1&q={LONG}) края.",
    "address in a list": f"- [тук](https://example.org/find?q={LONG})",
    "numbers": f"<https://example.org/{'/'.join(map(str, range(2000, 2040)))}>",
    "heading": f"## {LONG}",
    "box": f'!!! note "{LONG}"\n    {LONG}',
    "quotation": f"> {LONG}",
    "note": f"Текст.[^1]\n\n[^1]: {LONG}",
    "cells": f"| A | B |\n|---|---|\n| {LONG} | `{LONG}` |",
    "many columns": wide(30, cell="BG05SFOP001-2.{0}-{1}"),
    "many columns in a box": '!!! note "А"\n'
    + "\n".join(f"    {line}" for line in wide(14, cell="BG05SFOP001-2.{0}-{1}").splitlines()),
}


@pytest.mark.parametrize("kind", LONG_TEXTS)
def test_nothing_leaves_the_text_block(laid: Callable[..., list[Page]], kind: str) -> None:
    pages = laid(LONG_TEXTS[kind])[3:]
    assert [page.outside() for page in pages if page.outside()] == []


def test_no_title_leaves_its_page(laid: Callable[..., list[Page]]) -> None:
    pages = laid(WORDS * 200, title=LONG)
    assert [page.outside() for page in pages if page.outside()] == []
    front = laid("А", subtitle=LONG, authors=(LONG,), publisher=LONG, funding=LONG)
    assert [page.outside() for page in front if page.outside()] == []


def test_what_is_cut_is_copied_whole(laid: Callable[..., list[Page]]) -> None:
    (page,) = laid(f"Ключ `{LONG}` и <https://example.org/find?q={LONG}> край.")[3:]
    joined = page.words.replace("\n", "")
    assert LONG in joined
    assert f"https://example.org/find?q={LONG}" in joined


class TestLyingTables:
    def test_headings_stand_with_their_tables_and_nothing_alone(
        self, laid: Callable[..., list[Page]]
    ) -> None:
        text = f"## Първа таблица\n\n{wide(12)}\n\n## Втора таблица\n\n{wide(12)}\n\nКрай."
        (page,) = laid(text, title="Широки")[3:]
        assert page.is_lying
        assert all(words in page.words for words in ("Широки", "Първа", "Втора", "Край."))
        assert page.outside() == []

    @pytest.mark.parametrize("level", [0, 1, 2])
    def test_a_long_text_before_and_after_stands_upright(
        self, laid: Callable[..., list[Page]], level: int
    ) -> None:
        long = f"{WORDS * 40}\n\n" * 2
        text = f"{long}## Таблица {{#t}}\n\nТя казва:\n\n{wide(12)}\n\n## После\n\n{long}"
        pages = laid(text, level=level)[3:]
        (lying,) = [page for page in pages if page.is_lying]
        assert "Таблица" in lying.words and "Тя казва" in lying.words
        assert "После" not in lying.words
        assert "После" in pages[pages.index(lying) + 1].words

    def test_a_table_in_another_language_lies_too(self, laid: Callable[..., list[Page]]) -> None:
        pages = laid(f"## Таблица\n\n{wide(12)}", lang="en")[3:]
        assert [page.is_lying for page in pages] == [True]
        assert pages[0].outside() == []

    @pytest.mark.parametrize("lang", ["bg", "en"])
    def test_a_table_lies_with_the_small_line_below_it(
        self, of: Shelf, laid: Callable[..., list[Page]], lang: str
    ) -> None:
        table, own = of.converter.html(wide(12)), '<p class="cd-own">Собствено.</p>'
        (page,) = laid(f'<div class="cd-block">{table}{own}</div>', lang=lang)[3:]
        assert page.is_lying and "Собствено." in page.words
        assert page.outside() == []

    def test_a_long_table_goes_on_over_lying_pages(self, laid: Callable[..., list[Page]]) -> None:
        pages = laid(f"## Таблица\n\n{wide(12, 60)}\n\nКрай.")[3:]
        assert all(page.is_lying and "Колона 11" in page.words for page in pages)
        assert "Край." in pages[-1].words


@pytest.mark.parametrize("signs", [150, 250, 330, 420, 600, 1500])
def test_no_heading_has_two_lines_at_the_foot_of_a_page(
    laid: Callable[..., list[Page]], signs: int
) -> None:
    text = (WORDS * 30)[:signs]
    stand_whole(laid("\n\n".join(f"## Раздел{n}\n\n{text}\n\n{text}" for n in range(60))))


@pytest.mark.parametrize("items", range(3, 9))
def test_no_heading_has_two_lines_of_a_list_at_the_foot_of_a_page(
    laid: Callable[..., list[Page]], items: int
) -> None:
    text = "\n".join(f"- Точка {n} {WORDS[: 60 * (n % 3)]}" for n in range(items))
    stand_whole(laid("\n\n".join(f"## Раздел{n}\n\n{text}" for n in range(60))))


def stand_whole(pages: list[Page]) -> None:
    """Every heading has three lines below it on its page."""
    seen = 0
    for page in pages:
        lines = page.lines()
        own = [n for n, line in enumerate(lines) if re.fullmatch("Раздел[0-9]+", line)]
        seen += len(own)
        assert not own or len(lines) - 1 - own[-1] >= 3, lines[own[-1] :]
    assert seen == 60


def test_a_tall_picture_has_its_title_on_its_page(of: Shelf) -> None:
    drawn = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="4000"/>'
    html = '<figure><img data-asset="a.svg" alt="Висока"><figcaption>Думи</figcaption></figure>'
    made = alone(book(of, "analysis", BULGARIAN), html, assets={"a.svg": drawn})
    (page,) = pages_of(pressed(of, made))[3:]
    assert "Глава" in page.words and "Думи" in page.words
    assert page.outside() == []


CHINESE = "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。"
THAI = "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิต่างมีเหตุผลและมโนธรรม"
ARABIC = "يولد جميع الناس أحراراً ومتساوين في الكرامة والحقوق وهم قد وهبوا العقل والوجدان معا"


def pages(made: Printed) -> list[Page]:
    return [Page(each) for each in pypdfium2.PdfDocument(made.pdf)]


@pytest.mark.parametrize("text", [CHINESE, THAI], ids=["Chinese", "Thai"])
def test_a_text_without_blanks_is_broken_by_the_rules_of_its_script(
    a_text: Callable[[str], Printed], text: str
) -> None:
    made = a_text(f"Дума {text * 4}.")
    assert "cut(" not in made.source
    shown = pages(made)[-1]
    lines = [line for line in shown.lines() if any(sign in text for sign in line)]
    assert len(lines) > 2
    assert shown.outside() == []
    # No line begins with what ends a sentence, or with a mark over a letter.
    assert not any(line[0] in "，。ัิีุูํ้่็์" for line in lines)
    # The blank of the first line is as wide as any.
    top = max(box[1] for box in shown.boxes if box[1] < shown.height - 130)
    row = [b for b in shown.boxes if abs(b[1] - top) < 6]
    assert max(after[0] - before[2] for before, after in pairwise(sorted(row))) < 8


def test_what_is_written_the_other_way_begins_at_its_side(
    docs: Path, a_text: Callable[[str], Printed]
) -> None:
    of = shelf(docs)
    html = (
        f'<p dir="rtl">{ARABIC}</p><h2 id="x" dir="rtl">{ARABIC[:20]}</h2>'
        f"<table><tr><th>Език</th><th>Текст</th></tr><tr><td>арабски</td>"
        f'<td dir="rtl">{ARABIC * 2}</td></tr></table><p>Думи.</p>'
    )
    made = pressed(of, alone(book(of, "analysis", BULGARIAN), html))
    shown = pages(made)[-1]
    arabic = [b for s, b in zip(shown.signs, shown.boxes, strict=True) if "\u0600" < s < "\u0700"]
    rows: dict[int, list[float]] = {}
    for box in arabic:
        rows.setdefault(round((box[1] + box[3]) / 2 / 8), []).append(box[2])
    assert len(rows) > 3
    assert all(max(ends) > shown.width - 90 for ends in rows.values() if len(ends) > 9)
