"""What pages give → where each word of a language stands.

The pages are taken in runs, so that what changed on one has only its own run joined again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from civildialogue.core.output.search import shards
from civildialogue.core.output.search.counting import Contribution

T = TypeVar("T")
RUN = 128
"""Pages whose words are put together at a time: at most what a byte can tell."""


class Run(NamedTuple):
    """Where the words of a run of pages stand, with spaces between words and between lists.

    ``first`` and ``last`` are the pages of the run on which each word comes first and last, and
    ``many`` on how many it comes. The first page of a list is not said in it.
    """

    words: str
    lists: str
    first: bytes
    last: bytes
    many: bytes


def runs(pages: Sequence[T]) -> Iterator[Sequence[T]]:
    """The pages of a language in the runs whose words are joined."""
    return (pages[at : at + RUN] for at in range(0, len(pages), RUN))


def joined(pages: Sequence[Contribution]) -> Run:
    """Where the words of a run of pages stand, from nothing but their words and places."""
    found: dict[str, list[Any]] = defaultdict(list)
    for at, page in enumerate(pages):
        lists_of = map(found.__getitem__, page.words.split())
        for entries, places in zip(lists_of, page.places.split(), strict=True):
            entries.append(at)
            entries.append(places)
    steps = [shards.page_step(step) for step in range(len(pages))]
    last = bytes(entries[-2] for entries in found.values())
    for entries in found.values():
        if len(entries) > 2:
            entries[2::2] = [steps[two - one - 1] for one, two in pairwise(entries[::2])]
    return Run(
        words=" ".join(found),
        lists=" ".join("".join(entries[1:]) for entries in found.values()),
        first=bytes(entries[0] for entries in found.values()),
        last=last,
        many=bytes(len(entries) // 2 for entries in found.values()),
    )


def inverted(runs: Iterable[Run]) -> dict[str, tuple[int, str]]:
    """On how many pages each stem stands, and where."""
    found: dict[str, tuple[int, str]] = {}
    last: dict[str, int] = {}
    for number, each in enumerate(runs):
        base = number * RUN
        for word, places, one, end, many in zip(
            each.words.split(), each.lists.split(), each.first, each.last, each.many, strict=True
        ):
            before, told = found.get(word, (0, ""))
            step = shards.page_step(base + one - last.get(word, -1) - 1)
            found[word] = before + many, f"{told}{step}{places}"
            last[word] = base + end
    return found
