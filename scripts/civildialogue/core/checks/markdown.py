"""Markdown that Python-Markdown would silently read otherwise than its author meant it.

Words that would vanish are errors. The rest warns, with lines to write instead where the meaning
is plain; ``check --fix`` writes them.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from civildialogue.core.checks import (
    boxes,
    headings,
    lists,
    markers,
    notes,
    passages,
    tables,
    unread,
)
from civildialogue.core.model.diagnostics import Diagnostic, Span
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.text import Block
from civildialogue.core.source.nested import every
from civildialogue.core.source.page import KEPT

BLOCK_RULES: tuple[Callable[[Page, Block], Iterator[Diagnostic]], ...] = (
    lists.numbers,
    lists.marks,
    tables.rows,
    boxes.empty,
    boxes.unread,
    boxes.alerts,
    headings.underlined,
    headings.tight,
    passages.indented,
    passages.fenced,
    passages.broken_off,
)
"""For every block, at whatever depth it stands."""

FOLLOWING_RULES: tuple[Callable[[Page, Block, Block | None], Iterator[Diagnostic]], ...] = (
    lists.indents,
    lists.tight,
    tables.shapes,
    headings.ruled,
    passages.crammed,
)
"""For every block, with the one above it."""

TOP_RULES: tuple[Callable[[Page, Block], Iterator[Diagnostic]], ...] = (
    passages.unseen_lines,
    lists.kept,
    boxes.kinds,
    notes.empty_links,
)
"""For the blocks of a page; these look into them by themselves."""

PAGE_RULES: tuple[Callable[[Page, Sequence[Block]], Iterator[Diagnostic]], ...] = (
    notes.nested,
    notes.footnotes,
    notes.definitions,
    unread.links,
    unread.stress,
    unread.footnotes,
)
"""For a page with all its blocks, at whatever depth."""


def misread(library: Library) -> Iterator[Diagnostic]:
    """What every rule finds on every page."""
    for page in library.pages:
        yield from misread_on(page)


@lru_cache(maxsize=KEPT)
def misread_on(page: Page) -> tuple[Diagnostic, ...]:
    """What every rule finds on one page, once: a list and its item may say the same of a line."""
    found: dict[tuple[str, Span], Diagnostic] = {}
    for each in _misread_on(page):
        found.setdefault((each.code, each.span), each)
    return tuple(found.values())


def _misread_on(page: Page) -> Iterator[Diagnostic]:
    blocks = []
    for block, above, depth in every(page.blocks):
        blocks.append(block)
        for rule in (*BLOCK_RULES, *(TOP_RULES if depth == 0 else ())):
            yield from rule(page, block)
        for following in FOLLOWING_RULES:
            yield from following(page, block, above)
    for whole in PAGE_RULES:
        yield from whole(page, blocks)
    yield from markers.placed(page)
