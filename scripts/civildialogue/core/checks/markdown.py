"""Markdown that Python-Markdown would silently read otherwise than its author meant it.

Words that would vanish are errors. The rest warns, with lines to write instead where the meaning
is plain; ``check --fix`` writes them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

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
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.source.nested import every
from civildialogue.core.source.page import KEPT

BlockRule = Callable[[Page, Block], Iterator[Diagnostic]]
FollowingRule = Callable[[Page, Block, Block | None], Iterator[Diagnostic]]
_K = BlockKind
ANY = tuple(BlockKind)
WRITTEN = tuple(kind for kind in BlockKind if kind is not BlockKind.CODE)

BLOCK_RULES: tuple[tuple[BlockRule, tuple[BlockKind, ...]], ...] = (
    (lists.numbers, (_K.LIST,)),
    (lists.marks, (_K.PARAGRAPH,)),
    (tables.rows, (_K.TABLE,)),
    (boxes.empty, (_K.ADMONITION,)),
    (boxes.unread, (_K.PARAGRAPH,)),
    (boxes.alerts, (_K.QUOTE,)),
    (headings.underlined, (_K.PARAGRAPH, _K.HEADING)),
    (headings.tight, (_K.HEADING,)),
    (headings.empty, (_K.HEADING,)),
    (passages.indented, ANY),
    (passages.fenced, (_K.PARAGRAPH, _K.CODE)),
    (passages.broken_off, (_K.QUOTE,)),
)
"""For every block of these kinds, at whatever depth it stands."""

TOP_RULES: tuple[tuple[BlockRule, tuple[BlockKind, ...]], ...] = (
    (passages.unseen_lines, WRITTEN),
    (lists.kept, (_K.LIST, _K.ADMONITION)),
    (boxes.kinds, WRITTEN),
    (notes.empty_links, ANY),
)
"""For the blocks of a page; these look into them by themselves."""

FOLLOWING_RULES: tuple[tuple[FollowingRule, tuple[BlockKind, ...]], ...] = (
    (lists.indents, ANY),
    (lists.tight, (_K.LIST, _K.PARAGRAPH)),
    (tables.shapes, (_K.PARAGRAPH,)),
    (headings.ruled, (_K.RULE,)),
    (passages.crammed, (_K.PARAGRAPH, _K.LIST, _K.CODE)),
)
"""For every block of these kinds, with the one above it."""

PAGE_RULES: tuple[Callable[[Page, Sequence[Block]], Iterator[Diagnostic]], ...] = (
    notes.nested,
    notes.footnotes,
    notes.definitions,
    unread.links,
    unread.stress,
    unread.footnotes,
)
"""For a page with all its blocks, at whatever depth."""


R = TypeVar("R")


def _by_kind(rules: Iterable[tuple[R, tuple[BlockKind, ...]]]) -> Mapping[BlockKind, tuple[R, ...]]:
    """The rules for each kind of block, in their order."""
    listed = [*rules]
    return {kind: tuple(rule for rule, kinds in listed if kind in kinds) for kind in BlockKind}


_BLOCK_RULES = _by_kind(BLOCK_RULES)
_ALL_RULES = _by_kind((*BLOCK_RULES, *TOP_RULES))
_FOLLOWING_RULES = _by_kind(FOLLOWING_RULES)


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
        for rule in _BLOCK_RULES[block.kind] if depth else _ALL_RULES[block.kind]:
            yield from rule(page, block)
        for following in _FOLLOWING_RULES[block.kind]:
            yield from following(page, block, above)
    for whole in PAGE_RULES:
        yield from whole(page, blocks)
    yield from markers.placed(page)
