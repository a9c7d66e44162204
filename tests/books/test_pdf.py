"""The PDF: the structure that PDF/UA-1 and PDF/A-2a ask for, and all of the text."""

import itertools
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import lxml.html
import pikepdf
import pypdfium2
import pytest
import typst

from civildialogue.core.model.language import (
    BULGARIAN,
    ENGLISH,
    PROGRAM,
    Locale,
    languages,
    message,
)
from civildialogue.core.output.book import pdf
from civildialogue.core.output.book.faces import Faces
from civildialogue.core.output.book.typst_around import string
from civildialogue.core.output.book.typst_tables import sides_of
from civildialogue.core.output.book.typst_text import readable, way_out, worded

from .making import EMBLEM, Printed, book, printed, shelf, sources

ABook = Callable[[str, Locale], Printed]
NAMES = ("analysis", "compendium", "forum", "summary-2026-winter", "training-trainer")
EVERY = [(name, locale) for name in NAMES for locale in languages()]


def opened(made: Printed) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(made.pdf))


def elements(document: pikepdf.Pdf) -> Iterator[Any]:
    """The elements of the structure tree, in reading order."""
    todo = [document.Root.StructTreeRoot]
    while todo:
        node = todo.pop()
        if not isinstance(node, pikepdf.Dictionary):
            continue
        if "/S" in node:
            yield node
        kids = node.get("/K", [])
        todo += reversed(list(kids) if isinstance(kids, pikepdf.Array) else [kids])


def text_of(made: Printed) -> str:
    """The words of all pages, with hyphens at the ends of lines and line breaks taken out."""
    document = pypdfium2.PdfDocument(made.pdf)
    pages = [document[i].get_textpage().get_text_range() for i in range(len(document))]
    joined = "\n".join(pages).replace("\r\n", "\n")
    joined = re.sub("[\ufffe\u00ad\x02]\n?|(?<=\\w)-\n(?=[а-яa-z])", "", joined)
    return " ".join(joined.split())


@pytest.mark.parametrize(("name", "locale"), EVERY)
class TestEveryBook:
    def test_says_what_it_is(self, a_book: ABook, name: str, locale: Locale) -> None:
        made = a_book(name, locale)
        document = opened(made)
        assert str(document.Root.Lang) == locale
        assert document.Root.MarkInfo.Marked == True  # noqa: E712
        assert document.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712
        with document.open_metadata() as about:
            assert about["dc:title"] == made.book.title
            assert about["pdfuaid:part"] == "1"
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
        assert not document.is_encrypted

    def test_headings_begin_at_the_top_and_skip_no_row(
        self, a_book: ABook, name: str, locale: Locale
    ) -> None:
        document = opened(a_book(name, locale))
        rows = [int(str(e.S)[2:]) for e in elements(document) if re.fullmatch(r"/H[1-6]", str(e.S))]
        assert rows[0] == 1
        assert all(b <= a + 1 for a, b in itertools.pairwise(rows))

    def test_pictures_have_words_and_tables_have_heads(
        self, a_book: ABook, name: str, locale: Locale
    ) -> None:
        document = opened(a_book(name, locale))
        found = list(elements(document))
        figures = [e for e in found if e.S == "/Figure"]
        assert figures
        assert all(str(e.get("/Alt", "")).strip() for e in figures)
        for table in (e for e in found if e.S == "/Table"):
            cells = [e for e in elements_below(table) if e.S == "/TH"]
            assert cells
            assert all("/Scope" in attributes(cell) for cell in cells)

    def test_everything_on_a_page_is_marked(self, a_book: ABook, name: str, locale: Locale) -> None:
        document = opened(a_book(name, locale))
        for page in document.pages:
            depth = 0
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("BDC", "BMC"):
                    depth += 1
                    is_marked = str(operands[0]) == "/Artifact" or "/MCID" in operands[1]
                    assert is_marked or depth > 1
                elif str(operator) == "EMC":
                    depth -= 1
                elif str(operator) in ("Tj", "TJ", "'", '"', "Do", "f", "S", "B"):
                    assert depth > 0, f"{operator} outside of the structure"
            assert depth == 0

    def test_links_are_said_and_lead_somewhere(
        self, a_book: ABook, name: str, locale: Locale
    ) -> None:
        document = opened(a_book(name, locale))
        count = 0
        for page in document.pages:
            for note in page.get("/Annots", []):
                count += 1
                assert note.Subtype == "/Link"
                assert "/StructParent" in note
                target = note.get("/A", note)
                assert "/Dest" in target or "/D" in target or "/URI" in target
            if "/Annots" in page:
                assert page.Tabs == "/S"
        assert count

    def test_every_face_is_in_the_file(self, a_book: ABook, name: str, locale: Locale) -> None:
        faces = set()
        document = opened(a_book(name, locale))
        for page in document.pages:
            for face in page.Resources.get("/Font", {}).values():
                inner = face.DescendantFonts[0].FontDescriptor
                assert "/FontFile3" in inner or "/FontFile2" in inner
                assert "/ToUnicode" in face
                faces.add(str(face.BaseFont).partition("+")[2])
        assert faces
        assert all(
            face.startswith(("SourceSerif4", "SourceCodePro", "NotoEmoji")) for face in faces
        )

    def test_the_bookmarks_are_the_chapters(self, a_book: ABook, name: str, locale: Locale) -> None:
        made = a_book(name, locale)
        document = opened(made)
        with document.open_outline() as outline:
            marks = [str(item.title) for item in outline.root]
        titles = [chapter.title for chapter in made.book.chapters if chapter.level == 1]
        assert [mark for mark in marks if mark in titles] == titles

    def test_the_same_sources_give_the_same_bytes(
        self, a_book: ABook, docs: Path, name: str, locale: Locale
    ) -> None:
        assert printed(docs, name, locale).pdf == a_book(name, locale).pdf


