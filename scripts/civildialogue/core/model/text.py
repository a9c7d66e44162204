"""The text of a file and the blocks that it is made of, with their places."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto
from functools import cached_property
from typing import overload

from civildialogue.core.model.diagnostics import Span
from civildialogue.core.model.words import fingerprint, folded, without_targets


class BlockKind(StrEnum):
    """What a block of Markdown is."""

    HEADING = auto()
    PARAGRAPH = auto()
    LIST = auto()
    TABLE = auto()
    QUOTE = auto()
    ADMONITION = auto()
    DEFINITIONS = auto()
    CODE = auto()
    RULE = auto()
    HTML = auto()
    REFERENCE = auto()
    MARKER = auto()
    """An id that names nothing: it stands over its passage, or is the second of one."""

    @property
    def lasting(self) -> bool:
        """Whether such a block has a permalink of its own."""
        return self not in (self.REFERENCE, self.RULE, self.HTML, self.MARKER)


def unbroken(text: str) -> str:
    """Markdown without the backslashes that break lines: the words as a reader copies them."""
    return text.replace("\\\n", "\n")


@dataclass(frozen=True)
class SourceText:
    """The text of one file, with its name; makes spans in it.

    ``raw`` is the text as the file has it, with its byte order mark and its own line ends; empty
    where that is the same.
    """

    path: str
    text: str
    raw: str = field(default="", repr=False)

    def __reduce__(self) -> tuple[type["SourceText"], tuple[str, str, str]]:
        """What another process is sent: it finds the lines sooner than it receives them."""
        return SourceText, (self.path, self.text, self.raw)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.text.split("\n")

    def forget(self) -> None:
        """Lets go of the lines; who asks again splits them again."""
        vars(self).pop("lines", None)

    @property
    def written(self) -> str:
        """The text with its byte order mark and line ends, as its file has it."""
        return self.raw or self.text

    @cached_property
    def sum(self) -> str:
        """A sum over the text as its file has it, and its path."""
        written = f"{self.path}\0{self.written}"
        return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, line: int, column: int = 1, length: int = 1) -> Span:
        """A place in this text; the excerpt is the whole line."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Span(self.path, line, column, max(1, length), excerpt)


@dataclass(frozen=True)
class Block:
    """A top-level block: its text without the id marker, and where it stands.

    One that ``is_own`` is marked as the reasoning of who wrote the text.
    """

    kind: BlockKind
    text: str
    line: int
    id: str | None = None
    id_line: int = 0
    level: int = 0
    is_own: bool = False

    @cached_property
    def lines(self) -> list[str]:
        """The lines of its text."""
        return self.text.split("\n")

    @property
    def words(self) -> str:
        """The text without the targets of its links, white space folded; code is all words."""
        return folded(self.text if self.kind is BlockKind.CODE else without_targets(self.text))

    @cached_property
    def hash(self) -> str:
        """The fingerprint of the words: what a translation and a comment remember of a passage."""
        return fingerprint(self.words)

    @cached_property
    def former_hash(self) -> str:
        """The fingerprint in the first form of a project: over the targets of links too."""
        return fingerprint(self.text)

    @property
    def lasting(self) -> bool:
        """Whether the block has a permalink of its own."""
        return self.kind.lasting

    @property
    def last_line(self) -> int:
        """The line on which the block's own text ends."""
        return self.line + self.text.count("\n")


class Passages(Sequence[Block]):
    """The blocks of a page, loaded when somebody looks into them; ``prints`` are at hand.

    Those are what `prints_of` gives. It can be pickled where ``load`` can.
    """

    def __init__(self, load: Callable[[], Sequence[Block]], prints: Mapping[str, str]) -> None:
        self._load, self.prints = load, prints

    def __reduce__(self) -> tuple[object, ...]:
        """What another process is sent: whoever gets it loads the blocks anew."""
        return Passages, (self._load, self.prints)

    def forget(self) -> None:
        """Lets go of the blocks; who asks again loads them again."""
        vars(self).pop("_blocks", None)

    def __eq__(self, other: object) -> bool:
        """Whether the blocks are the same, loaded or not."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def _blocks(self) -> Sequence[Block]:
        return self._load()

    @overload
    def __getitem__(self, place: int) -> Block: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Block]: ...

    def __getitem__(self, place: int | slice) -> Block | Sequence[Block]:
        return self._blocks[place]

    def __len__(self) -> int:
        return len(self._blocks)

    def __iter__(self) -> Iterator[Block]:
        return iter(self._blocks)


def prints_of(blocks: Sequence[Block], *, is_record: bool) -> Mapping[str, str]:
    """The fingerprint of each passage with an id, of two with one id that of the first.

    It is empty for what has no permalink, and on pages that are not of the record.
    """
    if isinstance(blocks, Passages):
        return blocks.prints
    found: dict[str, str] = {}
    for block in blocks:
        if block.id and block.id not in found:
            found[block.id] = block.hash if is_record and block.lasting else ""
    return found
