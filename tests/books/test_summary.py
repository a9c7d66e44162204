"""The summary of the Forum’s own analysis on paper, alone: the rest of the book isn’t set."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from civildialogue.core.model.language import PROGRAM, Locale
from civildialogue.core.output.book import pdf
from civildialogue.core.output.book.shelf import Shelf

from .making import EMBLEM, REPOSITORY, book, shelf

BEFORE = 3
"""The cover, what has to be known to cite the book, and its contents."""


@pytest.fixture(scope="module")
def own() -> Shelf:
    """The Forum’s own texts."""
    return shelf(REPOSITORY / "docs")


@pytest.mark.parametrize("locale", PROGRAM)
def test_the_summary_for_a_mayor_fills_two_pages(own: Shelf, locale: Locale) -> None:
    made = book(own, "analysis", locale)
    alone = tuple(each for each in made.chapters if each.key == "analysis/summary")
    assert len(alone) == 1
    written = pdf.manuscript(replace(made, chapters=alone), own.findings)
    with pikepdf.open(BytesIO(pdf.compose(written, EMBLEM.read_bytes(), own.findings))) as paper:
        assert len(paper.pages) == BEFORE + 2
