"""Blocks within blocks: what stands in an item, a box, a quotation, a definition or a note.

A block in another one has the line of its file; its text lacks what puts it there, such as four
spaces, so that each of its lines is the end of a line of the file.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from civildialogue.core.model.diagnostics import Span
from civildialogue.core.model.text import Block, BlockKind, SourceText
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.fences import fences
from civildialogue.core.source.signs import DEFINITION, INDENT, ITEM, NOTE, QUOTE, box_of

DEEPEST = 10
"""Deeper than a page may go (see ``checks.content``); what lies below is looked at as one text."""
Chunk = tuple[int, list[str]]


def every(blocks: Sequence[Block], depth: int = 0) -> Iterator[tuple[Block, Block | None, int]]:
    """Each block with the one before it and its depth, in the order of the text."""
    before = None
    for block in blocks:
        yield block, before, depth
        if depth < DEEPEST:
            for start, lines in _chunks(block):
                if not any(lines):
                    continue
                yield from every(split_blocks(lines, block.line + start), depth + 1)
        before = block


def _chunks(block: Block) -> Iterator[Chunk]:
    """The texts within a block, each with its first line counted from the block's."""
    lines = block.text.expandtabs(4).split("\n")
    if block.kind is BlockKind.QUOTE:
        yield 0, [QUOTE.sub("", line) for line in lines]
    elif block.kind is BlockKind.ADMONITION:
        yield from _under(lines, [n for n in visible(lines) if box_of(lines[n])], None)
    elif block.kind is BlockKind.DEFINITIONS:
        starts = [n for n in visible(lines) if DEFINITION.match(lines[n])]
        yield from _under(lines, starts, DEFINITION)
    elif block.kind is BlockKind.REFERENCE and NOTE.match(lines[0]):
        yield from _under(lines, [0], NOTE)
    elif block.kind is BlockKind.LIST:
        starts = [n for n in visible(lines) if ITEM.match(lines[n])]
        for start, texts in _under(lines, starts, ITEM):
            yield from _item(lines, start, texts)


def visible(lines: Sequence[str]) -> list[int]:
    """The numbers of the lines that stand in no fenced code."""
    if not any("```" in line or "~~~" in line for line in lines):
        return [*range(len(lines))]
    code = {n for fence in fences(lines) for n in range(fence.first, fence.end)}
    return [n for n in range(len(lines)) if n not in code]


def _under(lines: list[str], starts: list[int], mark: re.Pattern[str] | None) -> Iterator[Chunk]:
    """What stands behind each mark and, indented, below it."""
    for start, end in pairwise([*starts, len(lines)]):
        below = [line.removeprefix(INDENT) for line in lines[start + 1 : end]]
        if mark is None:
            yield start + 1, below
        else:
            yield start, [mark.sub("", lines[start]), *below]


def _item(lines: list[str], start: int, texts: list[str]) -> Iterator[Chunk]:
    """An item's first run, in which Python-Markdown sees no indented block but a list; the rest.

    It sees one, too, under what ends with its line, such as a heading, or an item without words.
    """
    end = 1
    while end < len(texts) and texts[end].strip() and not _is_nested(lines[start + end]):
        end += 1
    first = [texts[0], *lines[start + 1 : start + end]]
    apart = end
    if any(line.startswith(INDENT) for line in first):
        apart = next((b.line for b in split_blocks(first, 0) if _is_indented(b)), end)
    yield start, first[:apart]
    if apart < end:
        yield start + apart, texts[apart:end]
    yield start + end, texts[end:]


def _is_indented(block: Block) -> bool:
    return block.kind is BlockKind.CODE and block.text.startswith(INDENT)


def _is_nested(line: str) -> bool:
    return line.startswith(INDENT) and ITEM.match(line.removeprefix(INDENT)) is not None


def before(source: SourceText, block: Block, number: int) -> str:
    """What stands in the file before a line of a block: its indent or its mark."""
    own, whole = (
        line.expandtabs(4)
        for line in (block.lines[number].rstrip(), source.lines[block.line + number - 1])
    )
    return "" if whole.startswith(own) else whole[: len(whole.rstrip()) - len(own)]


def span(source: SourceText, block: Block, number: int, start: int, length: int) -> Span:
    """A place in a block at any depth: a line of it and a column, both counted from 0."""
    shift = len(before(source, block, number))
    return source.span(block.line + number, shift + start + 1, length)
