"""Markdown → top-level blocks with their lines and ids.

The split is Python-Markdown's own, with the extensions of ``mkdocs.yml``: the same marks are looked
for in the same order, wherever possible with its own patterns. Two things are this site's: a line
``{#id}`` names the block above it, and fenced code stands apart from the text around it. The text
of a block is kept to the letter, so that joining the blocks again gives the same page.
"""

import re

from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source.scan import Scan
from civildialogue.core.source.signs import (
    ABBREVIATION,
    DEFINITION,
    HEADING_ID,
    HTML,
    INDENT,
    ITEM,
    REFERENCE,
    UNDERLINE,
    WORDS,
    box_of,
)
from civildialogue.core.source.tables import is_table


def split_blocks(lines: list[str], first_line: int) -> list[Block]:
    """The blocks of a body whose first line has the number ``first_line`` in its file."""
    if len(lines) == 1 and WORDS.match(lines[0]):  # Nearly all items of lists.
        return [Block(BlockKind.PARAGRAPH, lines[0].rstrip(), first_line)]
    return _Splitter(lines, first_line).split()


class _Open:
    """A block that may still grow: lines ``start`` up to ``end``."""

    def __init__(self, kind: BlockKind, start: int, end: int, sort: str = "", level: int = 0):
        self.kind, self.start, self.end, self.sort, self.level = kind, start, end, sort, level
        self.id: str | None = None
        self.id_at = 0
        self.is_own = False


