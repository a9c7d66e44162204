"""The tables of the open data: their columns, once, for JSON, CSV and the published schema."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = dict[str, str | list[str]]

LIST = "list"
TEXT = "text"

TABLES: Mapping[str, Mapping[str, str]] = {
    "recommendations": {
        "id": TEXT,
        "status": TEXT,
        "level": TEXT,
        "addressee": LIST,
        "themes": LIST,
        "methods": LIST,
        "evidence": LIST,
        "supersedes": LIST,
        "licence": TEXT,
        "issued": TEXT,
        "response-due": TEXT,
        "response-date": TEXT,
        "response-bg": TEXT,
        "response-en": TEXT,
        "title-bg": TEXT,
        "title-en": TEXT,
        "summary-bg": TEXT,
        "summary-en": TEXT,
        "url-bg": TEXT,
        "url-en": TEXT,
    },
    "comments": {
        "id": TEXT,
        "number": TEXT,
        "recommendation": TEXT,
        "block": TEXT,
        "quote": TEXT,
        "anchor": TEXT,
        "consultation": TEXT,
        "late": TEXT,
        "kind": TEXT,
        "lang": TEXT,
        "author": TEXT,
        "capacity": TEXT,
        "organisation": TEXT,
        "received": TEXT,
        "received-via": TEXT,
        "licence": TEXT,
        "in-reply-to": TEXT,
        "text": TEXT,
        "proposal": TEXT,
        "redaction": TEXT,
        "decision": TEXT,
        "reason-bg": TEXT,
        "reason-en": TEXT,
        "decided-by": TEXT,
        "decided-on": TEXT,
        "duplicate-of": TEXT,
        "change-block": TEXT,
        "change-before": TEXT,
        "change-after": TEXT,
        "change-commit": TEXT,
        "reply": TEXT,
        "url": TEXT,
    },
    "consultations": {
        "id": TEXT,
        "title-bg": TEXT,
        "title-en": TEXT,
        "in-preparation": TEXT,
        "missing-bg": TEXT,
        "missing-en": TEXT,
        "opens": TEXT,
        "closes": TEXT,
        "concluded": TEXT,
        "scope": LIST,
        "short-notice-bg": TEXT,
        "short-notice-en": TEXT,
        "comments": TEXT,
        "url-bg": TEXT,
        "url-en": TEXT,
    },
}

BOM = "\ufeff"
SEPARATOR = " | "
# Source: OWASP, “CSV Injection”: a cell that begins so may be taken for a formula. A spreadsheet
# whose system separates lists by semicolons, as a Bulgarian one does, begins a cell after each of
# them, and a row after each line break. The last four are the wide forms of East Asian keyboards.
_FORMULA = re.compile(r"(^|[;\n\r])([^\S\n\r\t]*+)(?=[=+\-@\t\r'\uff1d\uff0b\uff0d\uff20])")


def as_csv(table: str, rows: Iterable[Row]) -> str:
    """A table as CSV with a BOM, so that spreadsheets read it as UTF-8 (RFC 4180).

    Lists are joined; a cell that a spreadsheet could take for a formula gets an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    columns = TABLES[table]
    writer.writerow(columns)
    for row in rows:
        writer.writerow(_cell(row[name], kind) for name, kind in columns.items())
    return BOM + out.getvalue()


def _cell(value: str | list[str], kind: str) -> str:
    text = SEPARATOR.join(value) if kind == LIST else str(value)
    return _FORMULA.sub(r"\1\2'", text)


def as_json(tables: Mapping[str, Sequence[Row]]) -> str:
    """All tables as one JSON document."""
    return json.dumps(tables, ensure_ascii=False, indent=1) + "\n"


def json_schema(base: str) -> dict[str, Any]:
    """The published schema of the JSON document (JSON Schema, draft 2020-12)."""
    kinds = {TEXT: {"type": "string"}, LIST: {"type": "array", "items": {"type": "string"}}}
    tables = {
        table: {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {name: kinds[kind] for name, kind in columns.items()},
                "required": list(columns),
                "additionalProperties": False,
            },
        }
        for table, columns in TABLES.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{base}data/compendium.schema.json",
        "title": "Open compendium of recommendations",
        "type": "object",
        "properties": tables,
        "required": list(TABLES),
        "additionalProperties": False,
    }
