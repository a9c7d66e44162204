"""The charts that pages ask for: whether their tables can be drawn, the same in every language."""

from collections.abc import Iterator, Sequence

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.numbers import read_quantity
from civildialogue.core.source.charts import Reading, read_charts
from civildialogue.core.source.tables import Cell, Table, read_table


def charts(library: Library) -> Iterator[Diagnostic]:
    """Tables that aren't there or can't be drawn; numbers that a translation changed."""
    for key, original in library.originals.items():
        if not original.original.charts:
            continue
        pages = [original, *library.translations_of(key).values()]
        told = set()
        readings = [read_charts(page, original) for page in pages]
        for each in readings:
            for reading in each:
                for fault in reading.faults:
                    # Two charts of one table, and every language, would tell some faults twice.
                    if (fault.code, fault.span) not in told:
                        told.add((fault.code, fault.span))
                        yield fault
        for page, theirs in zip(pages[1:], readings[1:], strict=True):
            yield from _differing(original, page, readings[0], theirs)


def _differing(
    original: Page, page: Page, readings: Sequence[Reading], others: Sequence[Reading]
) -> Iterator[Diagnostic]:
    """Source: the rule that a translation keeps the facts of its original."""
    seen = set()
    for number, both in enumerate(zip(readings, others, strict=True)):
        name = original.original.charts[number].table
        if name in seen or not all(map(_whole, both)):
            continue
        seen.add(name)
        yield from _cells(original, page, name)


def _whole(reading: Reading) -> bool:
    return reading.plot is not None


def _cells(original: Page, page: Page, name: str) -> Iterator[Diagnostic]:
    first, second = original.by_id[name], page.by_id[name]
    ours, theirs = read_table(first), read_table(second)
    if (len(ours.head), len(ours.rows)) != (len(theirs.head), len(theirs.rows)):
        params = {"original": _size(ours), "translation": _size(theirs)}
        head = second.text.split("\n")[0]
        yield Diagnostic("chart-shape-differs", page.source.span(second.line, 1, len(head)), params)
        return
    for own, other in zip(ours.rows, theirs.rows, strict=True):
        for a, b in zip(own[1:], other[1:], strict=True):
            if _value(a, original) != _value(b, page):
                at = page.source.span(second.line + b.line, b.column, b.length)
                params = {"cell": b.text, "original": a.text}
                params |= {"file": original.source.path, "line": str(first.line + a.line)}
                yield Diagnostic("chart-number-differs", at, params)


def _value(cell: Cell, page: Page) -> object:
    """The number of a cell; nothing for cells that aren't drawn and are words."""
    try:
        found = read_quantity(cell.text, page.locale)
    except ValueError:
        return None
    return found and found.value


def _size(table: Table) -> str:
    return f"{len(table.head)} × {len(table.rows)}"
