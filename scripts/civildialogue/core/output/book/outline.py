"""The headings of a book, for its table of contents in any format."""

from collections.abc import Iterator
from dataclasses import dataclass

from civildialogue.core.output.book.model import Book

MOST = 100
"""Entries with which contents still give an overview: about two pages of them."""


@dataclass(frozen=True)
class Entry:
    """A heading: its row (1 or 2), its words, its chapter and its place there (or none); it may be
    that of the chapter.
    """

    row: int
    title: str
    key: str
    anchor: str = ""
    is_chapter: bool = False


def entries(book: Book) -> Iterator[Entry]:
    """The headings of the first two rows."""
    for chapter in book.chapters:
        if chapter.level:
            yield Entry(chapter.level, chapter.title, chapter.key, is_chapter=True)
        for heading in chapter.tree.iter("h2", "h3"):
            row = chapter.level + int(heading.tag[1]) - 1
            if row <= 2:
                words = " ".join(heading.text_content().split())
                yield Entry(row, words, chapter.key, heading.get("id", ""))


def shown(book: Book) -> list[Entry]:
    """What the contents show: both rows; of the second chapters alone where it is too much, or
    nothing.
    """
    every = list(entries(book))
    chapters = [entry for entry in every if entry.row == 1 or entry.is_chapter]
    first = [entry for entry in every if entry.row == 1]
    return next((found for found in (every, chapters) if len(found) <= MOST), first)