class _Splitter:
    def __init__(self, lines: list[str], first_line: int) -> None:
        self.raw, self.offset = lines, first_line
        self.scan = Scan(lines)
        self.lines = self.scan.lines
        self.found: list[_Open] = []
        self.last: _Open | None = None
        self.note: _Open | None = None

    def split(self) -> list[Block]:
        """All blocks, in order."""
        at = 0
        while at < len(self.lines):
            if not self.scan.is_text(at):
                at += 1
            elif marker := self.scan.marker(at):
                self._name(at, marker)
                at += 1
            elif at in self.scan.apart:
                at = self._fenced(at)
            else:
                end = at + 1
                is_item = ITEM.match(self.lines[at]) is not None
                while end < len(self.lines) and not self.scan.stops(end, in_item=is_item):
                    end += 1
                self._parse(at, end)
                at = end
        return [self._block(one) for one in self.found]

    def _name(self, at: int, marker: re.Match[str]) -> None:
        """Gives an id to the block above; one that stands over its passage names nothing."""
        above = self.found[-1] if self.found else None
        follows = (
            at + 1 < len(self.lines) and self.scan.is_text(at + 1) and not self.scan.marker(at + 1)
        )
        is_above_text = follows and not self.scan.is_text(at - 1)
        if above and above.kind.lasting and not self._has_id(above) and not is_above_text:
            above.id, above.id_at, above.is_own = marker[1], at, marker["own"] is not None
        else:
            self._add(BlockKind.MARKER, at, at + 1)
        self.last, self.note = _Open(BlockKind.MARKER, at, at), None

    def _has_id(self, one: _Open) -> bool:
        return one.id is not None or (
            one.kind is BlockKind.HEADING and _heading_id(self.lines[one.start]) is not None
        )

    def _fenced(self, at: int) -> int:
        fence = self.scan.apart[at]
        end = fence.end
        while not fence.is_closed and end < len(self.lines) and not self.scan.stops(end):
            end += 1
        self._add(BlockKind.CODE, at, end, "fence")
        return end

    def _add(self, kind: BlockKind, start: int, end: int, sort: str = "", level: int = 0) -> None:
        one = _Open(kind, start, end, sort, level)
        self.found.append(one)
        self.note = None
        if kind is not BlockKind.REFERENCE:
            self.last = one

    def _grow(self, kind: BlockKind, start: int, end: int, sort: str = "") -> None:
        """Adds to the last block if it is of that kind and nothing lies between."""
        last = self.last
        if last and (last.kind, last.sort) == (kind, sort) and self.found[-1] is last:
            last.end, self.note = end, None
        else:
            self._add(kind, start, end, sort)

    def _parse(self, start: int, end: int) -> None:
        """Lines without an empty one between them, from the first on."""
        while start < end:
            start = self._continued(start, end) or self._take(start, end)

    def _continued(self, start: int, end: int) -> int | None:
        """Indented lines that belong to what stands above them, if nothing lies between."""
        last = self.last if self.found and self.found[-1] is self.last else None
        if self.scan.is_indented(start) and self.note is not None:
            stop = self.scan.next("note", start, end) or end
            self.note.end = stop
            self.note = self.note if stop == end else None
            return stop
        box = self.scan.next("box", start, end)
        if box is not None:
            self._parse(start, box)
            stop, sort = self.scan.end_of_indented(box + 1, end), box_of(self.lines[box])
            is_fresh = sort != "tab" or "!" in self.lines[box].partition('"')[0]
            (self._add if is_fresh else self._grow)(BlockKind.ADMONITION, box, stop, sort)
            return stop
        if not self.scan.is_indented(start):
            return None
        if last and last.kind is BlockKind.ADMONITION:
            stop = self.scan.end_of_indented(start, end)
            self._grow(BlockKind.ADMONITION, start, stop, last.sort)
            return stop
        if last and last.kind in (BlockKind.LIST, BlockKind.DEFINITIONS):
            self._grow(last.kind, start, end)
            return end
        stop = self.scan.end_of_indented(start, end)
        self._grow(BlockKind.CODE, start, stop, "indented")
        return stop

    def _take(self, start: int, end: int) -> int:
        """What begins on the line; returns where the rest begins."""
        if is_table(self.lines, start, end):
            self._add(BlockKind.TABLE, start, end)
            return end
        if (at := self.scan.next("heading", start, end)) is not None:
            self._parse(start, at)
            marks = len(self.lines[at]) - len(self.lines[at].lstrip("#"))
            self._add(BlockKind.HEADING, at, at + 1, level=min(marks, 6))
            return at + 1
        below = self.scan.below(start)
        if below < end and UNDERLINE.match(self.lines[below]):
            level = 1 if self.lines[below].startswith("=") else 2
            self._add(BlockKind.HEADING, start, below + 1, "underlined", level)
            return below + 1
        if (at := self.scan.next("rule", start, end)) is not None:
            self._parse(start, at)
            self._add(BlockKind.RULE, at, at + 1)
            return at + 1
        if ITEM.match(self.lines[start]):
            self._grow(BlockKind.LIST, start, end)
            return end
        return self._defined(start, end) or self._plain(start, end)

    def _defined(self, start: int, end: int) -> int | None:
        """A definition with its terms, which may be the paragraph above."""
        at = self.scan.next("definition", start, end)
        if at is None or (at == start and self.last is None):
            return None
        rest = self.lines[at + 1] if at + 1 < end else INDENT
        is_lazy = re.match(r" {0,3}[^ :]", rest) and at + 1 not in self.scan.hidden
        stop = end if is_lazy else self.scan.end_of_indented(at + 1, end)
        above = self.last
        if at == start and above and above.kind is BlockKind.PARAGRAPH and self.found[-1] is above:
            start = self.found.pop().start
            self.last = self.found[-1] if self.found and self.found[-1].id is None else None
        self._grow(BlockKind.DEFINITIONS, start, stop)
        return stop

    def _plain(self, start: int, end: int) -> int:
        if (at := self.scan.next("quote", start, end)) is not None:
            self._parse(start, at)
            self._grow(BlockKind.QUOTE, at, end)
            return end
        for name in ("note", "abbreviation", "reference"):
            at = self.scan.next(name, start, end)
            while at is not None and (stop := self._referred(name, at, end)) is None:
                at = self.scan.next(name, at + 1, end) if name == "reference" else None
            if at is not None and stop is not None:
                if at > start:
                    self._parse(start, at)
                self._add(BlockKind.REFERENCE, at, stop)
                self.note = self.found[-1] if name == "note" and stop == end else None
                return stop
        is_html = HTML.match(self.lines[start])
        self._add(BlockKind.HTML if is_html else BlockKind.PARAGRAPH, start, end)
        return end

    def _referred(self, name: str, at: int, end: int) -> int | None:
        """Where a note, an abbreviation or a reference ends; None if it isn't one."""
        if name == "note":
            return self.scan.next("note", at + 1, end) or end
        if name == "abbreviation":
            match = ABBREVIATION.match(self.lines[at])
            if match is None or not match["name"].strip():
                return None
            return at + 1 if match["title"].strip() else (at + 2 if at + 2 <= end else None)
        match = REFERENCE.match("\n".join(self.lines[at : min(at + 3, end)]))
        return at + 1 + match[0].rstrip().count("\n") if match else None

    def _block(self, one: _Open) -> Block:
        text = "\n".join(self.raw[one.start : one.end])
        last = text.rpartition("\n")[2].expandtabs(4)  # A mark is none without its space.
        text = text if ITEM.match(last) or DEFINITION.match(last) else text.rstrip()
        identifier, id_line = one.id, one.id_at + self.offset if one.id is not None else 0
        line = one.start + self.offset
        if one.kind is BlockKind.HEADING:
            first, newline, under = text.partition("\n")
            if (named := _heading_id(first)) and identifier is None:
                identifier, id_line = named[1], line
                text = first[: named.start()].rstrip() + newline + under
        return Block(one.kind, text, line, identifier, id_line, one.level, one.is_own)


def _heading_id(line: str) -> re.Match[str] | None:
    """The id at the end of a heading, before the signs that may close it."""
    return HEADING_ID.match(line, line.rfind("{")) if "{" in line else None
