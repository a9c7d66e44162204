"""Each language is set in a face that has its letters; without one, that is said and why."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from lxml import html

from civildialogue.core.model.conventions import days, months
from civildialogue.core.model.language import Locale
from civildialogue.core.output.book import epub
from civildialogue.core.output.book.faces import FONTS, Faces
from civildialogue.core.output.book.subsetting import signs
from generated.building import run

from .making import EMBLEM, Printed

SERIF, NASKH, MONO = "Source Serif 4", "Noto Naskh Arabic", "Source Code Pro"
HEBREW, CJK = "Noto Serif Hebrew", "Noto Sans CJK JP"
NEAR = {
    "hy": "Noto Sans Armenian",
    "ka": "Noto Serif Georgian",
    "th": "Noto Serif Thai",
    "hi": "Noto Serif Devanagari",
    "am": "Noto Sans Ethiopic",
}
REST = (HEBREW, *NEAR.values(), "Noto Serif", "Noto Emoji", CJK, MONO)
TAMIL = "".join(map(chr, range(0xB82, 0xBCE)))


def a_font(letters: str, family: str = "Test Tamil") -> bytes:
    """A font whose shapes are borrowed, and whose letters are these."""
    target = BytesIO()
    with TTFont(BytesIO(FONTS.joinpath("NotoNaskhArabic-Regular.ttf").read_bytes())) as font:
        shapes = font.getGlyphOrder()[10:]
        for table in font["cmap"].tables:
            table.cmap = {ord(letter): shapes[n] for n, letter in enumerate(letters)}
        for name in ("GSUB", "GPOS", "GDEF"):
            del font[name]
        for number in (1, 4, 6, 16):
            font["name"].removeNames(nameID=number)
        font["name"].setName(family, 1, 3, 1, 0x409)
        font["name"].setName(family, 4, 3, 1, 0x409)
        font["name"].setName(family.replace(" ", ""), 6, 3, 1, 0x409)
        font.save(target)
    return target.getvalue()


@pytest.mark.parametrize("tag", ["bg", "en", "ro", "el", "ru", "pl", "vi", "fr", "de", "tr"])
def test_latin_greek_and_cyrillic_letters_are_of_one_face(tag: str) -> None:
    assert Faces().families(Locale(tag)) == (SERIF, NASKH, *REST)
    assert not Faces().lacks(Locale(tag))


@pytest.mark.parametrize("tag", ["ar", "fa", "ur"])
def test_arabic_letters_come_first_where_they_are_the_languages(tag: str) -> None:
    assert Faces().families(Locale(tag)) == (NASKH, SERIF, *REST)
    assert not Faces().lacks(Locale(tag))


@pytest.mark.parametrize("tag", [*NEAR, "mr", "ne", "ti"])
def test_a_script_with_a_face_of_its_own_has_it_first(tag: str) -> None:
    assert not Faces().lacks(Locale(tag))
    assert Faces().families(Locale(tag))[0] == NEAR.get(tag, NEAR["am" if tag == "ti" else "hi"])


@pytest.mark.parametrize("tag", ["ta", "bn", "km", "my", "si"])
def test_a_script_without_a_face_is_lacking(tag: str) -> None:
    assert Faces().lacks(Locale(tag))


def test_a_shown_text_keeps_the_letters_of_every_face() -> None:
    words = " ".join(months(Locale("ar")) + days(Locale("bg")))
    assert Faces().shown(words) == (words, ())
    assert Faces().shown("அ") == ("[U+0B85]", ("அ",))


def test_a_font_of_the_project_is_used_and_what_is_none_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no font")
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0 broken")
    (tmp_path / "empty.otf").write_bytes(b"")
    (tmp_path / "folder.ttf").mkdir()
    (tmp_path / "away.ttf").symlink_to(tmp_path / "broken.ttf")
    assert Faces(tmp_path).lacks(Locale("ta"))
    own = tmp_path / "more"
    own.mkdir()
    (own / "tamil.ttf").write_bytes(a_font(TAMIL))
    assert not Faces(own).lacks(Locale("ta"))
    assert Faces(own).families(Locale("ta")) == ("Test Tamil", SERIF, NASKH, *REST)
    assert Faces(own).families(Locale("bg"))[0] == SERIF
    assert Faces(own).shown("Име அ") == ("Име அ", ())


NAMES = "דוד Ἀθηνᾶ محمد 王小明 やまだ 김철수 😀 Արամ გიორგი สมชาย प्रज्ञा አበበ"


def test_names_in_other_letters_are_printed(a_text: Callable[[str], Printed]) -> None:
    made = a_text(f"Имена: {NAMES}.")
    assert "glyph-missing" not in made.codes
    assert "[U+" not in made.source
    with pikepdf.open(BytesIO(made.pdf)) as document:
        faces = {
            str(face.BaseFont).partition("+")[2].partition("-")[0]
            for page in document.pages
            for face in page.Resources.get("/Font", {}).values()
        }
    own = {name.replace(" ", "") for name in NEAR.values()}
    assert faces >= {"NotoSerifHebrew", "NotoNaskhArabic", "NotoSansCJKjp", "NotoEmoji", *own}


def test_letters_of_an_extra_that_is_absent_are_told(
    a_text: Callable[[str], Printed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civildialogue.core.output.book.faces._present", tuple)
    monkeypatch.setattr("civildialogue.core.output.book.faces._extra", tuple)
    assert Faces().lacks(Locale("zh"))
    made = a_text("Име: 王.")
    assert "[U+738B]" in made.source
    assert "glyph-missing" in made.codes


@pytest.mark.parametrize("tag", ["he", "zh", "ja", "ko"])
def test_a_language_of_an_extra_has_its_face_first(tag: str) -> None:
    assert not Faces().lacks(Locale(tag))
    assert Faces().families(Locale(tag))[0] == (HEBREW if tag == "he" else CJK)


def test_a_face_has_in_an_ebook_the_signs_of_the_book_alone(
    a_text: Callable[[str], Printed], tmp_path: Path
) -> None:
    made = a_text(f"Имена: {NAMES}.").book
    content = epub.write_epub(made, EMBLEM.read_bytes(), b"", Faces())
    assert len(content) < 200_000
    with zipfile.ZipFile(BytesIO(content)) as archive:
        fonts = [archive.read(n) for n in archive.namelist() if "/fonts/" in n]
        text = "".join(archive.read(n).decode() for n in archive.namelist() if "xhtml" in n)
    held = [signs(font) for font in fonts]
    assert {sign for sign in text if sign.isalpha()} <= {chr(s) for each in held for s in each}
    assert all(each <= {0x20, 0xA0, *map(ord, text)} for each in held)
    with TTFont(BytesIO(fonts[0])) as font:
        assert "locl" in {f.FeatureTag for f in font["GSUB"].table.FeatureList.FeatureRecord}


def test_the_licence_of_each_face_lies_beside_it() -> None:
    for face in Faces().all:
        text = FONTS.joinpath(face.licence).read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE" in text.upper()
        assert all(Faces().file(face, name) for name in face.files)


def exported(form: str) -> dict[str, bytes]:
    done = run("export", form, "--publication", "analysis", "--out", "out")
    assert done.exit_code in (0, 1), done.output
    return {path.name: path.read_bytes() for path in Path("out").glob(f"*.{form}")}


@pytest.fixture
def tamil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose Tamil publication is Tamil indeed."""
    monkeypatch.chdir(tmp_path)
    run("new", "project", "x", "--languages", "ta,en", "--features", "none", "--name", "தளம")
    monkeypatch.chdir("x")
    page = Path("docs/analysis/index.ta.md")
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("{#what-for}", "அ {#what-for}"), encoding="utf-8")
    return Path.cwd()


