"""Registers of every site, cut into pages: each entry is on one, and links lead there."""

from pathlib import Path
from typing import Any

import pytest
from lxml import html as lhtml

from civildialogue.core.model.language import BULGARIAN, Locale, languages
from civildialogue.core.site.pages import paging
from civildialogue.core.site.writing import registers
from civildialogue.core.site.writing.context import Writer

from ..making import load, made, original, unmarked, writer_of

SOURCE = """\
- id: s-{n}
  type: report
  title: {{bg: "Доклад {n}", en: "Report {n}"}}
  short: {{bg: "{bg} {n:03}", en: "Short {n:03}"}}
  language: bg
  URL: https://example.org/{n}
  accessed: "2026-11-23"
"""
SIZE, COUNT = registers.SIZE[registers.SOURCES], 200


def writer(docs: Path, locale: Locale = BULGARIAN, count: int = COUNT) -> Writer:
    """The first sources come last in Bulgarian, and first in English."""
    listed = "".join(SOURCE.format(n=n, bg="Я" if n < 10 else "А") for n in range(count))
    loader = load(docs, {"_data/sources.yml": listed, "a.bg.md": original()})
    return writer_of(loader.library, docs, locale)


def bibliography(of: Writer) -> dict[str, Any]:
    found = made(of)
    return {
        key: lhtml.fromstring(f"<main>{document.body}</main>")
        for key, document in found.items()
        if key.startswith(registers.SOURCES)
    }


@pytest.mark.parametrize("locale", languages())
def test_every_source_stands_on_one_page_and_links_lead_there(
    tmp_path: Path, locale: Locale
) -> None:
    own = writer(tmp_path, locale)
    found = bibliography(own)
    keys = [registers.SOURCES, *(f"{registers.SOURCES}/page-{n}" for n in (2, 3))]
    assert [*found] == keys
    where = {i: key for key, tree in found.items() for i in tree.xpath("//ol/li/@id")}
    assert len(where) == COUNT
    for name, key in where.items():
        assert own.way("index", f"{registers.SOURCES}#{name}") == own.way("index", f"{key}#{name}")
    assert where["source-s-0"] == (keys[-1] if locale == BULGARIAN else keys[0])


def test_a_book_knows_of_no_pages(tmp_path: Path) -> None:
    short = writer(tmp_path)
    whole = Writer(short.shared, short.locale, whole=True)
    assert whole.way("index", f"{registers.SOURCES}#source-s-0") == "about/sources/#source-s-0"
    assert short.way("index", f"{registers.SOURCES}#source-s-0").startswith("about/sources/page-3/")


def test_the_first_page_has_a_place_for_each_entry_of_the_others(tmp_path: Path) -> None:
    found = bibliography(writer(tmp_path))
    body = found[registers.SOURCES]
    marked = made(writer(tmp_path))[registers.SOURCES].body
    html = lhtml.fromstring(f"<main>{unmarked(marked)}</main>")
    moved = html.xpath("//ul[@class='cd-elsewhere']/li")
    assert len(moved) == COUNT - SIZE
    assert {*html.xpath("//ul[@class='cd-elsewhere']/li/@id")}.isdisjoint(body.xpath("//ol/li/@id"))
    [link] = html.xpath("//li[@id='source-s-0']/a[@data-cd-moved]")
    assert link.get("href") == "page-3/#source-s-0"


def test_where_there_are_too_many_no_page_lists_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "MOST", COUNT - SIZE - 1)
    body = made(writer(tmp_path))[registers.SOURCES].body
    assert "cd-elsewhere" not in unmarked(body)
    assert "cd-leaves" in unmarked(body)


def test_a_short_register_has_one_page_without_ways(tmp_path: Path) -> None:
    own = writer(tmp_path, count=SIZE)
    assert [*bibliography(own)] == [registers.SOURCES]
    body = made(own)[registers.SOURCES].body
    assert "cd-leaves" not in unmarked(body)
    assert registers.places(own) == {}
