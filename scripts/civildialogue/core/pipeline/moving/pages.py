"""A page under another path: its files, every link to it, its place in the order, its tombstone."""

import posixpath
import re

from civildialogue.core.model.changes import Change
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.values import ID_PATTERN
from civildialogue.core.pipeline.moving.draft import Draft, NoPlaceError, Reason, path_of
from civildialogue.core.pipeline.moving.links import led
from civildialogue.core.source.yamltext import scalar

_PART = re.compile(ID_PATTERN.strip("^$"))


def moved(library: Library, old: str, new: str, reason: Reason) -> Draft:
    """A page and its translations under the key ``new``.

    Ids, and what translations record, go with the text. Raises NoPlaceError.
    """
    draft = Draft(library, reason)
    pages = draft.pages(old)
    if not all(_PART.fullmatch(part) for part in new.split("/")):
        raise NoPlaceError("page-name", path=new)
    if new in library.originals or new in library.unreadable or new in library.made:
        raise NoPlaceError("there", path=new)

    def aim(key: str, anchor: str) -> tuple[str, str]:
        return (new if key == old else key), anchor

    _named(draft, old, new)
    _in_order(draft, old, new)
    for page in draft.every():
        draft.change(page, led(page, new if page.key == old else page.key, aim))
    for page in pages:
        text = draft.page(page).source.written
        draft.texts[path_of(page)] = None
        draft.texts[f"{new}.{page.locale}.md"] = text
    for stone in library.tombstones:
        place = stone.value.moved_to or ""
        if place.partition("#")[0] == old:
            draft.lead(place, new + place.removeprefix(old))
    draft.revive(new, None)
    draft.bury(old, None, new)
    for feature in library.features:
        for follow in feature.follows:
            follow(draft, old, new)
    return draft


def _named(draft: Draft, old: str, new: str) -> None:
    """The facts of pages that name it, by its key or by its name in a folder."""
    for page, named in draft.library.references.every:
        if named.register or named.target != old:
            continue
        inner = new.removeprefix(f"{named.folder}/") if named.folder else new
        if named.folder and (not new.startswith(f"{named.folder}/") or "/" in inner):
            raise NoPlaceError("named-in", page=page.key, folder=named.folder)
        if named.loc in page.fields:
            draft.set_field(page, named.loc, scalar(inner))


def _in_order(draft: Draft, old: str, new: str) -> None:
    """Its place in the order of the folder, if that stays the same; else the end of the new one."""
    folder, slug = posixpath.split(old)
    there, name = posixpath.split(new)
    index = _index(draft.library, folder)
    if index and slug in (order := list(getattr(index.matter, "order", []))):
        loc = ("order", order.index(slug))
        if folder == there:
            draft.set_field(index, loc, scalar(name))
            return
        order.remove(slug)
        _write_order(draft, index, order)
    other = _index(draft.library, there)
    if other and folder != there and (order := list(getattr(other.matter, "order", []))):
        _write_order(draft, other, [*order, name])


def _index(library: Library, folder: str) -> Page | None:
    return library.originals.get(f"{folder}/index" if folder else "index")


def _write_order(draft: Draft, index: Page, order: list[str]) -> None:
    """The order as a list on one line, in the place of the one that is there."""
    page = draft.page(index)
    start = index.fields["order",][0]
    key = next(n for n in range(start, 0, -1) if page.source.lines[n - 1].startswith("order:"))
    lines = page.source.lines
    end = next(n for n in range(key, len(lines)) if not lines[n].startswith((" ", "\t", "- ")))
    words = f"order: [{', '.join(map(scalar, order))}]"
    draft.change(page, [Change(key, end - key + 1, (words,))])
