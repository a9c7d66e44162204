"""Translation, block by block: what is current, older, missing or not recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from civildialogue.core.model.focus import looked_at
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.text import Block


class State(StrEnum):
    """How a block of a translation stands to its original."""

    CURRENT = "current"
    OLDER = "older"
    MISSING = "missing"
    UNRECORDED = "unrecorded"


@dataclass(frozen=True)
class Pair:
    """An original block, its translation if there is one, and how they stand."""

    original: Block
    translation: Block | None
    state: State
    recorded: str | None


def pairs(original: Page, translation: Page) -> Iterator[Pair]:
    """Every lasting block of the original that has an id, with its translation."""
    for identifier, block in original.by_id.items():
        if not block.lasting:
            continue
        other = translation.by_id.get(identifier)
        recorded = translation.translates.get(identifier)
        yield Pair(block, other, _state(block, other, recorded), recorded)


def _state(block: Block, other: Block | None, recorded: str | None) -> State:
    if other is None:
        return State.MISSING
    if recorded is None:
        return State.UNRECORDED
    return State.CURRENT if recorded == block.hash else State.OLDER


@dataclass(frozen=True)
class PageState:
    """One page in one of the other languages; ``translation`` is None where it is missing."""

    original: Page
    locale: Locale
    translation: Page | None
    pairs: tuple[Pair, ...]

    def of(self, state: State) -> tuple[Pair, ...]:
        """The pairs in that state."""
        return tuple(pair for pair in self.pairs if pair.state is state)


def table(library: Library) -> Iterator[PageState]:
    """Every original page with the state of its translation, one language after the other."""
    for locale, pages in library.translated.items():
        for original in looked_at(library.originals):
            translation = pages.get(original.key)
            found = tuple(pairs(original, translation)) if translation else ()
            yield PageState(original, locale, translation, found)
