"""Annexes: documents to fill in, as pages and as files that people and programs can read."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from lxml import etree

from civildialogue.core import pipeline
from civildialogue.core.model.downloads import Download
from civildialogue.core.model.language import BULGARIAN, languages
from civildialogue.core.output import office
from civildialogue.core.output.book.order import Made, Materials
from civildialogue.core.site.pages.assembly import generate
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source import clock
from civildialogue.core.source.history import History
from civildialogue.core.source.settings import settings
from civildialogue.features.methods.annexes import everything
from civildialogue.features.methods.pages import of_library
from counts import LONG
from projects import REPOSITORY, around

ANNEX = """\
---
kind: annex
origin: site-edition
title: "Заповед & консултация"
summary: "Образец на заповед."
methods: [petition]
legal-basis:
  - {source: zna, article: "26", paragraph: "4"}
---

## Заповед {#order}

На основание [@zna, чл. 26, ал. 4] **нареждам** <script>alert(1)</script>:

1. Откривам консултация до ……… (дата).
2. Отговаря [служителят](petition.md).

## Срокове {#terms}

| Какво | Докога |
| --- | --- |
| Обява | ……… |
"""
TEXT, OFFICE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{n}:1.0}}" for n in ("text", "table"))
SECONDS = 240


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "tests/golden/_base/docs", tmp_path / "docs")
    folder = tmp_path / "docs/methodologies"
    (folder / "order.bg.md").write_text(ANNEX, encoding="utf-8")
    for name in ("index.bg.md",):
        text = (folder / name).read_text(encoding="utf-8")
        written = text.replace("order: [petition]", "order: [petition, order]")
        (folder / name).write_text(written, encoding="utf-8")
    return around(tmp_path / "docs")


def materials(site: Path, known: dict[str, Download] | None = None) -> Materials:
    given = settings(site)
    found = pipeline.inspect(given.docs, "docs", given)
    shared = Shared(found.library, History(given.docs), clock.today())
    return Materials(shared, given, "sources", known or {})


def made(site: Path, known: dict[str, Download] | None = None) -> dict[str, Made]:
    pieces = (piece() for piece in everything(materials(site, known)))
    return {piece.download.name: piece for piece in pieces}


def content(site: Path, form: str) -> bytes:
    found = made(site)[f"methodologies--order.bg.{form}"].content
    assert found is not None
    return found


def printed(folder: Path, files: list[Path]) -> None:
    """Makes a PDF of each file, beside it, by LibreOffice."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder)
    subprocess.run((*command, *files), check=True, capture_output=True, timeout=SECONDS)


def test_word_reads_headings_table_heads_title_and_language(site: Path) -> None:
    found = docx.Document(io.BytesIO(content(site, "docx")))
    styles = [(p.style.name if p.style else "", p.text) for p in found.paragraphs]
    assert ("Title", "Заповед & консултация") in styles
    assert [text for name, text in styles if name == "Heading 1"] == ["Заповед", "Срокове"]
    assert found.core_properties.title == "Заповед & консултация"
    assert found.core_properties.language == "bg"
    head, *rows = found.tables[0].rows
    assert head._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert all(row._tr.find(f".//{qn('w:tblHeader')}") is None for row in rows)
    languages_named = found.styles.element.xpath("//w:lang/@w:val")
    assert set(languages_named) == {"bg"}
    section = found.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


