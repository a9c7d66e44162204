"""Lists that grow without end are cut into leaves: pages of a few entries, with addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
NEAR = 2
"""How many numbers stand on each side of the own one; the first and the last always do."""


@dataclass(frozen=True)
class Leaf(Generic[T]):
    """One page of a list: the list's key, which page of how many it is, and what stands on it.

    ``before`` is how many entries stand on the pages before it, and ``total`` how many there are.
    """

    list: str
    number: int
    count: int
    items: Sequence[T]
    before: int = 0
    total: int = 0

    @property
    def key(self) -> str:
        """The key of the page; the first has that of the list."""
        return leaf_key(self.list, self.number)

    @property
    def numbers(self) -> Iterator[tuple[int, str]]:
        """The pages that this one leads to, each with its key; 0 and no key for those left out.

        First and last are there, so that their number is known and no page is far away.
        """
        last = 0
        near = range(max(1, self.number - NEAR), min(self.count, self.number + NEAR) + 1)
        for number in sorted({1, *near, self.count}):
            if number - last > 1:
                yield 0, ""
            yield number, leaf_key(self.list, number)
            last = number

    @property
    def previous(self) -> str:
        """The key of the page before; none before the first."""
        return leaf_key(self.list, self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The key of the page after; none after the last."""
        return leaf_key(self.list, self.number + 1) if self.number < self.count else ""


def leaf_key(key: str, number: int) -> str:
    """The key of a page of a list: ``a/index`` → ``a/page-2``, ``a/b`` → ``a/b/page-2``."""
    return key if number == 1 else f"{key.removesuffix('/index')}/page-{number}"


def cut(key: str, items: Sequence[T], size: int) -> list[Leaf[T]]:
    """The pages of a list, as many as it needs; one, if it is empty."""
    return bound(key, [items[at : at + size] for at in range(0, len(items), size)])


def bound(key: str, parts: Sequence[Sequence[T]]) -> list[Leaf[T]]:
    """The pages of a list whose parts are known; one, if there are none."""
    total, before, found = sum(map(len, parts)), 0, []
    for number, items in enumerate(parts or [()], start=1):
        found.append(Leaf(key, number, len(parts) or 1, items, before, total))
        before += len(items)
    return found
