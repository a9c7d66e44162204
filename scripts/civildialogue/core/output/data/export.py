"""Every file of the open data, by its path below the site's root."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from civildialogue.core.checks.pages import around
from civildialogue.core.feature import Feature
from civildialogue.core.model.language import ENGLISH, languages, message, own_words
from civildialogue.core.model.library import Library
from civildialogue.core.model.summing import sum_of
from civildialogue.core.output.data import bibliography, package
from civildialogue.core.output.data.linked import catalogue, place
from civildialogue.core.output.data.tables import as_csv, as_json, json_schema
from civildialogue.core.output.destination import Destination
from civildialogue.core.source import clock
from civildialogue.core.source.inputs import program
from civildialogue.core.source.pack import Pack

FOLDER = "data"


@dataclass(frozen=True)
class Group:
    """Files that are made together, by their paths below the folder.

    ``made_of`` gives all they are made of, where that costs less to sum up than to make them; it is
    given the sums of the site's files so far.
    """

    make: Callable[[], Mapping[str, bytes]]
    made_of: Callable[[Mapping[str, str]], tuple[str, ...]] | None = None


def files(library: Library, base: str) -> dict[str, bytes]:
    """Path → content. ``base`` is the site's address with a slash at its end.

    The sources, and what features declare; with tables, a catalogue of them. A folder of data is a
    data package.
    """
    made = (group.make() for group in _groups(library, base))
    return {f"{FOLDER}/{path}": data for each in made for path, data in each.items()}


def publish(site: Destination, library: Library, base: str, kept: Pack) -> None:
    """Puts them into a site that has its pages; what is made of the same as before is there.

    Raises OSError.
    """
    words = sum_of([clock.zone(), *((locale, own_words(locale)) for locale in languages())])
    for group in _groups(library, base):
        parts = group.made_of(site.sums) if group.made_of else ()
        key = kept.key("data", program(), base, words, *parts) if parts else ""
        before: list[tuple[str, str]] | None = kept.get(key) if key else None
        if before is None or not all(site.keep(path, total) for path, total in before):
            made = {f"{FOLDER}/{path}": data for path, data in group.make().items()}
            before = [(path, site.put(path, data)) for path, data in made.items()]
        if key:
            kept.put(key, before)


def _groups(library: Library, base: str) -> Iterator[Group]:
    listed = {located.source.path: located.source.text for located in library.sources.values()}
    yield Group(
        lambda: {name: text.encode() for name, text in _sources(library).items()},
        lambda _: ("sources", *listed.values()),
    )
    for feature in library.shown:
        yield _group(library, feature, base)
    if any(feature.tables for feature in library.shown):
        yield Group(lambda: {"catalogue.jsonld": _catalogue(library, base)})


def _group(library: Library, feature: Feature, base: str) -> Group:
    """What a feature declares; of the texts, those in its own folder may tell it."""

    def make() -> Mapping[str, bytes]:
        within = f"{feature.data_folder}/" if feature.data_folder else ""
        found = {f"{within}{name}": text.encode() for name, text in _tables(library, feature, base)}
        if within:
            given = list(feature.resources(library))
            described = package.describe(library, feature, given)
            found |= {f"{within}{each.path}": each.content for each in given}
            found[f"{within}{package.FILE}"] = described.encode()
        return {**found, **feature.files(library, base)}

    def made_of(sums: Mapping[str, str]) -> tuple[str, ...]:
        begins = tuple(f"{locale.prefix}{feature.folder}/" for locale in languages())
        pages = (f"{path} {total}" for path, total in sums.items() if path.startswith(begins))
        return feature.name, around(library), *sorted(pages)

    return Group(make, made_of if feature.folder else None)


def _catalogue(library: Library, base: str) -> bytes:
    return json.dumps(catalogue(library, base), ensure_ascii=False, indent=1).encode()


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
