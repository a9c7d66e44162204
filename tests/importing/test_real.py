"""What documents of offices have, and ones made for a test had not: each becomes a page at once."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import html as lhtml

from civildialogue.core import pipeline
from civildialogue.core.output.book import tree
from civildialogue.core.source.settings import settings

from .documents import PAGE, paragraph, png, run
from .test_word import imported, item, levels, numbering

CONVERTER = tree.converter(settings(Path(__file__).resolve().parents[2]).extensions)


def made(*paragraphs: str) -> docx.document.Document:
    document = docx.Document()
    document.add_paragraph("Увод.")
    for words in paragraphs:
        document.add_paragraph(words)
    return document


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["“Първи абзац.", "“Последен.”"], ["„Първи абзац.“", "„Последен.“"]),
        (["край на цитата.” Друго."], ["„край на цитата.“ Друго."]),
        (['ЦАИС" Съдебен статус"'], ["ЦАИС„ Съдебен статус“"]),
        (['виж "https://example.org/?q=а".'], ["виж „https://example.org/?q=а“."]),
        (["he was“ there”"], ["he was„ there“"]),
        (['pref "слово"@en'], ["pref „слово“@en"]),
        (
            ['адрес "https://example.org/a/", и "друг"'],
            ["адрес „https://example.org/a/“, и „друг“"],
        ),
    ],
)
def test_each_quotation_mark_has_its_pair(
    docs: Path, tmp_path: Path, given: list[str], expected: list[str]
) -> None:
    text, told = imported(docs, tmp_path, made(*given))
    assert text.split("\n\n")[1:] == expected
    lacked = [words for words, now in zip(given, expected, strict=True) if len(words) != len(now)]
    assert told.count("without its pair") == len(lacked)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Цена [x](y) край", "Цена &#91;x&#93;(y) край"),
        ("Виж [наредбата](naredba.md).", "Виж &#91;наредбата&#93;(naredba.md)."),
        ("*звезди* и **две**", "\\*звезди\\* и \\*\\*две\\*\\*"),
        ("a_b*c*d", "a\\_b\\*c\\*d"),
        ("==бележка== и ~~не~~", "&#61;&#61;бележка&#61;&#61; и &#126;&#126;не&#126;&#126;"),
        ("[а [б] в]: г", "&#91;а &#91;б&#93; в&#93;: г"),
    ],
)
def test_signs_of_markdown_are_words_of_the_document(
    docs: Path, tmp_path: Path, given: str, expected: str
) -> None:
    text, told = imported(docs, tmp_path, made(given))
    assert (text, told) == (f"Увод.\n\n{expected}", "")
    shown = lhtml.fromstring(CONVERTER.reset().convert(text)).text_content()
    assert " ".join(shown.split()) == f"Увод. {given}"
    pipeline.fix(docs)
    found = {d.code for d in pipeline.inspect(docs).diagnostics if d.span.path.endswith(PAGE)}
    assert found <= {"order-incomplete", "translation-missing"}


def test_the_description_of_a_picture_may_have_any_sign(docs: Path, tmp_path: Path) -> None:
    document = made()
    document.add_picture(BytesIO(png()))
    words = "а] [б](в) *г* ==д== `е`"
    document.element.body[-2].xpath(".//wp:docPr")[0].set("descr", words)
    text, told = imported(docs, tmp_path, document)
    [picture] = lhtml.fromstring(CONVERTER.reset().convert(text)).iter("img")
    assert (picture.get("alt"), told) == (words, "")
    pipeline.fix(docs)
    found = {d.code for d in pipeline.inspect(docs).diagnostics if d.span.path.endswith(PAGE)}
    assert found <= {"order-incomplete", "translation-missing"}


def test_each_loss_is_told_with_its_own_line(docs: Path, tmp_path: Path) -> None:
    document = made("дума", "дума и друга")
    for _ in range(2):
        document.add_paragraph("дума").add_run(" друга").underline = True
        document.add_paragraph("- край")
    table = document.add_table(2, 2)
    for at, cell in enumerate(table._cells):
        cell.text = "дума"
        if at == 3:
            cell.paragraphs[0].add_run(" малка").font.small_caps = True
    _, told = imported(docs, tmp_path, document)
    lines = (docs / PAGE).read_text(encoding="utf-8").split("\n")
    at = {kind: int(number) for number, kind in re.findall(r":(\d+): (\S+)", told)}
    assert at["underlining"] == lines.index("дума друга") + 1
    assert at["small"] == lines.index("| дума | дума малка |") + 1


def test_a_quotation_of_several_items_keeps_their_numbers(docs: Path, tmp_path: Path) -> None:
    document = docx.Document()
    paragraph(document, item("“първо"))
    paragraph(document, item("второ”"))
    rules = numbering(levels(("decimal", "%1.")))
    text, _ = imported(docs, tmp_path, document, word_numbering_xml=rules)
    assert text == "1. „първо“\n2. „второ“"


def test_a_word_of_two_alphabets_leaves_the_marks_around_it(docs: Path, tmp_path: Path) -> None:
    text, _ = imported(docs, tmp_path, made("Система „Iжицaw“ е тук."))
    assert text.split("\n\n")[1] == "Система „`Iжицaw`“ е тук."


def test_a_long_table_becomes_several_with_one_header(docs: Path, tmp_path: Path) -> None:
    document = made()
    table = document.add_table(0, 2)
    for words in (("Член", "Текст"), *((str(n), "дума " * 800) for n in range(12))):
        for cell, text in zip(table.add_row().cells, words, strict=True):
            cell.text = text
    text, told = imported(docs, tmp_path, document)
    assert text.count("| Член | Текст |") == 3
    assert [f"| {n} | дума" in text for n in range(12)] == [True] * 12
    assert "became several" in told


def test_a_list_as_long_as_a_text_is_its_numbered_paragraphs(docs: Path, tmp_path: Path) -> None:
    document = docx.Document()
    for _ in range(30):
        paragraph(document, item("дума " * 200))
    rules = numbering(levels(("decimal", "%1.")))
    text, _ = imported(docs, tmp_path, document, word_numbering_xml=rules)
    assert [part.split(" ")[0] for part in text.split("\n\n")] == [f"{n}\\." for n in range(1, 31)]


def test_a_title_of_several_lines_is_one(docs: Path, tmp_path: Path) -> None:
    document = docx.Document()
    for words, style in (
        ("", "Title"),
        ("ДОГОВОР", "Title"),
        ("", "Normal"),
        ("№ 5", "Title"),
        ("За услуга", "Subtitle"),
        ("Днес се сключи договор.", "Normal"),
        ("Приложение", "Title"),
    ):
        document.add_paragraph(words, style=style)
    text, told = imported(docs, tmp_path, document)
    assert "title: ДОГОВОР № 5\n" in (docs / "analysis/imported.bg.md").read_text(encoding="utf-8")
    assert text == "За услуга\n\nДнес се сключи договор.\n\nПриложение"
    assert "page has not" not in told


@pytest.mark.parametrize(
    ("words", "address", "expected"),
    [
        (
            "a_b@example.org",
            "mailto:a_b@example.org",
            "[a\\_b@example.org](mailto:a_b@example.org)",
        ),
        ("a@example.org", "http://a@example.org", "a@example.org"),
        ("@office", "https://example.org/office", "[&#64;office](https://example.org/office)"),
    ],
)
def test_links_are_those_that_a_page_may_have(
    docs: Path, tmp_path: Path, words: str, address: str, expected: str
) -> None:
    document = made()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    name = document.part.relate_to(address, kind, is_external=True)
    relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    paragraph(document, f'<w:hyperlink {relation} r:id="{name}">{run(words)}</w:hyperlink>')
    text, _ = imported(docs, tmp_path, document)
    assert text.split("\n\n")[1] == expected


def test_a_hyphen_that_holds_parts_two_words(docs: Path, tmp_path: Path) -> None:
    document = made()
    paragraph(document, f"<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>4</w:t></w:r>{run(' а')}")
    text, told = imported(docs, tmp_path, document)
    assert text.split("\n\n")[1] == "12‑4 а"
    assert "page has not" not in told


@pytest.mark.parametrize("columns", [1, 2])
def test_a_table_with_a_text_in_a_cell_becomes_that_text(
    docs: Path, tmp_path: Path, columns: int
) -> None:
    document = made()
    row = document.add_table(1, columns).rows[0]
    for each in row.cells:
        each.text = "Първо."
    for _ in range(50 if columns > 1 else 1):
        row.cells[-1].add_paragraph("дума " * 100)
    text, told = imported(docs, tmp_path, document)
    assert text.split("\n\n")[1] == "Първо."
    assert "|" not in text
    assert "became plain text" in told
