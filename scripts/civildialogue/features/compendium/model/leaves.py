"""The comments on each recommendation, cut into pages: on which one each of them stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from civildialogue.core.model.leaves import Leaf, bound
from civildialogue.core.model.library import Library
from civildialogue.features.compendium.model.dialogue import Dialogue, Entry, dialogue_of

SIZE = 50
"""Comments on a page at most."""


@dataclass(frozen=True)
class Leaves:
    """The pages of the comments on every recommendation of a dialogue.

    Whoever came first stays on the first page, the recommendation's own: so an address that was
    given away seldom moves when more comments come.
    """

    dialogue: Dialogue

    @cached_property
    def of(self) -> Mapping[str, list[Leaf[Entry]]]:
        """The pages by the recommendation's id, the first of them its own page."""
        return {
            name: bound(page.key, [*_parts(self._threads(name))])
            for name, page in self.dialogue.recommendations.items()
        }

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        every = (leaf for leaves in self.of.values() for leaf in leaves)
        return {entry.comment.id: leaf.key for leaf in every for entry in leaf.items}

    def key(self, entry: Entry) -> str:
        """The key of the page where a comment stands; empty if its recommendation is not there."""
        page = self.dialogue.recommendations.get(entry.recommendation)
        return self._keys.get(entry.comment.id, page.key if page else "")

    def _threads(self, recommendation: str) -> Iterator[list[Entry]]:
        """Each comment that replies to none, with all that reply to it, parents before children."""
        for entry in self.dialogue.on(recommendation):
            if entry.comment.in_reply_to in self.dialogue.entries:
                continue
            found: dict[str, Entry] = {}
            todo = [entry]
            while todo:
                one = todo.pop()
                if one.comment.id not in found:
                    found[one.comment.id] = one
                    todo += reversed(self.dialogue.replies(one.comment.id))
            yield [*found.values()]


def _parts(threads: Iterator[list[Entry]]) -> Iterator[list[Entry]]:
    """Threads as they fit on pages; only one that is longer than a page is torn."""
    part: list[Entry] = []
    for thread in threads:
        if part and len(part) + len(thread) > SIZE:
            yield part
            part = []
        part = part + thread
        while len(part) > SIZE:
            yield part[:SIZE]
            part = part[SIZE:]
    if part:
        yield part


@lru_cache(maxsize=2)
def leaves_of(library: Library) -> Leaves:
    """The pages of a library's comments; worked out once, however many ask."""
    return Leaves(dialogue_of(library))
