"""Tables that lose cells, or their shape, on the page."""

from collections.abc import Iterator

from civildialogue.core.model.changes import Change
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Page
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source.inline import prose
from civildialogue.core.source.nested import span
from civildialogue.core.source.tables import row_of, width

_RULE = frozenset("|:- ")
_DASHES = frozenset("|:-–— ")


def rows(page: Page, block: Block) -> Iterator[Diagnostic]:
    """Rows with more cells than the head, whose words vanish, or with fewer.

    Source: Python-Markdown, extension “tables”: a missing cell is empty, one too many is dropped.
    """
    lines = block.lines
    head = width(lines, 0)
    for number in range(2, len(lines)):
        count = width(lines, number)
        params = {"count": str(count), "head": str(head)}
        if count > head:
            extra = [*row_of(lines, number)][head]
            start, length = extra.column - 1, len(lines[number].rstrip()) - extra.column + 1
            at = span(page.source, block, number, start, max(1, length))
            yield Diagnostic("row-too-long", at, params)
        elif count < head:
            at = span(page.source, block, number, 0, len(lines[number].rstrip()))
            yield Diagnostic("row-too-short", at, params)


def shapes(page: Page, block: Block, above: Block | None) -> Iterator[Diagnostic]:
    """What was to be a table and is none: dashes in another number of cells, long, or missing.

    Rows under a table with an empty line between them were to be its own.
    """
    lines = block.lines
    if above and above.kind is BlockKind.TABLE and _goes_on(block, above):
        at = span(page.source, block, 0, 0, len(lines[0].rstrip()))
        yield Diagnostic("row-adrift", at, rewrite=_joined(page, block, above))
        return
    if len(lines) < 2:
        return
    if set(lines[1].strip()) <= _RULE and {"|", "-"} <= set(lines[1]):
        head, rule = (str(width(lines, number)) for number in (0, 1))
        at = span(page.source, block, 1, 0, len(lines[1].rstrip()))
        yield Diagnostic("table-unread", at, {"head": head, "rule": rule})
    elif ("|" in lines[1] and set(lines[1].strip()) <= _DASHES) or all(
        _is_row(line) for line in prose(block).split("\n")
    ):
        head = str(width(lines, 0))
        at = span(page.source, block, 1, 0, len(lines[1].rstrip()))
        yield Diagnostic("table-unread", at, {"head": head, "rule": "0"})


def _goes_on(block: Block, table: Block) -> bool:
    """Whether every line is a row as wide as the table above; with an id several are their own."""
    is_one = "\n" not in block.text or block.id is None
    head = width(table.lines, 0)
    lines = block.text.split("\n")
    is_framed = all(_is_row(line) and not set(line) <= _DASHES for line in prose(block).split("\n"))
    is_wide = all(width([line], 0) == head for line in lines)
    return is_one and is_framed and is_wide


def _joined(page: Page, block: Block, table: Block) -> Change | None:
    """The rows right under the table, above its id; None where they have an id of their own."""
    start = table.last_line + 1
    between = page.source.lines[start - 1 : block.line - 1]
    rows_ = page.source.lines[block.line - 1 : block.last_line]
    kept = [line for line in between if line.strip(" >")]
    if block.id is not None or len(kept) > (table.id is not None):
        return None
    return Change(start, len(between) + len(rows_), (*rows_, *kept))


def _is_row(line: str) -> bool:
    row = line.strip()
    return len(row) > 2 and row.startswith("|") and row.endswith("|")
