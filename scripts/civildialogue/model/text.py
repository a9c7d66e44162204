"""The text of a file and the blocks that it is made of, with their places."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from civildialogue.model.diagnostics import Span


class BlockKind(StrEnum):
    """What a block of Markdown is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    QUOTE = "quote"
    ADMONITION = "admonition"
    DEFINITIONS = "definitions"
    CODE = "code"
    RULE = "rule"
    HTML = "html"
    REFERENCE = "reference"


@dataclass(frozen=True)
class SourceText:
    """The text of one file, with its name; makes spans in it.

    ``raw`` is the text as the file has it, with its byte order mark and its own line ends; empty
    where that is the same.
    """

    path: str
    text: str
    raw: str = field(default="", repr=False)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.text.split("\n")

    @property
    def written(self) -> str:
        """The text with its byte order mark and line ends, as its file has it."""
        return self.raw or self.text

    def span(self, line: int, column: int = 1, length: int = 1) -> Span:
        """A place in this text; the excerpt is the whole line."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Span(self.path, line, column, max(1, length), excerpt)


@dataclass(frozen=True)
class Block:
    """A top-level block: its text without the id marker, and where it stands."""

    kind: BlockKind
    text: str
    line: int
    id: str | None = None
    id_line: int = 0
    level: int = 0

    @cached_property
    def hash(self) -> str:
        """12 hex digits of SHA-256 over the text, white space folded: re-wrapping is no change."""
        return hashlib.sha256(" ".join(self.text.split()).encode()).hexdigest()[:12]

    @property
    def lasting(self) -> bool:
        """Whether the block has a permalink of its own."""
        return self.kind not in (BlockKind.REFERENCE, BlockKind.RULE, BlockKind.HTML)

    @property
    def last_line(self) -> int:
        """The line on which the block's own text ends."""
        return self.line + self.text.count("\n")
