"""New findings and figures as files; nothing that is there is ever overwritten."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from civildialogue.core.model.language import Locale
from civildialogue.core.model.values import as_written
from civildialogue.core.pipeline.proposing import write_new
from civildialogue.core.source.limits import RECORD_BYTES
from civildialogue.core.source.reading import read
from civildialogue.core.source.scaffold import NotWrittenError
from civildialogue.core.source.yamltext import dump
from civildialogue.features.analysis import sheet
from civildialogue.features.analysis.model import (
    FIGURE_FILES,
    FINDING_FILES,
    ColumnType,
    Figure,
    Finding,
)
from civildialogue.features.analysis.sheet import Sheet

_TRIED = (ColumnType.YEAR, ColumnType.DATE, ColumnType.INTEGER, ColumnType.NUMBER)
"""The types of a column, the narrowest first; what fits none of them is text."""


def finding(docs: Path, values: Mapping[str, Any]) -> str:
    """Writes a finding and returns its path below ``docs``.

    Raises pydantic's ValidationError for values that the schema refuses, AlreadyThereError,
    RefusedError and OSError.
    """
    made = Finding.model_validate(values)
    path = f"{FINDING_FILES}/{made.id}.yml"
    write_new(docs, {path: dump(as_written(made))})
    return path


def figure(docs: Path, text: str, values: Mapping[str, Any]) -> str:
    """Writes a figure with its numbers, the ``text`` of a file of CSV, and returns both paths.

    Raises as ``finding`` does.
    """
    made = Figure.model_validate(values)
    stem = f"{FIGURE_FILES}/{made.id}"
    numbers = text.rstrip("\n") + "\n"
    write_new(docs, {f"{stem}.yml": dump(as_written(made)), f"{stem}.csv": numbers})
    return f"{stem}.yml\n{stem}.csv"


def numbers(file: Path) -> tuple[str, Sheet]:
    """The text of the file of CSV that a person gives, and its cells.

    Raises UnreadableError, and NotWrittenError without a row of numbers under the columns' names.
    """
    text = read(file.parent, file.name, "", RECORD_BYTES).text
    cells = sheet.read(text)
    if len(cells.rows) < 2:
        raise NotWrittenError("no-numbers", path=file.name)
    return text, cells


def names(cells: Sheet) -> str:
    """The names of the columns, from the first row, with semicolons."""
    return "; ".join(cell.text for cell in cells.rows[0])


def columns(cells: Sheet, titles: Mapping[Locale, str]) -> Iterator[dict[str, Any]]:
    """The columns as their values are. ``titles`` are theirs in each language, with semicolons.

    Four digits are a year in the first column, or in one that is called so; else an amount.

    Raises NotWrittenError if there are not as many titles as columns.
    """
    head, *rows = cells.rows
    called = {tag: [part.strip() for part in text.split(";")] for tag, text in titles.items()}
    if any(len(parts) != len(head) for parts in called.values()):
        raise NotWrittenError("column-titles", count=len(head), names=names(cells))
    for number, cell in enumerate(head):
        values = [row[number].text for row in rows if len(row) > number and row[number].text]
        is_time = number == 0 or "year" in cell.text
        kind = next(kind for kind in _fitting(values) if is_time or kind is not ColumnType.YEAR)
        title = {str(tag): parts[number] for tag, parts in called.items()}
        yield {"name": cell.text, "type": str(kind), "title": title}


def _fitting(values: Sequence[str]) -> Iterator[ColumnType]:
    """The types that all the values have, the narrowest first; without values only text."""
    if values:
        yield from (kind for kind in _TRIED if all(sheet.fits(kind, value) for value in values))
    yield ColumnType.STRING


def key(found: Sequence[Mapping[str, Any]]) -> list[str]:
    """The columns that tell the rows apart: those that are no amounts; the first, if all are."""
    apart = [each["name"] for each in found if not ColumnType(each["type"]).is_number]
    return apart or [each["name"] for each in found[:1]]
