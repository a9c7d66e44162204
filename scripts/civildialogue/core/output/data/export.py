"""Every file of the open data, by its path below the site's root."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from civildialogue.core.checks.pages import around
from civildialogue.core.feature import Feature
from civildialogue.core.model.drift import states
from civildialogue.core.model.language import languages, own_words
from civildialogue.core.model.library import Library
from civildialogue.core.model.summing import sum_of
from civildialogue.core.output.data import bibliography, first, package, registers
from civildialogue.core.output.data.linked import CATALOGUE, catalogue
from civildialogue.core.output.data.paths import FOLDER, place
from civildialogue.core.output.data.tables import as_csv, documents
from civildialogue.core.output.destination import Destination
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source import clock
from civildialogue.core.source.inputs import program
from civildialogue.core.source.pack import Pack


@dataclass(frozen=True)
class Group:
    """Files that are made together, by their paths.

    ``made_of`` gives all they are made of, where that costs less to sum up than to make them; it is
    given the sums of the site's files so far.
    """

    make: Callable[[], Mapping[str, bytes]]
    made_of: Callable[[Mapping[str, str]], tuple[str, ...]] | None = None


def files(library: Library, base: str, day: dt.date | None = None) -> dict[str, bytes]:
    """Path → content. ``base`` is the site's address with a slash at its end, ``day`` the texts'.

    The sources, and what features declare; with tables, a catalogue of them. A folder of data is a
    data package. What is made of rendered pages isn't among them: `first.singles`, `first.wholes`.
    """
    made = (group.make() for group in _groups(library, base, day))
    return {path: data for each in made for path, data in each.items()}


def publish(site: Destination, shared: Shared, base: str, kept: Pack) -> None:
    """Puts them into a site that has its pages; what is made of the same as before is there.

    Raises OSError.
    """
    head = shared.history.head
    words = sum_of([clock.zone(), *((locale, own_words(locale)) for locale in languages())])
    groups = _groups(shared.library, base, head.day if head else None)
    wholes = (_whole(site, *each) for each in first.wholes(shared.library))
    for group in (*groups, *wholes):
        parts = group.made_of(site.sums) if group.made_of else ()
        key = kept.key("data", program(), base, words, *parts) if parts else ""
        before: list[tuple[str, str]] | None = kept.get(key) if key else None
        if before is None or not all(site.keep(path, total) for path, total in before):
            made = [(path, site.put(path, data)) for path, data in group.make().items()]
            if key:
                kept.put(key, made)


def _whole(site: Destination, path: str, name: str, each: Sequence[str]) -> Group:
    """The file of all objects that have files of their own in the site."""
    return Group(
        lambda: {path: first.whole(name, ((site.folder / one).read_bytes() for one in each))},
        lambda sums: (path, *(sums[one] for one in each)),
    )


def _groups(library: Library, base: str, day: dt.date | None) -> Iterator[Group]:
    sources = {located.source.path: located.source.text for located in library.sources.values()}
    yield Group(
        lambda: {**_sources(library), **first.made(library, base, [registers.SOURCES])},
        lambda _: ("sources", *sources.values()),
    )
    yield Group(
        lambda: first.made(library, base, registers.REGISTERS),
        lambda _: ("registers", around(library)),
    )
    yield Group(
        lambda: first.made(library, base, [registers.TRANSLATIONS]),
        lambda _: ("translations", around(library), repr([row.counted for row in states(library)])),
    )
    yield Group(lambda: first.index(library, base, day))
    for feature in library.shown:
        yield _group(library, feature, base, day)
    if any(feature.tables for feature in library.shown):
        yield Group(
            lambda: {CATALOGUE: _catalogue(library, base)},
            lambda _: ("catalogue", around(library)),
        )


def _group(library: Library, feature: Feature, base: str, day: dt.date | None) -> Group:
    """What a feature declares; one that says nothing of it may tell the texts of its folder."""

    def make() -> Mapping[str, bytes]:
        found = dict(_tables(library, feature, base))
        if feature.data_folder:
            given = list(feature.resources(library))
            found |= {place(feature, each.path): each.content for each in given}
            found[place(feature, package.FILE)] = package.describe(library, feature, given, day)
        found |= first.made(library, base, feature.datasets)
        more = feature.files(library, base)
        return {**found, **{f"{FOLDER}/{path}": data for path, data in more.items()}}

    def made_of(sums: Mapping[str, str]) -> tuple[str, ...]:
        if feature.texts is not None:
            told = [repr([*feature.texts(library)])]
        else:
            begins = tuple(f"{locale.prefix}{feature.folder}/" for locale in languages())
            told = sorted(f"{p} {total}" for p, total in sums.items() if p.startswith(begins))
        return feature.name, str(day), around(library), *told

    return Group(make, made_of if feature.folder or feature.texts else None)


def _catalogue(library: Library, base: str) -> bytes:
    return json.dumps(catalogue(library, base), ensure_ascii=False, indent=1).encode()


def _tables(library: Library, feature: Feature, base: str) -> Iterator[tuple[str, bytes]]:
    """The tables of a feature as CSV; as JSON with a schema too, if it has no objects or once had.

    Paths are below the site's root.
    """
    rows = {table.name: list(table.rows(library, base)) for table in feature.tables}
    for table in feature.tables:
        yield place(feature, f"{table.name}.csv"), as_csv(table.columns, rows[table.name]).encode()
    stem = place(feature, feature.name)
    now = feature.former.get(f"{stem}.json".removeprefix(f"{FOLDER}/"), "")
    if rows and (now or not feature.datasets):
        instead = f"{base}{now}" if now else ""
        found = documents(base, stem, feature.name, feature.tables, rows, instead)
        yield from ((path, text.encode()) for path, text in found.items())


def _sources(library: Library) -> dict[str, bytes]:
    """The bibliography in the forms of reference managers."""
    sources = [located.value for located in library.sources.values()]
    return {
        f"{FOLDER}/sources.{locale}.{ending}": text.encode()
        for locale in languages()
        for ending, text in bibliography.forms(sources, locale).items()
    }
