"""Ids: well formed, once in a page, there for every passage, and never lost."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from civildialogue.core.model.diagnostics import Diagnostic, Param
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.published import Published
from civildialogue.core.model.text import Block, BlockKind, SourceText
from civildialogue.core.model.values import is_sound
from civildialogue.core.source.edit import paired


def ids(library: Library) -> Iterator[Diagnostic]:
    """Ids of a wrong form, and ids that stand twice in a page."""
    for page in library.pages:
        seen: dict[str, Block] = {}
        for block in page.blocks:
            if block.id is None:
                continue
            line = page.source.lines[block.id_line - 1]
            span = page.source.span(block.id_line, line.rfind("{") + 1, len(block.id) + 3)
            if not is_sound(block.id):
                yield Diagnostic("id-invalid", span, {"id": block.id})
            if block.id in seen:
                params = {"id": block.id, "line": str(seen[block.id].id_line)}
                yield Diagnostic("id-repeated", span, params)
            seen.setdefault(block.id, block)


def missing(library: Library) -> Iterator[Diagnostic]:
    """Headings and passages without an id; ``check --fix`` writes them.

    Not where a translation has another build than its original: then only its author knows which
    passage stands for which. A translation without an original is told as such.
    """
    for page in library.pages:
        original = library.originals.get(page.key)
        if original is None:
            continue
        counterparts = None if page is original else paired(page, original)
        for block in page.blocks:
            if block.id is not None or not block.lasting:
                continue
            span = page.source.span(block.line, 1, len(block.text.split("\n")[0]))
            is_heading = block.kind is BlockKind.HEADING
            code = "heading-id-missing" if is_heading else "block-id-missing"
            if counterparts is None or (
                block.line in counterparts and counterparts[block.line].id not in page.by_id
            ):
                yield Diagnostic(code, span)
            else:
                yield Diagnostic("id-unpaired", span, _unpaired(page, original))


def _unpaired(page: Page, original: Page) -> dict[str, Param]:
    free = [i for i, b in original.by_id.items() if b.lasting and i not in page.by_id]
    params: dict[str, Param] = {"original": original.source.path, "ids": ", ".join(free)}
    if not free:
        params["hint"] = Localized(
            bg=f"напишете пасажа първо в {original.source.path} или го изтрийте оттук: "
            "там няма друг без превод",
            en=f"write the passage in {original.source.path} first or delete it here: "
            "no other passage there lacks a translation",
        )
    return params


def tombstones_of(library: Library) -> set[tuple[str, str | None]]:
    """The (page, id) pairs that have a tombstone; the id is None for a whole page."""
    return {(stone.value.page, stone.value.id) for stone in library.tombstones}


def ledger(library: Library) -> Iterator[Diagnostic]:
    """Published ids that are gone without a tombstone, and ids that are not yet in the ledger."""
    buried = tombstones_of(library)
    changed = {(page.key, lost): block for page, lost, block in renames(library)}
    for key, published in library.permalinks.items():
        page = library.originals.get(key)
        if page is None:
            is_told = key in library.unreadable or library.is_faulty("tombstones", key)
            if (key, None) not in buried and not is_told:
                yield Diagnostic("page-removed", published.span, {"page": key})
            continue
        for identifier in _lost(library, page, buried):
            if block := changed.get((key, identifier)):
                line = page.source.lines[block.id_line - 1]
                span = page.source.span(block.id_line, line.rfind("{") + 1, len(block.id or "") + 3)
                params = {"old": identifier, "new": block.id or ""}
                yield Diagnostic("id-changed", span, params)
            else:
                params = {"id": identifier, "page": key}
                yield Diagnostic("id-removed", published[identifier], params)
    yield from _unrecorded(library, {(key, block.id) for (key, _), block in changed.items()})


def _lost(library: Library, page: Page, buried: Collection[tuple[str, str | None]]) -> list[str]:
    """Published ids of a page that are not there any more, and of which nothing else is told.

    One of a wrong form was never published: no site is built with it.
    """
    return [
        i
        for i in library.permalinks.get(page.key, ())
        if i not in page.prints
        and is_sound(i)
        and (page.key, i) not in buried
        and not library.is_faulty("tombstones", f"{page.key}#{i}")
    ]


def renames(library: Library) -> Iterator[tuple[Page, str, Block]]:
    """Ids that were changed: the page, the id that is gone, and the passage that stands there now.

    A new id stands where the lost one stood if it is between the same neighbours.
    """
    buried = tombstones_of(library)
    for page in library.originals.values():
        lost = _lost(library, page, buried)
        if not lost:
            continue
        published = library.permalinks[page.key]
        now = {around: i for i, around in _neighbours(page.prints) if i not in published}
        for identifier, around in _neighbours(published):
            if identifier in lost and around in now:
                yield page, identifier, page.by_id[now[around]]


def _neighbours(ids: Iterable[str]) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    """Each id with the one before it and the one after it."""
    order = [None, *ids, None]
    for before, identifier, after in zip(order, order[1:], order[2:], strict=False):
        yield identifier or "", (before, after)


def _unrecorded(
    library: Library, renamed: Collection[tuple[str, str | None]]
) -> Iterator[Diagnostic]:
    for key, page in library.originals.items():
        published = library.permalinks.get(key, ())
        fresh = [i for i in page.prints if i not in published and is_sound(i)]
        if library.is_faulty("permalinks", key):
            continue
        if fresh and key not in library.permalinks:
            params = {"id": str(len(fresh)), "page": key}
            yield Diagnostic("page-unrecorded", page.source.span(1, 1, 3), params)
            continue
        for identifier in fresh:
            if (key, identifier) not in renamed:
                block = page.by_id[identifier]
                length = len(page.source.lines[block.id_line - 1])
                span = page.source.span(block.id_line, 1, length)
                yield Diagnostic("id-unrecorded", span, {"id": identifier})


def shrunk(
    library: Library, before: Mapping[str, Published], revision: str, path: str
) -> Iterator[Diagnostic]:
    """Ids of the ledger of a revision that this one lacks; ``path`` is its place if it is gone."""
    start = next(iter(library.ledger), SourceText(path, "")).span(1)
    for key, published in before.items():
        if library.is_faulty("permalinks", key):
            continue
        now = library.permalinks.get(key)
        for identifier in published:
            if is_sound(identifier) and (now is None or identifier not in now):
                was = published.span.path
                about = {"revision": revision, "page": key, "id": identifier, "path": was}
                yield Diagnostic("ledger-shrunk", now.span if now is not None else start, about)


def tombstones(library: Library) -> Iterator[Diagnostic]:
    """Tombstones for text that still stands, or that send the reader nowhere."""
    for stone in library.tombstones:
        value = stone.value
        page = library.originals.get(value.page)
        if page is not None and (value.id is None or value.id in page.prints):
            shown = f"{value.page}#{value.id}" if value.id else value.page
            yield Diagnostic("tombstone-alive", stone.span_of("page"), {"target": shown})
        if value.moved_to is not None:
            key, _, anchor = value.moved_to.partition("#")
            target = library.originals.get(key)
            if key in library.unreadable and key not in library.originals:
                continue
            if target is None or (anchor and anchor not in target.prints):
                span = stone.span_of("moved-to")
                yield Diagnostic("tombstone-target", span, {"target": value.moved_to})
