"""The record of a correction to a published text."""

from collections.abc import Mapping

from civildialogue.core.model.library import Library
from civildialogue.core.model.localized import NonEmptyLocalized
from civildialogue.core.model.values import Day, Id, Record, Text
from civildialogue.core.model.vocabulary import ABOUT

LIST = f"{ABOUT}/corrections"
"""The page that shows all of them."""
FILES = f"{ABOUT}/_data/corrections"


class Correction(Record):
    """What stood wrong on a page until a day, what stands there since, and why.

    ``passage`` is the place on the page, where it is one.
    """

    id: Id
    date: Day
    page: Text
    passage: Id | None = None
    stood: NonEmptyLocalized
    stands: NonEmptyLocalized
    reason: NonEmptyLocalized


Moves = Mapping[tuple[str, str | None], str | None]
"""Where what is gone went, by its page and passage; the whole page has no passage."""


def moves(library: Library) -> Moves:
    """Where the pages and passages that are gone went."""
    return {(s.value.page, s.value.id): s.value.moved_to for s in library.tombstones}


def place(correction: Correction, moved: Moves) -> tuple[str, str]:
    """The page and the passage that were corrected, where they are now; the passage may be empty.

    What went nowhere stays under its old name.
    """
    page, passage = correction.page, correction.passage
    for _ in moved:
        target = moved.get((page, passage)) or moved.get((page, None))
        if not target:
            break
        page, _, anchor = target.partition("#")
        passage = anchor or passage
    return page, passage or ""
