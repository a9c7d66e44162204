"""The slides of a lesson say what the lesson says, on pages and in the file for Office."""

import io
import re
import subprocess
import zipfile
from pathlib import Path

import lxml.html
import pypdfium2
import pytest
from lxml import etree
from lxml.html import HtmlElement

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.model.text import BlockKind
from civildialogue.core.output.standing import words
from civildialogue.features.training.asked import BLANK
from civildialogue.features.training.exports import deck, pptx
from civildialogue.features.training.exports.excerpt import first_sentence, slides_of
from civildialogue.features.training.exports.fitting import LINES
from civildialogue.features.training.exports.items import Unit
from civildialogue.features.training.exports.slides import slides
from civildialogue.features.training.quiz import QuestionKind

from .exporting import taught, unit
from .test_exports import HOSTILE, quiz_of

PRESENTATION = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
BODY, END = 90, 380
"""Points from the top of a slide where the title’s box ends, and the text’s with half a line."""
both = pytest.mark.parametrize("locale", [BULGARIAN, ENGLISH])


def pages(lesson: Unit) -> dict[str, HtmlElement]:
    """The pages of the slides of a lesson: the slides, and their notes."""
    with zipfile.ZipFile(io.BytesIO(deck.write("", [lesson]))) as archive:
        found = [name for name in archive.namelist() if name.endswith(".html")]
        read = [lxml.html.document_fromstring(archive.read(name).decode()) for name in found]
    return dict(zip(("slides", "notes"), read, strict=True))


def office(lesson: Unit, folder: str) -> list[str]:
    """The words of each slide of the file for Office, or of each of its notes."""
    with zipfile.ZipFile(io.BytesIO(pptx.write("", [lesson]))) as archive:
        names = [
            name for name in archive.namelist() if re.fullmatch(rf"ppt/{folder}\d+\.xml", name)
        ]
        names.sort(key=lambda name: int("".join(filter(str.isdigit, name))))
        roots = [etree.fromstring(archive.read(name)) for name in names]
    return [
        " ".join(
            "".join(text.text or "" for text in paragraph.iter(f"{PRESENTATION}t"))
            for paragraph in root.iter(f"{PRESENTATION}p")
        )
        for root in roots
    ]


def first_of(feedback: str) -> str:
    """The words with which a feedback begins."""
    return words(feedback).split("\n")[0].split(".")[0]


@both
def test_slides_have_every_outcome_heading_and_question(folder: Path, locale: Locale) -> None:
    lesson = unit(folder, locale=locale)
    made = slides(lesson)
    titles = [re.sub(r" \(\d+/\d+\)$", "", words(each.title)) for each in made]
    in_order = list(dict.fromkeys(titles))
    assert titles[0] == lesson.title
    assert words(made[0].body).startswith(lesson.summary)
    outcomes = [each.text[locale] for each in lesson.lesson.matter.outcomes]
    assert words(made[1].body) == "".join(outcomes)
    blocks = (
        *lesson.lesson.teaching(locale),
        *(
            b
            for name in ("exercises", "rubric", "next")
            for b in lesson.lesson.section(locale, name)
        ),
    )
    headings = [b.lines[0].strip("# ") for b in blocks if b.kind is BlockKind.HEADING]
    assert headings
    assert [title for title in in_order if title in headings] == headings
    questions = [item.title for item in lesson.items]
    assert [title for title in in_order if title in questions] == questions
    for item in lesson.items:
        asked = made[titles.index(item.title)]
        answered = made[titles.index(item.title) + 1]
        for answer in item.answers:
            assert (answer.words in words(answered.body)) == answer.is_right
            assert words(answer.feedback).split("\n")[0][:20] in words(answered.notes)
            if item.kind.is_chosen:
                assert answer.words in words(asked.body)
        if item.kind is QuestionKind.SHORT:
            assert asked.body.count(BLANK) > 1
        if item.kind.is_chosen or item.kind is QuestionKind.SHORT:
            reasons = {first_of(answer.feedback) for answer in item.answers if answer.is_right}
            assert {each for each in reasons if each in words(answered.body)} == reasons
    sources = words(made[-1].body)
    assert lesson.address in sources
    assert lesson.writer.library.sources["zna"].value.title[locale] in sources