def test_a_book_without_a_face_is_not_made_and_the_others_are(tamil: Path) -> None:
    done = run("export", "pdf", "--publication", "analysis", "--out", "out")
    assert done.exit_code == 1
    assert "font-missing" in done.output
    assert "fonts/" in done.output
    assert [path.name for path in Path("out").glob("*.pdf")] == ["analysis.en.pdf"]
    assert set(exported("epub")) == {"analysis.ta.epub", "analysis.en.epub"}
    assert b"cover.png" not in Path("out/analysis.ta.epub").read_bytes()


def test_the_projects_own_font_is_in_its_books(tamil: Path) -> None:
    Path("fonts").mkdir()
    Path("fonts/tamil.ttf").write_bytes(a_font(TAMIL))
    made = exported("pdf")
    assert b"TestTamil" in made["analysis.ta.pdf"]
    text = "".join(
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(made["analysis.ta.pdf"])
    )
    assert "[U+" not in text
    assert b"fonts/tamil.ttf" in exported("epub")["analysis.ta.epub"]


ARABIC = "يحق لكل مواطن أن يشارك في إدارة الشؤون العامة."


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The books of a publication whose Arabic text is Arabic, and whose interface is English."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("arabic"))
        run("new", "project", "x", "--languages", "ar,en", "--features", "none", "--name", "منتدى")
        patch.chdir("x")
        page = Path("docs/analysis/index.ar.md")
        text = page.read_text(encoding="utf-8")
        box = f'!!! note "ملاحظة"\n    {ARABIC}\n'
        page.write_text(f"{text}\n{ARABIC}\n\n{box}\n> {ARABIC}\n", encoding="utf-8")
        run("check", "--fix")
        for form in ("pdf", "epub"):
            exported(form)
        return Path.cwd() / "out"