def elements_below(node: Any) -> Iterator[Any]:
    kids = node.get("/K", [])
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements_below(kid)


def attributes(node: Any) -> Any:
    """The attributes of an element, of one or several owners, as one dictionary."""
    given = node.get("/A", {})
    owners = list(given) if isinstance(given, pikepdf.Array) else [given]
    return {key for owner in owners if isinstance(owner, pikepdf.Dictionary) for key in owner}


class TestTheText:
    @pytest.mark.parametrize("locale", PROGRAM)
    def test_words_of_every_block_are_there(self, a_book: ABook, locale: Locale) -> None:
        text = text_of(a_book("analysis", locale))
        wanted = {
            BULGARIAN: (
                "Всичко „заедно“ <и> #накуп @ $тук$ \\ *край*",
                "ЗНА (Закон за нормативните актове) казва още нещо; ЗНА го казва ясно",
                'код #eval("x")',
                "☑ обявата е качена",
                "☐ справката е готова",
                "За гражданите Напишете едно предложение.",
                "Съвет, който се разгъва",
                "с дребен шрифт",
                "Второ значение.",
                "Брои се в календарни дни",
                "https://example.org/a?b=1&c=2",
                "Схема",
            )[:-1],
            ENGLISH: (
                "Everything “together” <and> #heaped @ $here$ \\ *end*",
                "NAA (Normative Acts Act) says one thing more; NAA says it clearly",
                "Answer each.",
                "in small type",
                "Counted in calendar days",
            ),
        }
        for words in wanted[locale]:
            assert words in text

    @pytest.mark.parametrize("locale", PROGRAM)
    def test_own_reasoning_says_so_where_it_stands_and_in_its_list(
        self, a_book: ABook, locale: Locale
    ) -> None:
        text = text_of(a_book("analysis", locale))
        sign = message(locale, "own.whole")
        first, opinion = {
            BULGARIAN: ("Първо самоличност, после услуги.", "Друго мнение"),
            ENGLISH: ("Identity first, services then.", "Another opinion"),
        }[locale]
        assert f"{first} {sign}" in text
        assert re.search(f"{opinion}\\s+{re.escape(sign)}", text)
        listed = text[text.rindex(message(locale, "own.heading")) :]
        assert re.search(rf"{re.escape(first)} \(\w+\. \d+\)", listed)
        assert message(locale, "own.count.other", number=3) in listed

    def test_a_note_stands_once_however_often_it_is_named(self, a_book: ABook) -> None:
        assert text_of(a_book("analysis", BULGARIAN)).count("Брои се в календарни дни") == 1

    def test_a_link_in_the_book_says_its_page_and_one_outside_its_address(
        self, a_book: ABook
    ) -> None:
        text = text_of(a_book("analysis", BULGARIAN))
        assert re.search(r"вътрешна препратка \(с\. \d+\)", text)
        assert text.count("https://example.org/bare") == 1
        assert "mailto:" not in text

    @pytest.mark.parametrize(
        ("inside", "words", "url", "way"),
        [
            ("li", "Резервен път (rec-0015)", "https://forum.bg/rec/rec-0015/", "bare"),
            ("li", "Как да participate", "https://forum.bg/participate/", "beside"),
            ("td", "rec-0015", "https://example.org/rec-0015/", "beside"),
            ("li", "Резервен път", "https://forum.bg/rec/rec-0015/", "beside"),
            ("dl", "Резервен път", "https://forum.bg/rec/rec-0015/", "bare"),
            ("p", "Резервен път", "https://forum.bg/rec/rec-0015/", "below"),
            ("td", "0301 60 100", "tel:030160100", "bare"),
        ],
    )
    def test_who_knows_a_page_by_its_number_needs_no_address(
        self, inside: str, words: str, url: str, way: str
    ) -> None:
        link = lxml.html.fragment_fromstring(f"<{inside}><a href='{url}'>{words}</a></{inside}>")[0]
        assert way_out(link, url, "https://forum.bg/") == way

    def test_comments_and_answers_are_in_the_compendium(self, a_book: ABook) -> None:
        text = text_of(a_book("compendium", BULGARIAN))
        assert 'Едно #import "x" и <script>alert(1)</script> и силно слово 😀 [U+13000].' in text
        assert "Причините стоят в „Мотиви“." in text
        assert "Who is to sign the order?" in text

    def test_recommendations_are_listed_by_addressee_with_pages(self, a_book: ABook) -> None:
        text = text_of(a_book("compendium", BULGARIAN))
        index = text[text.rindex("Препоръките по адресати") :]
        assert re.search(r"Община Борино.*rec-0001\. .* \(с\. \d+\)", index)

    def test_the_report_of_a_consultation_has_each_comment_with_its_answer(
        self, a_book: ABook
    ) -> None:
        text = text_of(a_book("summary-2026-winter", ENGLISH))
        assert "Winter consultation" in text
        assert "The reasons stand under" in text
        assert "Who is to sign the order?" in text

    def test_the_cover_says_who_paid_and_what_it_is(self, a_book: ABook) -> None:
        text = text_of(a_book("analysis", BULGARIAN))
        assert "BG05SFOP001-2.009-0033" in text
        assert "Издание, подготвено за този сайт." in text
        assert "CC BY 4.0" in text
        assert "Европейски социален фонд" in text

    def test_a_chart_is_drawn_with_its_words(self, a_book: ABook) -> None:
        made = a_book("analysis", ENGLISH)
        charts = [name for name in made.book.assets if name.startswith("assets/charts/")]
        assert charts
        assert all(b"Sofia Sans" not in made.book.assets[name] for name in charts)
        document = opened(made)
        words = {str(e.Alt) for e in elements(document) if e.S == "/Figure"}
        (page,) = [c for c in made.book.chapters if c.key == "analysis/participation"]
        images = page.tree.findall(".//figure[@class='cd-chart']//img")
        assert len(images) == len(charts)
        assert {image.get("alt") for image in images} < words

    def test_a_lying_table_has_its_heading_on_its_page(self, a_book: ABook) -> None:
        document = pypdfium2.PdfDocument(a_book("analysis", ENGLISH).pdf)
        lying = [
            document[i].get_textpage().get_text_range()
            for i in range(len(document))
            if document[i].get_width() > document[i].get_height()
        ]
        assert len(lying) == 2
        assert any(re.search(r"Tables\s+A\s+B\s+C\s+D", words) for words in lying)

    def test_an_address_is_printed_with_its_letters(self) -> None:
        assert readable("https://nsi.bg/%D0%BB%D0%B8") == "https://nsi.bg/ли"
        assert readable("https://a.bg/%E2%80%AE") == "https://a.bg/%E2%80%AE"
        assert readable("https://a.bg/x%20y") == "https://a.bg/x%20y"

    def test_a_text_that_is_not_translated_keeps_its_language(self, a_book: ABook) -> None:
        document = opened(a_book("analysis", ENGLISH))
        assert {str(e.Lang) for e in elements(document) if "/Lang" in e} >= {"bg"}

    def test_a_sign_that_the_face_lacks_is_told_where_it_stands(self, docs: Path) -> None:
        of = shelf(docs)
        pdf.manuscript(book(of, "compendium", BULGARIAN), of.findings)
        told = [d for d in of.diagnostics if d.code == "glyph-missing"]
        assert [(d.span.path.rpartition("/")[2], d.params["code"]) for d in told] == [
            ("2026-11-24-first-aaaaa1.md", "U+13000")
        ]
        assert "𓀀" in told[0].span.excerpt[told[0].span.column - 1]


