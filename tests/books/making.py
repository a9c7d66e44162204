"""Books made from the fixtures: the pages of the browser tests, and one with everything in it."""

import datetime as dt
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import lxml.html

from civildialogue.core.model.language import BULGARIAN, Locale
from civildialogue.core.output.book import make, pdf
from civildialogue.core.output.book.model import Book, Chapter
from civildialogue.core.output.book.shelf import Shelf
from civildialogue.core.site.books import planning
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.history import History
from civildialogue.core.source.load import Loader
from civildialogue.core.source.settings import settings

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = REPOSITORY / "tests" / "e2e" / "docs"
OWN = Path(__file__).with_name("docs")
TODAY = dt.date(2026, 12, 1)
EMBLEM = REPOSITORY / "overrides" / "assets" / "images" / "eu-emblem.svg"


def sources(folder: Path) -> Path:
    """A ``docs`` folder with the fixtures."""
    docs = folder / "docs"
    shutil.copytree(PAGES, docs)
    shutil.copytree(OWN, docs, dirs_exist_ok=True)
    return docs


def shelf(docs: Path) -> Shelf:
    """The books of a ``docs`` folder, with the settings of this project."""
    own = settings(REPOSITORY)  # The texts are read in its languages.
    shared = Shared(Loader(docs).library, History(docs), TODAY)
    return Shelf(shared, docs, own, EMBLEM.read_bytes())


def book(of: Shelf, name: str, locale: Locale) -> Book:
    """One book, not yet set."""
    plan = planning.plan(Writer(of.shared, locale), name)
    return make.make(plan, of.converter, of.docs, of.settings, of.faces)


@dataclass(frozen=True)
class Printed:
    """A book as PDF, and what was found in it."""

    book: Book
    source: str
    pdf: bytes
    codes: frozenset[str]


def printed(docs: Path, name: str, locale: Locale) -> Printed:
    """One book as PDF."""
    of = shelf(docs)
    return pressed(of, book(of, name, locale))


def alone(
    whole: Book,
    html: str,
    *,
    key: str = "analysis/x",
    title: str = "Глава",
    level: int = 1,
    **facts: Any,
) -> Book:
    """A book that has this HTML as its only chapter, and no pictures but those of ``facts``."""
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    chapter = Chapter(key, title, BULGARIAN, level, tree, BULGARIAN)
    return replace(whole, chapters=(chapter,), **{"assets": {}, **facts})


def pressed(of: Shelf, made: Book) -> Printed:
    """A book as PDF, with what a shelf has found so far."""
    written = pdf.manuscript(made, of.findings)
    content = pdf.compose(written, of.emblem, of.findings)
    return Printed(made, written.text, content, frozenset(d.code for d in of.diagnostics))