@pytest.mark.parametrize("form", office.FORMS)
def test_a_table_is_as_wide_as_the_page_and_each_column_by_what_it_holds(
    form: str, tmp_path: Path
) -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>{'Какво се предлага на хората ' * 3}</td><td>☐</td></tr>"
        for n in range(60)
    )
    head = "<thead><tr><th>№</th><th>Въпрос</th><th>Глас</th></tr></thead>"
    body = f"<table>{head}<tbody>{rows}</tbody></table>"
    made = tmp_path / f"one.{form}"
    made.write_bytes(office.write(form, "Заглавие", BULGARIAN, body))
    printed(tmp_path, [made])
    pages = [*pypdfium2.PdfDocument(made.with_suffix(".pdf"))]
    for number, page in enumerate(pages, 1):
        at_the_foot = page.get_textpage().get_text_bounded(top=72).strip()
        assert at_the_foot == str(number)
    first, *_, last = pages
    assert last.get_textpage().get_text_range().splitlines()[0].strip() == "№ Въпрос Глас"
    words = first.get_textpage()
    left, middle, right = (
        words.get_charbox(words.get_text_range().index(word))[0] for word in ("№", "Въпрос", "Глас")
    )
    # In points: the page ends 57 before 595.
    assert (left < 70, middle < 120, 450 < right < 510) == (True, True, True)


def test_it_says_that_it_is_a_model_and_names_its_law(site: Path) -> None:
    first = docx.Document(io.BytesIO(content(site, "docx"))).paragraphs[1].text
    assert first.startswith("Образец, който се приспособява към случая.")
    assert "Опира се на: ЗНА, чл. 26, ал. 4." in first
    page = generate(materials(site).shared)["methodologies/order.bg.md"]
    told = str(page.meta["forum"]["facts"])
    assert "не е правен съвет" in told
    assert "чл. 26" in told


def test_writer_reads_headings_and_table_heads(site: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(content(site, "odt"))) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        text = etree.fromstring(archive.read("content.xml"))
        styles = archive.read("styles.xml").decode()
    heads = [(h.get(f"{TEXT}outline-level"), "".join(h.itertext())) for h in text.iter(f"{TEXT}h")]
    assert heads == [("1", "Заповед"), ("1", "Срокове")]
    assert text.find(f".//{OFFICE}table-header-rows") is not None
    assert 'fo:language="bg"' in styles
    assert 'fo:page-width="21cm"' in styles


def test_nothing_of_a_source_is_run_and_links_lead_to_the_site(site: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(content(site, "docx"))) as archive:
        links = archive.read("word/_rels/document.xml.rels").decode()
        text = archive.read("word/document.xml").decode()
    assert "/methodologies/petition/" in links
    assert "https://lex.bg/laws/ldoc/2127837184" in links
    assert "&lt;script&gt;" in text


def test_the_bytes_are_the_same_and_nothing_is_made_twice(site: Path) -> None:
    first = made(site)
    again = made(site)
    assert [each.content for each in first.values()] == [each.content for each in again.values()]
    known = {name: each.download for name, each in first.items()}
    assert not any(each.content for each in made(site, known).values())


def test_a_method_shows_its_annexes(site: Path) -> None:
    pages = generate(materials(site).shared)
    assert "order" in pages["methodologies/petition.bg.md"].body.split("annexes")[-1]


def test_the_real_annexes_open_in_libreoffice(site: Path, tmp_path: Path) -> None:
    given = settings(REPOSITORY)
    found = pipeline.inspect(given.docs, "docs", given)
    keys = [key for key, _ in of_library(found.library)]
    shared = Shared(found.library, History(given.docs), clock.today())
    pieces = [piece() for piece in everything(Materials(shared, given, "", {}))]
    assert len(pieces) == len(keys) * len(languages()) * 2
    pieces += made(site).values()
    for form, locale in (("docx", BULGARIAN), ("odt", BULGARIAN)):
        tried = [
            piece
            for piece in pieces
            if piece.download.form == form and (LONG or piece.download.locale == locale)
        ]
        folder = tmp_path / form
        folder.mkdir()
        for each in tried:
            (folder / each.download.name).write_bytes(each.content or b"")
        printed(folder, [folder / each.download.name for each in tried])
        for each in tried:
            pages = pypdfium2.PdfDocument((folder / each.download.name).with_suffix(".pdf"))
            shown = "".join(page.get_textpage().get_text_range() for page in pages)
            assert each.download.title.split()[0] in shown