class TestWhatStandsTogether:
    """Blocks at every height of a page, each of which might begin at its foot."""

    @pytest.fixture
    def pages(self, tmp_path: Path) -> Callable[[str], list[str]]:
        """Sets a block at many heights; gives the words of each page."""
        made = book(shelf(sources(tmp_path)), "analysis", BULGARIAN)

        def pages(block: str) -> list[str]:
            lines = [
                f"#pagebreak(weak: true)\n#v({high}mm)\n#{block}" for high in range(150, 250, 4)
            ]
            text = '#import "book.typ": *\n' + "\n".join(lines)
            with pdf._compiler(made, text, {}, EMBLEM.read_bytes(), Faces()) as compiler:
                document = pypdfium2.PdfDocument(compiler.compile(format="pdf"))
            return [page.get_textpage().get_text_range() for page in document]

        return pages

    @pytest.mark.parametrize(
        ("block", "first", "last"),
        [
            ('held(bullets(none, "one", "two"))\n#small(none, "mark")', "two", "mark"),
            ('lead(none, "Begins:")\n#bullets(none, "one", "two")', "Begins:", "one"),
            (
                'lead(none, "Ahead")\n#spot("a")\n#upright(none, none, (auto,), (), ("cell",))',
                "Ahead",
                "cell",
            ),
            ('bullets(none, together({para(none, "one"); para(none, "two")}))', "one", "two"),
            (
                'upright(none, "Title", (auto, auto), (named("left", 1, 1, "Head"),), '
                '("one", "two", "three", "four", "five", "last"))',
                "Title",
                "last",
            ),
            (
                'upright(none, "Title", (auto,), (named("left", 1, 1, "Head"),), '
                '("first", ..range(60).map(str)))',
                "Title",
                "first",
            ),
        ],
    )
    def test_no_page_ends_between(
        self, pages: Callable[[str], list[str]], block: str, first: str, last: str
    ) -> None:
        found = pages(block)
        assert sum(last in words for words in found) == 25
        assert [words for words in found if (first in words) != (last in words)] == []

    def test_a_title_has_no_line_that_ends_after_one_letter(
        self, pages: Callable[[str], list[str]]
    ) -> None:
        words = "more of e-government"
        lines = "".join(f'block(width: {n}mm, head(2, none, "{words}"));' for n in range(20, 50))
        text = "\n".join(pages(f"{{{lines}}}"))
        assert re.search(r"of\s+e-government", text)
        assert not re.search(r"e-[\s\ufffe]", text)

    def test_a_list_holds_its_mark_and_an_opening_its_list(self, a_book: ABook) -> None:
        source = a_book("analysis", BULGARIAN).source
        assert re.search(r"held\(.*Друго мнение.*\n#small\(none", source)
        assert re.search(r"#lead\(.*\n#bullets", source)
        assert re.search(r"#lead\(.*\n#spot\(.*\n#upright", source)
        assert re.search(r"together\(.*Първо.*Пояснение", source)

    @pytest.mark.parametrize(
        ("text", "kept"),
        [
            ("през 2025 г. са 36 % и 704 182 гласа", "през 2025~г. са 36~% и 704~182 гласа"),
            ("чл. 27, ал. 1а и т. 3, § 4, № 5", "чл.~27, ал.~1а и т.~3, §~4, №~5"),
            (
                "under 25,564.59 euro (50,000 leva), art. 26",
                "under 25,564.59~euro (50,000~leva), art.~26",
            ),
            ("от 2 до 3 лвове и година. 7 дни", "от 2 до 3 лвове и година. 7 дни"),
        ],
    )
    def test_a_number_stays_with_what_it_counts(self, text: str, kept: str) -> None:
        assert worded(text) == string(kept.replace("~", "\N{NO-BREAK SPACE}"))

    def test_amounts_stand_at_the_right_and_names_at_the_left(self, a_book: ABook) -> None:
        source = a_book("analysis", BULGARIAN).source
        assert re.search(r'cell\("left", 1, 1, \{"Гражданска инициатива"}', source)
        assert re.search(r'named\("right", 1, 1, \{"Участници"}', source)
        assert re.search(r'cell\("right", 1, 1, \{"няма данни"}', source)

    def test_numbers_of_telephones_and_what_is_nowhere_are_no_amounts(self) -> None:
        columns = (["а", "б"], ["0301 60 100", "032 27 00 00"], ["—", "—"], ["1 200", "—"])
        assert sides_of(columns) == ["left", "left", "left", "right"]


