"""The tables of the open data, as features declare them: JSON, CSV and the published schema."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from civildialogue.core.feature import COUNT, DATE, FLAG, LIST, TEXT, Row, Table
from civildialogue.core.model.language import ENGLISH, languages, message
from civildialogue.core.model.localized import Localized

BOM = "\ufeff"
SEPARATOR = " | "
_NOTICE = Table("notice", {"text-*": TEXT, "instead": TEXT}, lambda *_: ())
# Source: OWASP, “CSV Injection”: a cell that begins so may be taken for a formula. A spreadsheet
# whose system separates lists by semicolons, as a Bulgarian one does, begins a cell after each of
# them, and a row after each line break. The last four are the wide forms of East Asian keyboards.
_FORMULA = re.compile(r"(^|[;\n\r])([^\S\n\r\t]*+)(?=[=+\-@\t\r'\uff1d\uff0b\uff0d\uff20])")


def columns(declared: Mapping[str, str]) -> dict[str, str]:
    """The columns of a table; a name that ends in ``*`` stands for one in each of the languages."""
    found: dict[str, str] = {}
    for name, kind in declared.items():
        ends = map(str, languages()) if name.endswith("*") else ("",)
        found |= {f"{name.removesuffix('*')}{end}": kind for end in ends}
    return found


def in_each(name: str, text: Localized | Mapping[str, str] | None) -> dict[str, str]:
    """The cells of the columns ``NAME-*``, by language; empty where there is no text."""
    return {f"{name}-{tag}": text[tag] if text else "" for tag in languages()}


def as_csv(declared: Mapping[str, str], rows: Iterable[Row]) -> str:
    """A table as CSV with a BOM, so that spreadsheets read it as UTF-8 (RFC 4180).

    Lists are joined; a cell that a spreadsheet could take for a formula gets an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    named = columns(declared)
    writer.writerow(named)
    for row in rows:
        writer.writerow(_cell(row[name], kind) for name, kind in named.items())
    return BOM + out.getvalue()


def _cell(value: object, kind: str) -> str:
    if kind == FLAG:
        return "true" if value else "false"
    text = SEPARATOR.join(value) if isinstance(value, list) else str(value)
    return _FORMULA.sub(r"\1\2'", text)


def as_json(tables: Mapping[str, Sequence[Row]]) -> str:
    """All tables as one JSON document."""
    return json.dumps(tables, ensure_ascii=False, indent=1) + "\n"


def documents(
    base: str,
    stem: str,
    name: str,
    declared: Sequence[Table],
    rows: Mapping[str, Sequence[Row]],
    instead: str = "",
) -> dict[str, str]:
    """The tables of what ``dataset.NAME`` calls as one document, and its schema, by their paths.

    One that something at the address ``instead`` has taken the place of says so in one more table:
    whoever reads its members as tables can read this one, too.
    """
    said: dict[str, Any] = {}
    if instead:
        told = {f"text-{tag}": message(tag, "dataset.former") for tag in languages()}
        rows = {_NOTICE.name: [{**told, "instead": instead}], **rows}
        declared = (_NOTICE, *declared)
        said = {"deprecated": True, "description": message(ENGLISH, "dataset.former")}
    path = f"{stem}.schema.json"
    schema = json_schema(f"{base}{path}", message(ENGLISH, f"dataset.{name}"), declared)
    written = json.dumps({**schema, **said}, indent=1) + "\n"
    return {f"{stem}.json": as_json(rows), path: written}


def json_schema(address: str, title: str, declared: Sequence[Table]) -> dict[str, Any]:
    """The schema, published at an address, of a JSON document (JSON Schema, draft 2020-12)."""
    kinds = {
        TEXT: {"type": "string"},
        DATE: {"type": "string"},
        LIST: {"type": "array", "items": {"type": "string"}},
        FLAG: {"type": "boolean"},
        COUNT: {"type": "integer", "minimum": 0},
    }
    tables = {
        table.name: {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {name: kinds[kind] for name, kind in columns(table.columns).items()},
                "required": list(columns(table.columns)),
                "additionalProperties": False,
            },
        }
        for table in declared
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": title,
        "type": "object",
        "properties": tables,
        "required": list(tables),
        "additionalProperties": False,
    }