@both
def test_the_notes_have_whole_paragraphs_and_what_is_for_the_trainer(
    folder: Path, locale: Locale
) -> None:
    lesson = unit(folder, locale=locale)
    made = {words(each.title).partition(" (")[0]: each for each in reversed(slides(lesson))}
    told = words(made[lesson.title].notes)
    for name in ("trainer", "inclusion"):
        heading, *below = lesson.lesson.section(locale, name)
        assert heading.lines[0].strip("# ") in told
        assert below[0].text[:40] in told
    for activity in lesson.lesson.matter.activities:
        assert activity.title[locale] in told
    strong = made[lesson.lesson.teaching(locale)[0].lines[0].strip("# ")]
    first = words(strong.body).split(" „")[0].split(" “")[0]
    assert words(strong.notes).startswith(first[:40])
    assert len(words(strong.notes)) > len(words(strong.body).split(".")[0]) + 20


def test_a_slide_has_the_first_sentence_of_a_paragraph() -> None:
    cases = {
        "<p>По чл. 26, ал. 2 има срок. После – нищо.</p>": "По чл. 26, ал. 2 има срок.",
        "<p>Питайте <b>го. Той</b> знае.</p>": "Питайте го.",
        "<p>„Кой?“ Всеки.</p>": "„Кой?“",
        "<p>Вж. Закона (<a href='x'>чл. 5</a>). Край</p>": "Вж. Закона (чл. 5).",
        "<p>See art. 5 and no. 7 of 2026. Then</p>": "See art. 5 and no. 7 of 2026.",
        "<p>Едно… две. Три</p>": "Едно… две.",
        "<p>Без точка</p>": "Без точка",
    }
    for text, wanted in cases.items():
        found = first_sentence(lxml.html.fragment_fromstring(text))
        assert found.text_content() == wanted


def test_a_sentence_of_a_few_words_stands_with_the_next() -> None:
    long = "Законът го казва с думи, които никой не бива да пропуска"
    assert shown(f"<p>Има и изключения. {long}. Още.</p>") == [f"<p>Има и изключения. {long}.</p>"]


def shown(text: str) -> list[str]:
    """What each slide of a text shows."""
    return ["".join(piece.shown for piece in part) for part in slides_of(text)]


def test_a_slide_has_no_more_than_it_has_room_for() -> None:
    before = "Преди списъка стои изречение, което казва нещо"
    items = "".join(f"<li>{'дума ' * 20}{number}</li>" for number in range(1, 10))
    table = f"<table><tbody><tr><td>{'клетка ' * 30}</td></tr></tbody></table>"
    text = f"<p>{before}. Повече.</p><p>{'дума ' * 30}</p><p>Списък:</p><ol>{items}</ol>{table}"
    parts = slides_of(text)
    written = shown(text)
    assert all(sum(piece.lines for piece in part) <= LINES for part in parts)
    assert written[0].startswith(f"<p>{before}.</p>") and written[-1] == table
    assert parts[0][0].notes == f"<p>{before}. Повече.</p>"
    [first] = [each for each in written if "Списък:" in each]
    assert "<ol>" in first
    numbers = [int(each) for part in written for each in re.findall(r"(\d)</li>", part)]
    assert numbers == [*range(1, 10)]
    going_on = re.findall(r'start="(\d)"><li>[^<]*(\d)</li>', "".join(written))
    assert going_on and all(start == number for start, number in going_on)