class TestLetters:
    def test_bulgarian_forms_are_chosen_in_bulgarian_and_not_in_english(
        self, tmp_path: Path
    ) -> None:
        def glyphs(language: str) -> bytes:
            source = (
                f'#set text(font: "Source Serif 4", lang: "{language}", fallback: false)\n'
                "#set page(width: 200pt, height: 30pt)\nвдигтпкжзюл"
            )
            path = tmp_path / "letters.typ"
            path.write_text(source, encoding="utf-8")
            made = typst.Compiler(path, font_paths=pdf.fonts(None, has_extras=False)).compile(
                format="svg"
            )
            return made if isinstance(made, bytes) else made[0]

        assert glyphs("bg") != glyphs("ru")

    def test_words_are_hyphenated(self, a_book: ABook) -> None:
        assert "hyphenate: true" in (Path(pdf.__file__).parent / "book.typ").read_text("utf-8")
        document = pypdfium2.PdfDocument(a_book("forum", BULGARIAN).pdf)
        raw = "".join(document[i].get_textpage().get_text_range() for i in range(len(document)))
        assert re.search("[\ufffe\u00ad\x02]|\\w-\r\n", raw)


class TestBadInput:
    def test_a_picture_that_is_none_stops_its_book_and_names_its_line(self, tmp_path: Path) -> None:
        docs = sources(tmp_path)
        (docs / "assets" / "scheme.svg").write_bytes(b"PK\x03\x04 not a picture")
        of = shelf(docs)
        written = pdf.manuscript(book(of, "analysis", BULGARIAN), of.findings)
        with pytest.raises(pdf.NotSetError):
            pdf.compose(written, EMBLEM.read_bytes(), of.findings)
        told = [d for d in of.diagnostics if d.code == "book-not-set"]
        assert [d.span.path.rpartition("/")[2] for d in told] == ["participation.bg.md"]
        assert "scheme.svg" in told[0].span.excerpt

    def test_a_picture_outside_of_the_sources_is_not_read(self, tmp_path: Path) -> None:
        docs = sources(tmp_path)
        secret = tmp_path / "secret.svg"
        secret.write_bytes(EMBLEM.read_bytes())
        (docs / "assets" / "scheme.svg").unlink()
        (docs / "assets" / "scheme.svg").symlink_to(secret)
        made = book(shelf(docs), "analysis", BULGARIAN)
        assert "assets/scheme.svg" not in made.assets

    @pytest.mark.parametrize("colour", ["#003399", "#1a1a1a"])
    def test_links_have_the_colour_of_the_project(self, tmp_path: Path, colour: str) -> None:
        made = replace(book(shelf(sources(tmp_path)), "analysis", BULGARIAN), colour=colour)
        text = '#import "book.typ": accent\n#rect(fill: accent)'
        with pdf._compiler(made, text, {}, EMBLEM.read_bytes(), Faces()) as compiler:
            drawn = compiler.compile(format="svg")
        assert isinstance(drawn, bytes) and f'fill="{colour}"'.encode() in drawn

    @pytest.mark.parametrize(
        "text",
        ['"', "\\", '\\"', '"); import "x', "#eval(1)", "\n", "$x$", "a\x00b\x1bc", "\\u{41}"],
    )
    def test_no_text_ends_its_string(self, text: str) -> None:
        wanted = re.sub("[\x00-\x08\x0b-\x1f\x7f]", "", text)
        source = f"#metadata({string(text)}) <text>".encode()
        found = typst.Compiler(source).query("<text>", field="value", one=True)
        assert json.loads(found) == wanted
