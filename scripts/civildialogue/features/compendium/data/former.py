"""The tables at the addresses that they once had, for the programs that read them there."""

import json
from collections.abc import Iterable
from dataclasses import replace

from civildialogue.core.feature import Table
from civildialogue.core.model.language import ENGLISH, message
from civildialogue.core.output.data.tables import as_csv, as_json, columns, json_schema
from civildialogue.features.compendium.data.rows import Rows
from civildialogue.features.compendium.data.tables import FORMER


def former(rows: Rows, declared: Iterable[Table]) -> dict[str, str]:
    """Path below ``data`` → text. The schema says what has come in their place."""
    tables = [replace(t, columns=FORMER[t.name]) for t in declared if t.name in FORMER]
    found, said = {}, {}
    for table in tables:
        names = columns(table.columns)
        whole = table.rows(rows.dialogue.library, rows.base)
        listed = said[table.name] = [
            {name: row[name] for name in row if name in names} for row in whole
        ]
        found[f"{table.name}.csv"] = as_csv(table.columns, listed)
    address = f"{rows.base}data/compendium.schema.json"
    schema = json_schema(address, message(ENGLISH, "dataset.compendium"), tables)
    notice = {"deprecated": True, "description": message(ENGLISH, "data.former")}
    found["compendium.json"] = as_json(said)
    found["compendium.schema.json"] = json.dumps({**schema, **notice}, indent=1) + "\n"
    return found
