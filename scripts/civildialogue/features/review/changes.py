"""Two states of the sources → what a change means: pages, passages, records, links, ids."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from civildialogue.core.feature import RecordChange, RecordKind
from civildialogue.core.model.drift import State, table
from civildialogue.core.model.kinds import kinds
from civildialogue.core.model.library import Library, Located, Page
from civildialogue.core.model.values import as_yaml_keys
from civildialogue.features.review.outside import new_addresses

ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"
_APART = frozenset(("translates",))
"""What the program keeps in front matter; it follows from the text."""


@dataclass(frozen=True)
class Passage:
    """A passage that a change touches, by its id; ``before`` and ``after`` are its two texts."""

    kind: str
    id: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Fact:
    """A field of front matter or of a record, before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class PageChange:
    """A page that a change touches. ``was`` is its earlier key, if it was renamed."""

    kind: str
    page: Page
    passages: tuple[Passage, ...] = ()
    facts: tuple[Fact, ...] = ()
    was: str = ""


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
    records: tuple[tuple[str, str, str], ...]
    """All other records: what happened, their kind, their id."""
    lost: tuple[LostId, ...]
    older: tuple[tuple[str, str], ...]
    """Passages whose translation falls behind with this change: the page’s key, the id."""
    links: tuple[tuple[str, str], ...]
    """New addresses outside of the site: the address, the page’s key or the record’s id."""


def changes(before: Library, after: Library, renames: Mapping[str, str]) -> Changes:
    """Compares two states. ``renames`` maps earlier keys of pages to those of today."""
    return Changes(
        pages=tuple(_pages(before, after, renames)),
        described=_described(before, after),
        records=tuple(_records(before, after)),
        lost=tuple(_lost(before, after, renames)),
        older=tuple(sorted(_older(after) - _older(before))),
        links=tuple(new_addresses(before, after)),
    )


def _by_place(library: Library) -> dict[tuple[str, str], Page]:
    return {(page.key, str(page.locale)): page for page in library.pages}


def _pages(before: Library, after: Library, renames: Mapping[str, str]) -> Iterator[PageChange]:
    old, new = _by_place(before), _by_place(after)
    moved = {(renames.get(key, key), locale): key for key, locale in old}
    for place, page in new.items():
        earlier = old.get((moved.get(place, place[0]), place[1]))
        if earlier is None:
            passages = tuple(Passage(ADDED, b.id, after=b.text) for b in page.blocks if b.id)
            yield PageChange(ADDED, page, passages)
            continue
        was = earlier.key if earlier.key != page.key else ""
        passages, facts = tuple(_passages(earlier, page)), tuple(_facts(earlier, page))
        if passages or facts or was:
            yield PageChange(CHANGED, page, passages, facts, was)
    for (key, locale), page in old.items():
        if (renames.get(key, key), locale) not in new:
            yield PageChange(REMOVED, page)


def _passages(before: Page, after: Page) -> Iterator[Passage]:
    """The passages by their ids: what moved is not told as taken away and put elsewhere."""
    old, new = before.by_id, after.by_id
    common = [name for name in old if name in new]
    matcher = SequenceMatcher(None, common, [n for n in new if n in old], autojunk=False)
    kept = {
        name for tag, i, j, _, _ in matcher.get_opcodes() if tag == "equal" for name in common[i:j]
    }
    for name, block in new.items():
        if name not in old:
            yield Passage(ADDED, name, after=block.text)
        elif old[name].text.split() != block.text.split():
            yield Passage(CHANGED, name, old[name].text, block.text)
        elif name not in kept:
            yield Passage(MOVED, name, block.text, block.text)
    for name, block in old.items():
        if name not in new:
            yield Passage(REMOVED, name, before=block.text)


def _facts(before: Page, after: Page) -> Iterator[Fact]:
    old, new = _flat(as_yaml_keys(before.matter)), _flat(as_yaml_keys(after.matter))
    for name in [*new, *(name for name in old if name not in new)]:
        if old.get(name) != new.get(name) and name.split(".")[0] not in _APART:
            yield Fact(name, old.get(name, ""), new.get(name, ""))


def _flat(value: Any, name: str = "") -> dict[str, str]:
    """Nested fields as names with dots and their values as text."""
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        inner = {str(number): item for number, item in enumerate(value, start=1)}.items()
    else:
        return {name: ", ".join(map(str, value)) if isinstance(value, list) else str(value)}
    found: dict[str, str] = {}
    for key, item in inner:
        found |= _flat(item, f"{name}.{key}" if name else str(key))
    return found


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


def _body(located: Located[Any]) -> str:
    return "\n\n".join(block.text for block in located.body)


def _kept(library: Library) -> Mapping[str, Mapping[str, Located[Any]]]:
    """The records that the editors keep, by the names of their kinds."""
    found: dict[str, Mapping[str, Located[Any]]] = {
        "authorities": library.authorities,
        "glossary": library.glossary,
        "sources": library.sources,
        "themes": library.themes,
    }
    kinds = (kind for each in library.features for kind in each.records if not kind.describe)
    return found | {kind.name: library.records(kind.model) for kind in kinds}


def _records(before: Library, after: Library) -> Iterator[tuple[str, str, str]]:
    earlier = _kept(before)
    for kind, new in _kept(after).items():
        old = earlier[kind]
        for name in [*new, *(name for name in old if name not in new)]:
            if name not in old:
                yield ADDED, kind, name
            elif name not in new:
                yield REMOVED, kind, name
            elif old[name].value != new[name].value:
                yield CHANGED, kind, name


def _lost(before: Library, after: Library, renames: Mapping[str, str]) -> Iterator[LostId]:
    told = {(stone.value.page, stone.value.id) for stone in after.tombstones}
    for key, page in before.originals.items():
        today = after.originals.get(renames.get(key, key))
        for name, block in page.by_id.items():
            if block.lasting and (today is None or name not in today.by_id):
                is_told = (key, name) in told or (key, None) in told
                yield LostId(key, name, is_told)


def _older(library: Library) -> set[tuple[str, str]]:
    return {
        (row.original.key, pair.original.id or "")
        for row in table(library)
        for pair in row.of(State.OLDER)
    }


def told_first(library: Library, change: PageChange) -> list[Fact]:
    """The facts that the kind of the page wants to be told before others, in words."""
    kind = kinds(library.features)[change.page.matter.kind]
    return [fact for fact in change.facts if fact.name in kind.told_first]
