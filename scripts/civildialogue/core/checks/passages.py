"""Passages that are taken for something else, or for a part of what stands above them."""

import re
from collections.abc import Iterator

from civildialogue.core.model.changes import Change
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Page
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source.fences import fences, opening
from civildialogue.core.source.inline import prose
from civildialogue.core.source.nested import before, span, visible
from civildialogue.core.source.signs import INDENT, ITEM, QUOTE, SIGNS
from civildialogue.core.source.tables import is_table

_LIST = re.compile(r"^ {0,3}(?:[-*+]|1\.) +\S")
_LANGUAGE = re.compile(r"\.?[\w#.+-]+", re.ASCII)
_WHAT = {
    "list": Localized(bg="списъкът", en="the list"),
    "table": Localized(bg="таблицата", en="the table"),
    "fence": Localized(bg="кодът", en="the code"),
    "heading": Localized(bg="заглавието", en="the heading"),
    "quote": Localized(bg="цитатът", en="the quotation"),
    "box": Localized(bg="карето", en="the box"),
}


def unseen_lines(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Lines of nothing but spaces that aren’t ordinary ones: they only look empty."""
    lines = page.source.lines[block.line - 1 : block.last_line]
    if not any(map(_only_looks_empty, lines)):  # As nearly all.
        return
    for number in visible(block.lines):
        line = lines[number]
        if _only_looks_empty(line):
            at = page.source.span(block.line + number, 1, len(line))
            would_lose_id = block.id is not None and not block.text.strip()
            rewrite = None if would_lose_id else Change(block.line + number, 1, ("",))
            yield Diagnostic("line-not-empty", at, rewrite=rewrite)


def _only_looks_empty(line: str) -> bool:
    return line.isspace() and line.strip(" \t") != ""


def indented(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Text that four spaces make code."""
    if block.text.startswith(INDENT):
        first = block.lines[0]
        yield Diagnostic("code-indented", span(page.source, block, 0, 0, len(first.rstrip())))


def fenced(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Fences that are not closed, that take in another one, or that say more than a language."""
    lines = block.lines
    if block.kind is BlockKind.PARAGRAPH:
        found = list(fences(lines))
    else:
        found = [fence for fence in fences(lines) if not fence.first][:1]
    for fence in found:
        prefix, mark, info, number = fence.prefix, fence.mark, fence.info, fence.first
        line = lines[number].rstrip()
        inner = lines[number + 1 : fence.end - 1]
        is_open = not fence.is_closed or any(_opens_again(each, prefix, mark) for each in inner)
        if is_open and not lines[0].startswith(INDENT):
            length = max(1, len(line) - len(prefix))
            yield Diagnostic(
                "fence-unclosed", span(page.source, block, number, len(prefix), length)
            )
        if info and not _LANGUAGE.fullmatch(info):
            start = line.index(info[0], len(prefix) + len(mark))
            place = span(page.source, block, number, start, len(info))
            yield Diagnostic("fence-options", place, {"text": info})


def broken_off(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Code in a quotation that a line without its sign ends: what looks like code is read."""
    lines = block.lines
    shown = {f.first for f in fences([QUOTE.sub("", line) for line in lines]) if f.is_closed}
    for fence in fences(lines):
        if not fence.is_closed and fence.first in shown:
            place = len(fence.prefix), len(lines[fence.first].rstrip()) - len(fence.prefix)
            yield Diagnostic("fence-unclosed", span(page.source, block, fence.first, *place))


def _opens_again(line: str, prefix: str, mark: str) -> bool:
    again = opening(line)
    return again is not None and (again[0], again[1]) == (prefix, mark) and again[2] != ""


def crammed(page: Page, block: Block, above: Block | None) -> Iterator[Diagnostic]:
    """A list, a table or code right under a text or inside an item, which runs into it."""
    if "\n" not in block.text and block.kind is not BlockKind.CODE:
        return
    lines, found = block.lines, None
    if block.kind is BlockKind.PARAGRAPH:
        found = _in_paragraph(lines, prose(block).split("\n"))
    elif block.kind is BlockKind.LIST:
        found = _in_item(lines)
    elif block.kind is BlockKind.CODE and above and above.kind is BlockKind.PARAGRAPH:
        found = (0, "fence") if above.id is None and above.last_line + 1 == block.line else None
    if found is not None:
        number, what = found
        prefix = before(page.source, block, number).rstrip()
        line = lines[number]
        start = len(line) - len(line.lstrip())
        at = span(page.source, block, number, start, len(line.rstrip()) - start)
        gap = prefix if ">" in prefix else ""
        rewrite = Change(block.line + number, 0, (gap,))
        after = _next_item(lines, number) if block.kind is BlockKind.LIST else None
        if after is not None:
            kept = page.source.lines[block.line + number - 1 : block.line + after - 1]
            rewrite = Change(block.line + number, after - number, (gap, *kept, gap))
        yield Diagnostic("block-crammed", at, {"what": _WHAT[what]}, rewrite=rewrite)


def _next_item(lines: list[str], number: int) -> int | None:
    """The next item of a list if it stands right under what will stand apart from now on."""
    seen = set(visible(lines))
    later = range(number + 1, len(lines))
    found = next((n for n in later if n in seen and ITEM.match(lines[n])), None)
    return found if found is not None and lines[found - 1].strip() else None


def _in_paragraph(lines: list[str], words: list[str]) -> tuple[int, str] | None:
    seen = set(visible(lines))
    for number in range(1, len(lines)):
        if number not in seen:
            return number, "fence"
        if _LIST.match(words[number]):
            return number, "list"
        if is_table(words, number, len(words)):
            return number, "table"
    return None


def _in_item(lines: list[str]) -> tuple[int, str] | None:
    """The first line of a block that stands in an item without an empty line above it."""
    seen = set(visible(lines))
    for number in range(1, len(lines)):
        above, line = lines[number - 1], lines[number].removeprefix(INDENT)
        is_under = lines[number].startswith(INDENT) and above.strip() and number - 1 in seen
        if not is_under or ITEM.match(line):
            continue
        depth = len(line) - len(line.lstrip(" "))
        inner = line[depth - depth % len(INDENT) :]
        if number not in seen:
            return number, "fence"
        if _is_under_block(above):
            continue
        for what in ("heading", "quote", "box"):
            if SIGNS[what](inner):
                return number, what
        if is_table(
            [x.strip() for x in lines[number : number + 2]], 0, len(lines[number : number + 2])
        ):
            return number, "table"
    return None


def _is_under_block(line: str) -> bool:
    """Whether what stands on a line goes on below it: a quotation, a table, the text of a box."""
    inner = line.strip()
    return inner.startswith((">", "|")) or bool(SIGNS["box"](inner))
