"""Two states of the sources → what a change means: pages, records, links, ids, other files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from civildialogue.core.feature import RecordChange, RecordKind
from civildialogue.core.model.drift import State, table
from civildialogue.core.model.kinds import kinds
from civildialogue.core.model.library import Library, Located, Page
from civildialogue.features.review.outside import new_addresses
from civildialogue.features.review.texts import (
    ADDED,
    CHANGED,
    REMOVED,
    Declared,
    Fact,
    Passage,
    declared,
    facts,
    passages,
    rows,
    whole,
)


@dataclass(frozen=True)
class PageChange:
    """A page that a change touches. ``was`` is its earlier key, if it was renamed."""

    kind: str
    page: Page
    passages: tuple[Passage, ...] = ()
    facts: tuple[Fact, ...] = ()
    was: str = ""


@dataclass(frozen=True)
class Kept:
    """A record that the editors keep: what happened, its kind, its id, and its fields.

    ``paths`` are the file that it stands in, and the one of the data that it describes.
    """

    kind: str
    of: str
    id: str
    facts: tuple[Fact, ...]
    paths: tuple[str, ...]


@dataclass(frozen=True)
class LostId:
    """A permalink that the change takes away; ``told`` if a tombstone says where its text went."""

    key: str
    id: str
    told: bool


@dataclass(frozen=True)
class Changes:
    """What a change of the sources means."""

    pages: tuple[PageChange, ...]
    described: Mapping[str, tuple[RecordChange, ...]]
    """Records whose feature says what their change means, by the name of their kind."""
    records: tuple[Kept, ...]
    """All other records."""
    lost: tuple[LostId, ...]
    rows: tuple[str, ...]
    """Rows of the ledger that are new, and of no passage."""
    declared: tuple[Declared, ...]
    older: tuple[tuple[str, str], ...]
    """Passages whose translation falls behind with this change: the page’s key, the id."""
    links: tuple[tuple[str, str], ...]
    """New addresses outside of the site: the address, the page’s key or the record’s id."""

    @property
    def paths(self) -> set[str]:
        """The files of which something is told."""
        found = {change.page.source.path for change in self.pages}
        found |= {path for record in self.records for path in record.paths}
        for every in self.described.values():
            states = (each for change in every for each in (change.before, change.after))
            found |= {each.source.path for each in states if each}
        return found


def changes(before: Library, after: Library, renames: Mapping[str, str]) -> Changes:
    """Compares two states. ``renames`` maps earlier keys of pages to those of today."""
    return Changes(
        pages=tuple(_pages(before, after, renames)),
        described=_described(before, after),
        records=tuple(_records(before, after)),
        lost=tuple(_lost(before, after, renames)),
        rows=tuple(_rows(before, after)),
        declared=tuple(declared(before, after, {now: was for was, now in renames.items()})),
        older=tuple(sorted(_older(after) - _older(before))),
        links=tuple(new_addresses(before, after)),
    )


def brought(found: Changes, kind: RecordKind) -> Iterator[tuple[str, list[str]]]:
    """The new records that have fields which no record has when it comes: ids, and the fields."""
    for change in found.described.get(kind.name, ()):
        value = change.after.value if change.after and change.kind == ADDED else None
        if fields := [name for name in kind.later if getattr(value, name, None) is not None]:
            yield change.id, fields


def _by_place(library: Library) -> dict[tuple[str, str], Page]:
    return {(page.key, str(page.locale)): page for page in library.pages}


def _pages(before: Library, after: Library, renames: Mapping[str, str]) -> Iterator[PageChange]:
    old, new = _by_place(before), _by_place(after)
    moved = {(renames.get(key, key), locale): key for key, locale in old}
    for place, page in new.items():
        earlier = old.get((moved.get(place, place[0]), place[1]))
        if earlier is None:
            every = tuple(facts(None, page.matter))
            yield PageChange(ADDED, page, tuple(whole(page)), every)
            continue
        was = earlier.key if earlier.key != page.key else ""
        found, fields = tuple(passages(earlier, page)), tuple(facts(earlier.matter, page.matter))
        if found or fields or was:
            yield PageChange(CHANGED, page, found, fields, was)
    for (key, locale), page in old.items():
        if (renames.get(key, key), locale) not in new:
            yield PageChange(REMOVED, page)


def _described(before: Library, after: Library) -> Mapping[str, tuple[RecordChange, ...]]:
    kinds = (kind for each in after.features for kind in each.records if kind.describe)
    return {kind.name: tuple(_changed(before, after, kind)) for kind in kinds}


def _changed(before: Library, after: Library, kind: RecordKind) -> Iterator[RecordChange]:
    old, new = before.records(kind.model), after.records(kind.model)
    for name, located in new.items():
        earlier = old.get(name)
        if earlier is None:
            yield RecordChange(ADDED, name, None, located, after)
        elif earlier.value != located.value or _body(earlier) != _body(located):
            yield RecordChange(CHANGED, name, earlier, located, after)
    for name, located in old.items():
        if name not in new:
            yield RecordChange(REMOVED, name, located, None, before)


def _body(located: Located[Any]) -> list[str]:
    return [block.text for block in located.body]


def _kept(library: Library) -> Mapping[str, Mapping[str, Located[Any]]]:
    """The records that the editors keep, by the names of their kinds."""
    found: dict[str, Mapping[str, Located[Any]]] = {
        "authorities": library.authorities,
        "glossary": library.glossary,
        "sources": library.sources,
        "themes": library.themes,
        "tombstones": {_place(stone): stone for stone in library.tombstones},
    }
    kinds = (kind for each in library.features for kind in each.records if not kind.describe)
    return found | {kind.name: library.records(kind.model) for kind in kinds}


def _place(stone: Located[Any]) -> str:
    """The page of a tombstone, with the id of a passage."""
    return "#".join(filter(None, (stone.value.page, stone.value.id)))


def _records(before: Library, after: Library) -> Iterator[Kept]:
    earlier = _kept(before)
    for kind, new in _kept(after).items():
        old = earlier[kind]
        for name in [*new, *(name for name in old if name not in new)]:
            was, now = old.get(name), new.get(name)
            what = ADDED if was is None else REMOVED if now is None else CHANGED
            found = (*facts(was and was.value, now and now.value), *rows(was, now))
            files = [file for each in (now, was) if each for file in (each.source, each.beside)]
            if found:
                paths = dict.fromkeys(file.path for file in files if file)
                yield Kept(what, kind, name, found, tuple(paths))


def _lost(before: Library, after: Library, renames: Mapping[str, str]) -> Iterator[LostId]:
    told = {(stone.value.page, stone.value.id) for stone in after.tombstones}
    for key, page in before.originals.items():
        today = after.originals.get(renames.get(key, key))
        for name, block in page.by_id.items():
            if block.lasting and (today is None or name not in today.by_id):
                is_told = (key, name) in told or (key, None) in told
                yield LostId(key, name, is_told)


def _rows(before: Library, after: Library) -> Iterator[str]:
    for key, ids in after.permalinks.items():
        page, known = after.originals.get(key), before.permalinks.get(key, ())
        for name in ids:
            if name not in known and (page is None or name not in page.by_id):
                yield f"{key}#{name}"


def _older(library: Library) -> set[tuple[str, str]]:
    return {
        (row.original.key, pair.original.id or "")
        for row in table(library)
        for pair in row.of(State.OLDER)
    }


def told_first(library: Library, change: PageChange) -> list[Fact]:
    """The facts that the kind of the page wants to be told before others, in words."""
    kind = kinds(library.features)[change.page.matter.kind]
    names: Iterable[str] = kind.told_first if change.kind == CHANGED else ()
    return [fact for fact in change.facts if fact.name in names]
