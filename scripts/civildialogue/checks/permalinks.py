"""Ids: well formed, once in a page, there for every passage, and never lost."""

import re
from collections.abc import Iterable, Iterator

from civildialogue.model.diagnostics import Diagnostic
from civildialogue.model.library import Library, Page
from civildialogue.model.text import Block, BlockKind
from civildialogue.model.values import ID_PATTERN


def ids(library: Library) -> Iterator[Diagnostic]:
    """Ids of a wrong form, and ids that stand twice in a page."""
    for page in library.pages:
        seen: dict[str, Block] = {}
        for block in page.blocks:
            if block.id is None:
                continue
            line = page.source.lines[block.id_line - 1]
            span = page.source.span(block.id_line, line.rfind("{") + 1, len(block.id) + 3)
            if not re.match(ID_PATTERN, block.id):
                yield Diagnostic("id-invalid", span, {"id": block.id})
            if block.id in seen:
                params = {"id": block.id, "line": str(seen[block.id].id_line)}
                yield Diagnostic("id-repeated", span, params)
            seen.setdefault(block.id, block)


def missing(library: Library) -> Iterator[Diagnostic]:
    """Headings and passages without an id; ``check --fix`` writes them."""
    for page in library.pages:
        for block in page.blocks:
            if block.id is None and block.lasting:
                span = page.source.span(block.line, 1, len(block.text.split("\n")[0]))
                is_heading = block.kind is BlockKind.HEADING
                yield Diagnostic("heading-id-missing" if is_heading else "block-id-missing", span)


def tombstones_of(library: Library) -> set[tuple[str, str | None]]:
    """The (page, id) pairs that have a tombstone; the id is None for a whole page."""
    return {(stone.value.page, stone.value.id) for stone in library.tombstones}


def ledger(library: Library) -> Iterator[Diagnostic]:
    """Published ids that are gone without a tombstone, and ids that are not yet in the ledger."""
    buried = tombstones_of(library)
    for key, published in library.permalinks.items():
        page = library.originals.get(key)
        if page is None:
            is_told = key in library.unreadable or library.is_faulty("tombstones", key)
            if (key, None) not in buried and not is_told:
                span = library.permalink_source.span(_line_of(library, key), 1, len(key))
                yield Diagnostic("page-removed", span, {"page": key})
            continue
        lost = [
            i
            for i in published
            if i not in page.by_id
            and (key, i) not in buried
            and not library.is_faulty("tombstones", f"{key}#{i}")
        ]
        fresh = [block for i, block in page.by_id.items() if i not in published]
        for identifier in lost:
            renamed = _renamed(page, published, identifier, fresh)
            if renamed is not None:
                fresh.remove(renamed)
                line = page.source.lines[renamed.id_line - 1]
                span = page.source.span(
                    renamed.id_line, line.rfind("{") + 1, len(renamed.id or "") + 3
                )
                params = {"old": identifier, "new": renamed.id or ""}
                yield Diagnostic("id-changed", span, params)
            else:
                params = {"id": identifier, "page": key}
                yield Diagnostic("id-removed", published[identifier], params)
    yield from _unrecorded(library)


def _line_of(library: Library, key: str) -> int:
    lines = library.permalink_source.lines
    return next((n for n, line in enumerate(lines, start=1) if line.startswith(f"{key}:")), 1)


def _renamed(page: Page, published: Iterable[str], lost: str, fresh: list[Block]) -> Block | None:
    """The new id that stands where the lost one stood: between the same neighbours."""
    order = list(published)
    at = order.index(lost)
    before = order[at - 1] if at else None
    after = order[at + 1] if at + 1 < len(order) else None
    present = list(page.by_id)
    for block in fresh:
        place = present.index(block.id or "")
        previous = present[place - 1] if place else None
        following = present[place + 1] if place + 1 < len(present) else None
        if previous == before and following == after:
            return block
    return None


def _unrecorded(library: Library) -> Iterator[Diagnostic]:
    for key, page in library.originals.items():
        published = library.permalinks.get(key, {})
        fresh = [i for i in page.by_id if i not in published]
        if library.is_faulty("permalinks", key):
            continue
        if fresh and key not in library.permalinks:
            params = {"id": str(len(fresh)), "page": key}
            yield Diagnostic("page-unrecorded", page.source.span(1, 1, 3), params)
            continue
        for identifier in fresh:
            if _is_rename(library, key, identifier):
                continue
            block = page.by_id[identifier]
            span = page.source.span(block.id_line, 1, len(page.source.lines[block.id_line - 1]))
            yield Diagnostic("id-unrecorded", span, {"id": identifier})


def _is_rename(library: Library, key: str, identifier: str) -> bool:
    page, published = library.originals[key], library.permalinks[key]
    block = page.by_id[identifier]
    buried = tombstones_of(library)
    lost = [i for i in published if i not in page.by_id and (key, i) not in buried]
    return any(_renamed(page, published, i, [block]) for i in lost)


def tombstones(library: Library) -> Iterator[Diagnostic]:
    """Tombstones for text that still stands, or that send the reader nowhere."""
    for stone in library.tombstones:
        value = stone.value
        page = library.originals.get(value.page)
        if page is not None and (value.id is None or value.id in page.by_id):
            shown = f"{value.page}#{value.id}" if value.id else value.page
            yield Diagnostic("tombstone-alive", stone.span_of("page"), {"target": shown})
        if value.moved_to is not None:
            key, _, anchor = value.moved_to.partition("#")
            target = library.originals.get(key)
            if key in library.unreadable and key not in library.originals:
                continue
            if target is None or (anchor and anchor not in target.by_id):
                span = stone.span_of("moved-to")
                yield Diagnostic("tombstone-target", span, {"target": value.moved_to})
