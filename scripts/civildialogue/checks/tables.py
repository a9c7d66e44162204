"""Tables that lose cells, or their shape, on the page."""

from collections.abc import Iterator

from civildialogue.model.diagnostics import Diagnostic
from civildialogue.model.library import Page
from civildialogue.model.text import Block, BlockKind
from civildialogue.source.inline import prose
from civildialogue.source.nested import span
from civildialogue.source.tables import row_of

_RULE = frozenset("|:- ")
_DASHES = frozenset("|:-–— ")


def rows(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Rows with more cells than the head, whose words vanish, or with fewer.

    Source: Python-Markdown, extension “tables”: a missing cell is empty, one too many is dropped.
    """
    if block.kind is not BlockKind.TABLE:
        return
    lines = block.text.split("\n")
    head = len(list(row_of(lines, 0)))
    for number in range(2, len(lines)):
        cells = list(row_of(lines, number))
        params = {"count": str(len(cells)), "head": str(head)}
        if len(cells) > head:
            extra = cells[head]
            start, length = extra.column - 1, len(lines[number].rstrip()) - extra.column + 1
            at = span(page.source, block, number, start, max(1, length))
            yield Diagnostic("row-too-long", at, params)
        elif len(cells) < head:
            at = span(page.source, block, number, 0, len(lines[number].rstrip()))
            yield Diagnostic("row-too-short", at, params)


def shapes(page: Page, block: Block) -> Iterator[Diagnostic]:
    """What was to be a table and is none: dashes in another number of cells, long, or missing."""
    lines = block.text.split("\n")
    if block.kind is not BlockKind.PARAGRAPH or len(lines) < 2 or "|" not in lines[0]:
        return
    if set(lines[1].strip()) <= _RULE and {"|", "-"} <= set(lines[1]):
        head, rule = (str(len(list(row_of(lines, number)))) for number in (0, 1))
        at = span(page.source, block, 1, 0, len(lines[1].rstrip()))
        yield Diagnostic("table-unread", at, {"head": head, "rule": rule})
    elif ("|" in lines[1] and set(lines[1].strip()) <= _DASHES) or all(
        _is_row(line) for line in prose(block).split("\n")
    ):
        head = str(len(list(row_of(lines, 0))))
        at = span(page.source, block, 1, 0, len(lines[1].rstrip()))
        yield Diagnostic("table-unread", at, {"head": head, "rule": "0"})


def _is_row(line: str) -> bool:
    row = line.strip()
    return len(row) > 2 and row.startswith("|") and row.endswith("|")
