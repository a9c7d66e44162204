"""The books of the fixtures, each made once."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from civildialogue.core.model.language import BULGARIAN, Locale
from civildialogue.core.output.book import pdf
from civildialogue.core.output.book.model import Chapter

from .making import Printed, book, printed, shelf, sources


@pytest.fixture(scope="session")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixtures as one ``docs`` folder. Tests leave it as it is."""
    return sources(tmp_path_factory.mktemp("books"))


@pytest.fixture(scope="session")
def a_book(docs: Path) -> Callable[[str, Locale], Printed]:
    """Gives a book of the fixtures as PDF, by its name and language."""
    return cache(lambda name, locale: printed(docs, name, locale))


@pytest.fixture(scope="module")
def a_text(docs: Path) -> Callable[[str], Printed]:
    """Gives a text as the only paragraph of a book."""

    def a_text(words: str) -> Printed:
        of = shelf(docs)
        tree = html.fragment_fromstring(f"<p>{words}</p>", create_parent="div")
        chapter = Chapter("analysis/x", "Глава", BULGARIAN, 1, tree, BULGARIAN)
        made = replace(book(of, "analysis", BULGARIAN), chapters=(chapter,), assets={})
        written = pdf.manuscript(made, of.findings)
        content = pdf.compose(written, of.emblem, of.findings)
        return Printed(made, written.text, content, frozenset(d.code for d in of.diagnostics))

    return a_text
