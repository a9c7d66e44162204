"""Translation, block by block: what is current, older, missing or not recorded."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

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
    """A passage of two ``pages``, the original first: how its translation stands, if there is one.

    ``recorded`` is the fingerprint of the original when it was translated.
    """

    pages: tuple[Page, Page]
    id: str
    state: State
    recorded: str | None

    @property
    def original(self) -> Block:
        """The passage in the original."""
        return self.pages[0].by_id[self.id]

    @property
    def translation(self) -> Block | None:
        """The passage in the translation, if it is there."""
        return self.pages[1].by_id.get(self.id)


def pairs(original: Page, translation: Page) -> Iterator[Pair]:
    """Every lasting block of the original that has an id, with its translation."""
    both, there, known = (original, translation), translation.prints, translation.translates
    for identifier, now in original.prints.items():
        if now:
            recorded = known.get(identifier)
            yield Pair(both, identifier, _state(now, recorded, identifier in there), recorded)


def _state(now: str, recorded: str | None, is_there: bool) -> State:
    if not is_there:
        return State.MISSING
    if recorded is None:
        return State.UNRECORDED
    return State.CURRENT if recorded == now else State.OLDER


@dataclass(frozen=True)
class PageState:
    """One page in one of the other languages; ``translation`` is None where it is missing."""

    original: Page
    locale: Locale
    translation: Page | None
    pairs: tuple[Pair, ...]

    @cached_property
    def counted(self) -> Mapping[State, int]:
        """How many passages are in each state."""
        return Counter(pair.state for pair in self.pairs)

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


@lru_cache(maxsize=1)  # A build asks for its library's three times.
def states(library: Library) -> tuple[PageState, ...]:
    """The `table` of a whole library."""
    return tuple(table(library))
