"""Markdown → top-level blocks with their lines and ids.

The split follows Python-Markdown's own reading of the blocks that the Forum uses; the text of a
block is kept to the letter, so that joining the blocks again gives the same page.
"""

import re
from collections.abc import Callable, Iterator

from civildialogue.model.text import Block, BlockKind

ID_MARKER = re.compile(r"^\{#([^}\s]*)\}\s*$")
HEADING = re.compile(r"^(#{1,6})\s")
_HEADING_ID = re.compile(r"\{\s*+:?\s*+#([^}\s]+)\s*\}$")
FENCE = re.compile(r"^(`{3,}|~{3,})")
LIST_ITEM = re.compile(r"^(?:[-*+]|\d{1,9}\.)\s+")
ADMONITION = re.compile(r"^(?:!!!|\?\?\?\+?|===[!+]?)\s+\S")
REFERENCE = re.compile(r"^(?:\[[^\]]+\]|\*\[[^\]]+\]):")
TABLE_RULE = re.compile(r"^\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+$")
RULE = re.compile(r"^(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
HTML = re.compile(r"^<(?:[A-Za-z!/?])(?!ttps?://)")


def split_blocks(lines: list[str], first_line: int) -> list[Block]:
    """The blocks of a body whose first line has the number ``first_line`` in its file."""
    return list(_Splitter(lines, first_line))


class _Splitter:
    def __init__(self, lines: list[str], first_line: int) -> None:
        self.lines, self.offset = lines, first_line
        self.at = 0

    def __iter__(self) -> Iterator[Block]:
        pending: Block | None = None
        while self.at < len(self.lines):
            line = self.lines[self.at]
            marker = ID_MARKER.match(line)
            if marker and pending is not None and pending.id is None and pending.lasting:
                yield _named(pending, marker[1], self.at + self.offset)
                pending = None
                self.at += 1
            elif not line.strip():
                self.at += 1
            else:
                if pending is not None:
                    yield pending
                pending = self.take()
        if pending is not None:
            yield pending

    def take(self) -> Block:
        """One block, from the current line on."""
        line = self.lines[self.at]
        if heading := HEADING.match(line):
            return self.block(BlockKind.HEADING, self.at + 1, _heading_id(line), len(heading[1]))
        if fence := FENCE.match(line):
            return self.block(BlockKind.CODE, self.end_of_fence(fence[1]))
        if ADMONITION.match(line):
            return self.block(BlockKind.ADMONITION, self.end_of_indented())
        if RULE.match(line):
            return self.block(BlockKind.RULE, self.at + 1)
        if LIST_ITEM.match(line):
            return self.block(BlockKind.LIST, self.end_of_list())
        if REFERENCE.match(line):
            return self.block(BlockKind.REFERENCE, self.end_of_indented())
        if HTML.match(line):
            return self.block(BlockKind.HTML, self.end_of_chunk())
        return self.paragraph_or_like()

    def paragraph_or_like(self) -> Block:
        end = self.end_of_chunk()
        chunk = self.lines[self.at : end]
        if chunk[0].startswith(">"):
            return self.block(BlockKind.QUOTE, end)
        if len(chunk) > 1 and "|" in chunk[0] and TABLE_RULE.match(chunk[1]):
            return self.block(BlockKind.TABLE, end)
        if any(line.startswith(":   ") for line in chunk[1:]):
            return self.block(BlockKind.DEFINITIONS, self.end_of_definitions(end))
        return self.block(BlockKind.PARAGRAPH, end)

    def block(self, kind: BlockKind, end: int, id_: str | None = None, level: int = 0) -> Block:
        start, self.at = self.at, end
        text = "\n".join(line.rstrip() for line in self.lines[start:end]).rstrip()
        if kind is BlockKind.HEADING and id_:
            text = text[: text.rindex("{")].rstrip()
        line = start + self.offset
        return Block(kind, text, line, id_, line if id_ else 0, level)

    def end_of_chunk(self) -> int:
        """The first blank line, id marker, or start of a block that interrupts a paragraph."""
        end = self.at + 1
        while end < len(self.lines) and not self.stops(self.lines[end]):
            end += 1
        return end

    @staticmethod
    def stops(line: str) -> bool:
        return not line.strip() or bool(
            ID_MARKER.match(line) or HEADING.match(line) or FENCE.match(line)
        )

    def end_of_fence(self, fence: str) -> int:
        for end in range(self.at + 1, len(self.lines)):
            if self.lines[end].strip() == fence:
                return end + 1
        return self.end_of_chunk()

    def end_of_indented(self) -> int:
        """The end of a first line with everything indented under it."""
        return self.end_while(lambda line: line.startswith("    "))

    def end_of_list(self) -> int:
        return self.end_while(lambda line: line.startswith("    ") or bool(LIST_ITEM.match(line)))

    def end_of_definitions(self, end: int) -> int:
        """Definition lists go on over blank lines while term and definition follow."""
        while True:
            following = end
            while following < len(self.lines) and not self.lines[following].strip():
                following += 1
            start, self.at = self.at, following
            chunk_end = self.end_of_chunk() if following < len(self.lines) else following
            chunk, self.at = self.lines[following:chunk_end], start
            more = any(line.startswith((":   ", "    ")) for line in chunk)
            if not more or ID_MARKER.match(chunk[0]):
                return end
            end = chunk_end

    def end_while(self, belongs: Callable[[str], bool]) -> int:
        """Lines that belong, lazy continuations, and blank lines between them."""
        end = at = self.at + 1
        while at < len(self.lines):
            line = self.lines[at]
            if not line.strip():
                at += 1
                continue
            lazy = at == end and not self.stops(line)
            if not (belongs(line) or lazy):
                break
            at += 1
            end = at
        return end


def _heading_id(line: str) -> str | None:
    """The id at the end of a heading, before the signs that may close it."""
    words = line.rstrip().rstrip("#").rstrip()
    found = _HEADING_ID.match(words, max(0, words.rfind("{")))
    return found[1] if found else None


def _named(block: Block, id_: str, line: int) -> Block:
    return Block(block.kind, block.text, block.line, id_, line, block.level)