def test_slides_of_one_text_are_filled_alike() -> None:
    items = "".join(f"<li>Точка {number}</li>" for number in range(LINES + 2))
    assert [each.count("<li>") for each in shown(f"<ul>{items}</ul>")] == [(LINES + 2) // 2] * 2


def test_a_line_beside_a_table_is_told_and_has_no_slide() -> None:
    table = "<table><tbody><tr><td>клетка</td></tr></tbody></table>"
    [[piece]] = slides_of(f"<p>Преди. И още.</p>{table}<p>След.</p>")
    assert (piece.shown, piece.notes) == (table, "<p>Преди. И още.</p><p>След.</p>")


def test_a_long_table_goes_on_with_the_same_head() -> None:
    rows = "".join(f"<tr><td>{'дума ' * 45}{number}</td></tr>" for number in range(5))
    text = f"<table><thead><tr><th>глава</th></tr></thead><tbody>{rows}</tbody></table>"
    parts = shown(text)
    assert len(parts) > 1 and all(part.count("<th>глава</th>") == 1 for part in parts)
    assert [n for part in parts for n in re.findall(r"\d(?=</td>)", part)] == [*"01234"]


@pytest.mark.parametrize("name", ["participation-and-law", "planning-a-consultation"])
def test_in_an_office_nothing_leaves_its_box(name: str, tmp_path: Path) -> None:
    locale = BULGARIAN
    (tmp_path / "lesson.pptx").write_bytes(pptx.write("", [taught(name, locale)]))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "lesson.pptx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    document = pypdfium2.PdfDocument(tmp_path / "lesson.pdf")
    assert len(document) == len(slides(taught(name, locale)))
    for number, page in enumerate(document, 1):
        text, high = page.get_textpage(), page.get_height()
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            assert left >= 0 and right <= page.get_width(), number
            is_title = high - bottom <= BODY
            assert is_title or high - top >= BODY, (number, "the title and the text meet")
            assert high - bottom <= END, (number, text.get_text_bounded(left, bottom, right, top))


def test_the_pages_need_nothing_else_and_keep_to_the_policy(folder: Path) -> None:
    lesson = unit(folder)
    written = deck.write("", [lesson])
    assert written == deck.write("", [unit(folder)])
    names = set(zipfile.ZipFile(io.BytesIO(written)).namelist())
    for page in pages(lesson).values():
        assert page.get("lang") == "bg"
        assert {each.get("src") for each in page.iter("script")} <= names
        assert {each.get("href") for each in page.iter("link")} <= names
        assert not [each for each in page.iter("script", "style") if (each.text or "").strip()]
        assert not page.xpath("//@style | //@*[starts-with(name(), 'on')]")
    assert "reveal.LICENSE.txt" in names


@both
def test_the_file_for_office_says_the_same(folder: Path, locale: Locale) -> None:
    lesson = unit(folder, locale=locale)
    made = slides(lesson)
    shown = office(lesson, "slides/slide")
    assert len(shown) == len(made)
    for words_of, slide in zip(shown, made, strict=True):
        assert words_of.startswith(words(slide.title))
        body = lxml.html.fragment_fromstring(slide.body, create_parent="div")
        for item in body.xpath("//td | //li//p | //li[not(p)]"):
            assert " ".join(item.text_content().split()) in words_of
    told = " ".join(office(lesson, "notesSlides/notesSlide"))
    for item in lesson.items:
        for answer in item.answers:
            assert words(answer.feedback)[:20] in told


@both
def test_the_file_for_office_says_its_title_and_language(folder: Path, locale: Locale) -> None:
    lesson = unit(folder, locale=locale)
    written = pptx.write("", [lesson])
    assert written == pptx.write("", [lesson])
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        core = etree.fromstring(archive.read("docProps/core.xml"))
        assert core.findtext("{*}title") == lesson.title
        assert core.findtext("{*}language") == locale
        for name in archive.namelist():
            if name.startswith("ppt/slides/slide"):
                runs = etree.fromstring(archive.read(name)).findall(f".//{PRESENTATION}r")
                assert runs
                assert {run.find(f"{PRESENTATION}rPr").get("lang") for run in runs} == {locale}


def test_hostile_texts_are_words(folder: Path) -> None:
    lesson = unit(folder, quiz=quiz_of(HOSTILE))
    found = pages(lesson)["slides"]
    assert [each.get("src") for each in found.iter("script")] == ["reveal.js", "slides.js"]
    shown, told = found.text_content(), " ".join(office(lesson, "slides/slide"))
    for text in HOSTILE:
        assert text in shown
        assert text in told