def test_an_arabic_book_is_set_in_arabic_letters(arabic: Path) -> None:
    made = (arabic / "analysis.ar.pdf").read_bytes()
    assert b"NotoNaskhArabic" in made
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made))
    assert "[U+" not in text
    with pikepdf.open(BytesIO(made)) as document:
        assert str(document.Root.Lang) == "ar"
        spoken = {str(e.Lang) for e in _elements(document.Root.StructTreeRoot) if "/Lang" in e}
    assert "en" in spoken, "words that stand in say that they are English"


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield kid
            yield from _elements(kid)


def test_a_line_of_arabic_begins_at_the_right(arabic: Path) -> None:
    document = pypdfium2.PdfDocument((arabic / "analysis.ar.pdf").read_bytes())
    page = document[len(document) - 1]
    text = page.get_textpage()
    places = [text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1)]
    letters = [box for box in places if 100 < box[1] < page.get_height() - 100]
    assert max(box[2] for box in letters) > page.get_width() - 100


def test_an_arabic_ebook_brings_its_face_and_says_what_is_english(arabic: Path) -> None:
    with zipfile.ZipFile(arabic / "analysis.ar.epub") as book:
        held = {name: book.read(name).decode("utf-8", "ignore") for name in book.namelist()}
    assert "EPUB/fonts/NotoNaskhArabic-Regular.ttf" in held
    assert "META-INF/OFL-NotoNaskhArabic.txt" in held
    # The example that is still in English comes with the face of its letters.
    assert "EPUB/fonts/SourceSerif4-Regular.otf" in held
    families = 'body { font-family: "Noto Naskh Arabic", "Source Serif 4", serif; }'
    assert families in held["EPUB/style.css"]
    # The page is one that is still in English; what is Arabic there begins at its own side.
    index = html.fromstring(held["EPUB/analysis-index.xhtml"].encode())
    assert {p.get("dir") for p in index.iter("p") if p.text_content() == ARABIC} == {"rtl"}
    assert {p.get("dir") for p in index.iter("p") if "example" in p.text_content()} == {None}
    contents = html.fromstring(held["EPUB/nav.xhtml"].encode()).find(".//h1/span")
    assert (contents.get("lang"), contents.text) == ("en", "Contents")
    for name, text in held.items():
        if name.endswith((".xhtml", ".opf")):
            assert "\uf8f0" not in text and "\uf8f1" not in text, name
    with zipfile.ZipFile(arabic / "analysis.en.epub") as book:
        assert "EPUB/fonts/SourceSerif4-Regular.otf" in book.namelist()
