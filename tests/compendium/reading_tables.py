"""The published tables read again, as a user of the data reads them by what its page says."""

import csv
import io
import json
import re

from civildialogue.core.feature import COUNT, FLAG, LIST, Row
from civildialogue.core.output.data.tables import BOM, SEPARATOR
from civildialogue.core.output.data.tables import columns as columns_of
from civildialogue.features.compendium.data.tables import FORMER

_GUARDED = re.compile(r"(^|[;\n\r])([^\S\n\r\t]*+)'(?=[=+\-@\t\r'\uff1d\uff0b\uff0d\uff20])")
"""Where an apostrophe keeps a text from being taken for a formula; it is no part of the text."""


def from_csv(table: str, text: str) -> list[Row]:
    """The rows of a CSV file. Raises ValueError for columns of another table."""
    reader = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""))
    columns = columns_of(FORMER[table])
    if next(reader, None) != list(columns):
        raise ValueError(f"the columns are not those of {table}")
    return [
        {name: _value(cell, columns[name]) for name, cell in zip(columns, cells, strict=True)}
        for cells in reader
    ]


def _value(cell: str, kind: str) -> str | list[str] | bool | int:
    if kind == FLAG:
        return cell == "true"
    if kind == COUNT:
        return int(cell)
    text = _GUARDED.sub(r"\1\2", cell)
    if kind == LIST:
        return text.split(SEPARATOR) if text else []
    return text


def from_json(text: str) -> dict[str, list[Row]]:
    """The tables of the JSON document."""
    found: dict[str, list[Row]] = json.loads(text)
    return found
