"""The books of the fixtures, each made once."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from civildialogue.core.model.language import BULGARIAN, Locale

from .making import Printed, alone, book, pressed, printed, shelf, sources


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
        return pressed(of, alone(book(of, "analysis", BULGARIAN), f"<p>{words}</p>"))

    return a_text
