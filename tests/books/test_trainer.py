"""The two books of the training: what learners get, what the trainer gets, how it lies on paper."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import lxml.html
import pypdfium2
import pytest

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, languages, message
from civildialogue.core.output.book import outline
from civildialogue.core.output.book.model import Book, Chapter
from civildialogue.core.site.books import planning
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.training.certificate import FIELDS
from civildialogue.features.training.certificate import KEY as CERTIFICATE
from civildialogue.features.training.pages import VIEWS

from .making import Printed, pressed, printed, shelf
from .making import book as a_book_of
from .test_paper import pages_of

LESSON = "training/first-proposal"
LEARNERS, TRAINERS = "training", "training-trainer"
NOTE = {BULGARIAN: "Пригответе разпечатана препоръка", ENGLISH: "Have a printed recommendation"}
FEEDBACK = {BULGARIAN: "Доводът тежи, а не дипломата", ENGLISH: "Reasons count, not diplomas"}


def parts(docs: Path, name: str, locale: Locale) -> dict[str, planning.Part]:
    writer = Writer(shelf(docs).shared, locale)
    return {part.key: part for part in planning.plan(writer, name).parts}


def texts(docs: Path, name: str, locale: Locale) -> dict[str, str]:
    return {key: part.document.body for key, part in parts(docs, name, locale).items()}


@pytest.mark.parametrize("name", [LEARNERS, "forum"])
@pytest.mark.parametrize("locale", languages())
def test_who_learns_gets_no_notes_for_the_trainer(docs: Path, name: str, locale: Locale) -> None:
    found = texts(docs, name, locale)
    assert not [key for key, body in found.items() if NOTE[locale] in body]
    assert "{: #trainer }" not in found[LESSON]
    asked, _, key = found[LESSON].partition("{: #quiz-key }")
    assert "{: #inclusion }" in asked and "{: #rubric }" in asked and "{: #one-who }" in asked
    assert FEEDBACK[locale] in key and FEEDBACK[locale] not in asked


@pytest.mark.parametrize("locale", languages())
def test_the_trainer_has_every_part_of_a_lesson_once(docs: Path, locale: Locale) -> None:
    found = texts(docs, TRAINERS, locale)
    trainer, sheet, key = (found[f"{LESSON}/{view}"] for view in VIEWS)
    for name in ("aims", "task", "exercises", "next"):
        assert f"{{: #{name} }}" in found[LESSON]
    for name in ("trainer", "inclusion", "rubric", "quiz", "quiz-key"):
        assert f"{{: #{name} }}" not in found[LESSON]
    for name in ("outcomes", "clock", "trainer", "inclusion", "rubric"):
        assert f"{{: #{name} }}" in trainer
    assert NOTE[locale] in trainer and "<td>0:00</td>" in trainer
    assert "☐" in sheet and FEEDBACK[locale] not in sheet
    assert FEEDBACK[locale] in key
    assert planning.SOURCES in found and "source-zna" not in trainer + sheet


def test_a_bibliography_has_what_its_own_book_cites(docs: Path, tmp_path: Path) -> None:
    own = shutil.copytree(docs, tmp_path / "docs")
    lesson = own / f"{LESSON}.bg.md"
    text = lesson.read_text("utf-8").replace(" [@zna]", "")
    lesson.write_text(text.replace(NOTE[BULGARIAN], f"[@zna] {NOTE[BULGARIAN]}"), "utf-8")
    assert "source-zna" in texts(own, TRAINERS, BULGARIAN)[planning.SOURCES]
    assert planning.SOURCES not in texts(own, LEARNERS, BULGARIAN)


def test_what_is_added_stands_below_its_lesson(docs: Path) -> None:
    found = parts(docs, TRAINERS, BULGARIAN)
    keys = list(found)
    at = keys.index(LESSON)
    views = [f"{LESSON}/{view}" for view in VIEWS]
    assert keys[at + 1 : at + 4] == views
    assert [(found[key].level, found[key].is_apart) for key in views] == [(2, True)] * 3
    learners = parts(docs, LEARNERS, BULGARIAN)
    assert [key for key in keys if key not in (*views, CERTIFICATE)] == list(learners)
    assert keys.index(CERTIFICATE) > at
    assert {part.is_apart for part in learners.values()} == {False}


@pytest.mark.parametrize("locale", languages())
def test_at_the_end_is_a_certificate_to_write_on(docs: Path, locale: Locale) -> None:
    paper = texts(docs, TRAINERS, locale)[CERTIFICATE]
    for field in FIELDS:
        name = message(locale, f"certificate.{field}")
        assert re.search(rf"\*\*{name}:\*\*\n\n…{{40}}", paper)
    assert "<input" not in paper and "Ctrl" not in paper


@pytest.mark.parametrize("locale", languages())
def test_a_sheet_begins_its_page_and_nothing_leaves_the_paper(docs: Path, locale: Locale) -> None:
    of = shelf(docs)
    made: Printed = pressed(of, a_book_of(of, TRAINERS, locale))
    laid = pages_of(made)
    assert [number for number, page in enumerate(laid[1:], 2) if page.outside()] == []
    document = pypdfium2.PdfDocument(made.pdf)
    opening = {
        item.get_title(): item.get_dest().get_index() for item in document.get_toc(max_depth=3)
    }
    for own in (*(f"{LESSON}/{view}" for view in VIEWS), CERTIFICATE):
        [title] = [c.title for c in made.book.chapters if c.key == own]
        [page] = [number for name, number in opening.items() if name == title]
        assert laid[page].lines()[0].startswith(title.replace(" ", "")[:12])
    assert made.codes == frozenset()
    views = [c.title for c in made.book.chapters if c.key.startswith(f"{LESSON}/")]
    listed = {entry.title for entry in outline.shown(made.book)}
    crowded = replace(made.book, chapters=(*made.book.chapters, *[_long(made.book)] * 3))
    assert set(views) <= listed
    assert set(views) <= {entry.title for entry in outline.shown(crowded)}
    assert all(e.row == 1 or e.is_chapter for e in outline.shown(crowded))
    assert "".join(views[1].split())[:12] in "".join(laid[2].lines())


def _long(book: Book) -> Chapter:
    """A chapter with more headings than contents have room for."""
    tree = lxml.html.fragment_fromstring("<h2>Част</h2>" * outline.MOST, create_parent="div")
    return replace(book.chapters[-1], level=1, tree=tree)


def test_without_lessons_there_is_no_book_for_a_trainer(docs: Path, tmp_path: Path) -> None:
    assert TRAINERS in planning.names(Writer(shelf(docs).shared, BULGARIAN))
    bare = tmp_path / "docs"
    shutil.copytree(docs, bare)
    for path in (bare / "training").glob("first-proposal.*"):
        path.unlink()
    names = planning.names(Writer(shelf(bare).shared, BULGARIAN))
    assert LEARNERS in names and TRAINERS not in names


def test_its_name_tells_it_from_the_other(docs: Path) -> None:
    made = printed(docs, TRAINERS, ENGLISH)
    assert made.book.title == f"Trainer’s book: {a_book_of(shelf(docs), LEARNERS, ENGLISH).title}"
