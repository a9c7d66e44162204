"""Every file of the open data, by its path below the site's root."""

import json
from collections.abc import Iterator

from civildialogue.core.feature import Feature
from civildialogue.core.model.language import ENGLISH, languages, message
from civildialogue.core.model.library import Library
from civildialogue.core.output.data import bibliography, package
from civildialogue.core.output.data.linked import catalogue, place
from civildialogue.core.output.data.tables import as_csv, as_json, json_schema

FOLDER = "data"


def files(library: Library, base: str) -> dict[str, bytes]:
    """Path → content. ``base`` is the site's address with a slash at its end.

    The sources, and what features declare; with tables, a catalogue of them. A folder of data is a
    data package.
    """
    texts = {**_sources(library)}
    encoded: dict[str, bytes] = {}
    for feature in library.shown:
        within = f"{feature.data_folder}/" if feature.data_folder else ""
        texts |= {f"{within}{name}": text for name, text in _tables(library, feature, base)}
        if within:
            given = list(feature.resources(library))
            encoded |= {f"{FOLDER}/{within}{each.path}": each.content for each in given}
            texts[f"{within}{package.FILE}"] = package.describe(library, feature, given)
        encoded |= {f"{FOLDER}/{path}": data for path, data in feature.files(library, base).items()}
    if any(feature.tables for feature in library.shown):
        listed = catalogue(library, base)
        texts["catalogue.jsonld"] = json.dumps(listed, ensure_ascii=False, indent=1)
    return {f"{FOLDER}/{path}": text.encode() for path, text in texts.items()} | encoded


def _tables(library: Library, feature: Feature, base: str) -> Iterator[tuple[str, str]]:
    """The tables of a feature: each as CSV, all as JSON with its schema."""
    if not feature.tables:
        return
    rows = {table.name: list(table.rows(library, base)) for table in feature.tables}
    for table in feature.tables:
        yield f"{table.name}.csv", as_csv(table.columns, rows[table.name])
    name = f"{feature.name}.schema.json"
    title = message(ENGLISH, f"dataset.{feature.name}")
    schema = json_schema(f"{base}{place(feature, name)}", title, feature.tables)
    yield f"{feature.name}.json", as_json(rows)
    yield name, json.dumps(schema, indent=1) + "\n"


def _sources(library: Library) -> dict[str, str]:
    """The bibliography in the forms of reference managers."""
    sources = [located.value for located in library.sources.values()]
    return {
        f"sources.{locale}.{ending}": text
        for locale in languages()
        for ending, text in bibliography.forms(sources, locale).items()
    }
