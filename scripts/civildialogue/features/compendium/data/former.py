"""The tables at the addresses that they once had, for the programs that read them there."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from civildialogue.core.feature import Table
from civildialogue.core.output.data.paths import file
from civildialogue.core.output.data.tables import as_csv, columns, documents
from civildialogue.features.compendium.data.rows import Rows
from civildialogue.features.compendium.data.tables import FORMER
from civildialogue.features.compendium.model.vocabulary import COMPENDIUM, RECOMMENDATIONS

NAMES: Mapping[str, str] = {
    f"{COMPENDIUM}.json": file(RECOMMENDATIONS),
    **{f"{name}.csv": f"data/v1/{COMPENDIUM}/{name}.csv" for name in FORMER},
    "{consultation}-summary.json": file(RECOMMENDATIONS),
}
"""Path below ``data`` → that of what has taken its place."""


def former(rows: Rows, declared: Iterable[Table]) -> dict[str, str]:
    """Path below ``data`` → text. A document and its schema say what has taken their place."""
    tables = [replace(t, columns=FORMER[t.name]) for t in declared if t.name in FORMER]
    found, said = {}, {}
    for table in tables:
        names = columns(table.columns)
        whole = table.rows(rows.dialogue.library, rows.base)
        listed = said[table.name] = [
            {name: row[name] for name in row if name in names} for row in whole
        ]
        found[f"{table.name}.csv"] = as_csv(table.columns, listed)
    instead = f"{rows.base}{NAMES[f'{COMPENDIUM}.json']}"
    made = documents(rows.base, f"data/{COMPENDIUM}", COMPENDIUM, tables, said, instead)
    return found | {path.removeprefix("data/"): text for path, text in made.items()}
