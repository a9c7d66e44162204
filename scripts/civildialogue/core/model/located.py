"""A record with its place in a file."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from civildialogue.core.model.diagnostics import Span
from civildialogue.core.model.page import Fields
from civildialogue.core.model.text import Block, SourceText

T_co = TypeVar("T_co", covariant=True)

UNNAMED = "?"
"""The id of a record whose faults hide its id; it may be any."""


@dataclass(frozen=True)
class Located(Generic[T_co]):
    """A record and where it stands; ``body`` is the text of one that has its own.

    ``beside`` is the file of data that the record describes.
    """

    value: T_co
    source: SourceText
    fields: Fields
    body: tuple[Block, ...] = ()
    beside: SourceText | None = None

    @property
    def text(self) -> str:
        """The record's own text as it was written, in one piece; empty where it has none.

        What the blocks of a page leave out, as a line with an id, are words of who wrote it.
        """
        start = self.body[0].line - 1 if self.body else len(self.source.lines)
        return "\n".join(self.source.lines[start:]).strip("\n").rstrip()

    def span_of(self, *loc: str | int) -> Span:
        """The place of a field of the record."""
        return self.source.span(*self.fields.get(loc, self.fields.get((), (1, 1, 1))))
