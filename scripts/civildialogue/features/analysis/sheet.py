"""A figure's file of CSV: its cells with their places, and what is wrong with them.

Source: RFC 4180. The first row has the names of the columns, a dot is the decimal sign, and an
empty cell says that the source gives no value.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.language import PROGRAM
from civildialogue.core.model.localized import Localized, both
from civildialogue.core.model.text import SourceText
from civildialogue.features.analysis.model import Column, ColumnType, Figure

MOST_ROWS = 500
"""Rows of one figure: a page shows them all."""
MOST_TOLD = 20
"""Faults that are told of one file; whoever fixes these finds the rest."""
MOST_NAMED = 10
"""Columns that one message names."""
_FIELD = re.compile(r'(?<![^,\n])(?:"((?>(?:[^"]++|"")*))"|([^",\n]*+))(?=[,\n]|\Z)')
# A spreadsheet takes what begins with one of these for a formula. Source: OWASP, “CSV Injection”.
_FORMS: Mapping[ColumnType, re.Pattern[str]] = {
    ColumnType.STRING: re.compile(r"[^\s=+\-@'\uff1d\uff0b\uff0d\uff20][^\n\t]*"),
    ColumnType.INTEGER: re.compile(r"-?[0-9]{1,15}"),
    ColumnType.NUMBER: re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?"),
    ColumnType.YEAR: re.compile(r"[12][0-9]{3}"),
    ColumnType.DATE: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}


@dataclass(frozen=True)
class Cell:
    """A value and its place, counted from 1."""

    text: str
    line: int
    column: int
    length: int


@dataclass(frozen=True)
class Sheet:
    """The rows of a file, its head first; at ``stop`` a quotation mark kept it from going on."""

    rows: tuple[tuple[Cell, ...], ...]
    stop: Cell | None = None


def read(text: str) -> Sheet:
    """Every cell of the text; an empty line at its end is none."""
    text = text.rstrip("\n")
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    at, line, start = 0, 1, 0
    while True:
        found = _FIELD.match(text, at)
        if found is None:
            return Sheet(tuple(rows), Cell(text[at : at + 1], line, at - start + 1, 1))
        raw = found[0]
        value = found[2] if found[1] is None else found[1].replace('""', '"')
        row.append(Cell(value, line, at - start + 1, max(1, len(raw.partition("\n")[0]))))
        if "\n" in raw:
            line += raw.count("\n")
            start = at + raw.rindex("\n") + 1
        at = found.end() + 1
        if at > len(text) or text[at - 1] == "\n":
            rows.append(tuple(row))
            row, line, start = [], line + 1, at
        if at > len(text):
            return Sheet(tuple(rows))


def values(figure: Figure, source: SourceText) -> list[dict[str, str]]:
    """The rows of a file without faults, each with the value of every column by its name."""
    rows = read(source.text).rows[1:]
    return [dict(zip(figure.names, (cell.text for cell in row), strict=False)) for row in rows]


def faults(figure: Figure, source: SourceText) -> Iterator[Diagnostic]:
    """What is wrong with a figure's file; the first ``MOST_TOLD``."""
    yield from islice(_faults(figure, source), MOST_TOLD)


def _faults(figure: Figure, source: SourceText) -> Iterator[Diagnostic]:
    sheet = read(source.text)
    if sheet.stop:
        yield Diagnostic("figure-quotes", _span(source, sheet.stop))
        return
    head, *rows = sheet.rows
    names = [cell.text for cell in head]
    if names != figure.names:
        yield _columns(figure, source, names)
        return
    if not rows or len(rows) > MOST_ROWS:
        params: dict[str, Param] = {"rows": str(len(rows)), "most": str(MOST_ROWS)}
        yield Diagnostic("figure-size", source.span(1), params)
        return
    known: dict[tuple[str, ...], int] = {}
    for row in rows:
        line = row[0].line
        if len(row) != len(names):
            params = {"cells": str(len(row)), "columns": str(len(names))}
            yield Diagnostic(
                "figure-row", source.span(line, 1, len(source.lines[line - 1])), params
            )
            continue
        for column, cell in zip(figure.columns, row, strict=True):
            yield from _cell(figure, source, column, cell)
        key = tuple(row[names.index(name)].text for name in figure.key)
        first = known.setdefault(key, line)
        if first != line:
            params = {"key": ", ".join(key), "line": str(first)}
            at = row[names.index(figure.key[0])]
            yield Diagnostic("figure-key-repeated", _span(source, at), params)


def _columns(figure: Figure, source: SourceText, names: list[str]) -> Diagnostic:
    lists = {
        "missing": [name for name in figure.names if name not in names],
        "surplus": [name for name in names if name not in figure.names],
    }
    told = {key: ", ".join(listed[:MOST_NAMED]) for key, listed in lists.items() if listed}
    each = [both(f"expected.figure-columns.{key}", names=text) for key, text in told.items()]
    parts = each or [both("expected.figure-columns.order")]
    what = Localized(**{tag: "; ".join(part[tag] for part in parts) for tag in PROGRAM})
    params: dict[str, Param] = {"what": what, "right": ",".join(figure.names)}
    return Diagnostic("figure-columns", source.span(1, 1, len(source.lines[0])), params)


def _cell(figure: Figure, source: SourceText, column: Column, cell: Cell) -> Iterator[Diagnostic]:
    params: dict[str, Param] = {"value": cell.text, "column": column.name}
    if not cell.text:
        if column.name in figure.key:
            params["value"] = both("expected.figure-nothing")
            yield Diagnostic("figure-cell", _span(source, cell), params | _expected("key"))
    elif not fits(column.type, cell.text):
        yield Diagnostic("figure-cell", _span(source, cell), params | _expected(column.type))
    elif column.labels and cell.text not in column.labels:
        yield Diagnostic("figure-label-missing", _span(source, cell), params)


def _expected(name: str) -> dict[str, Param]:
    return {"expected": both(f"expected.figure-{name}")}


def fits(kind: ColumnType, text: str) -> bool:
    """Whether a value that is not empty is one of the type."""
    if not _FORMS[kind].fullmatch(text):
        return False
    if kind is ColumnType.DATE:
        try:
            dt.date.fromisoformat(text)
        except ValueError:
            return False
    return True


def _span(source: SourceText, cell: Cell) -> Span:
    return source.span(cell.line, cell.column, cell.length)
