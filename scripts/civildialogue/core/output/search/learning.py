"""Which words of two languages mean the same, as the site's own translated passages show.

Source of the measure: L. R. Dice (1945); how words are linked one to one: I. D. Melamed (2000),
competitive linking. Pages are taken in runs, so that what changed has only its own run looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from civildialogue.core.source.pack import Pack

Pair = tuple[str, str]

RUN = 32
"""Pages that are looked at together: as many as show a word a few times."""
MOST = 32
"""Words of a passage on each side: of a short one it is clear what stands for what."""
TOGETHER = 2
"""Passages in which two words meet, at least."""
LIKELY, SURE = 0.3, 0.5
"""The Dice coefficient that two words need within a run, and in all."""
DOUBT = 2
"""Passages that are counted against each pair, so that a chance meeting is no surer than many."""
ALIKE = 2
"""Words of the other language that may be as likely as each other: the parts of one term."""
KEPT = 1500
"""Pairs that are kept, those first that are seen most: a few kB when compressed."""

Seen = tuple[tuple[str, str, int, int], ...]
"""Pairs with the passages in which both words stand, and the sum of those in which each does."""


def lines(own: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> str:
    """The short passages that a page has in two languages, by their ids, with their stems: a line
    for each, in which a tab stands between the languages.
    """
    return "\n".join(_lines(own, other))


def _lines(own: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for block, said in own.items():
        told = other.get(block, ())
        if max(len(said), len(told)) > 2 * MOST:
            continue
        one, two = _telling(said), _telling(told)
        # What both have is a name or a number.
        here, there = one - two, two - one
        if 0 < len(here) <= MOST and 0 < len(there) <= MOST:
            yield f"{' '.join(sorted(here))}\t{' '.join(sorted(there))}"


def _telling(words: Iterable[str]) -> set[str]:
    return {word for word in words if len(word) > 2 and word.isalpha()}


def learnt(pages: Sequence[str], read: Callable[[str], str], kept: Pack) -> list[Pair]:
    """The pairs of words that the pages' `lines` show, the same for the same pages.

    ``pages`` are the sums of their lines, which ``read`` gives; ``kept`` has what was found in runs
    of them before.
    """
    runs = [pages[at : at + RUN] for at in range(0, len(pages), RUN)]
    keys = [kept.key("pairs", *run) for run in runs]
    whole = kept.key("pairs of all", *keys)
    found: list[Pair] | None = kept.get(whole)
    if found is None:
        found = _linked(_of(key, run, read, kept) for key, run in zip(keys, runs, strict=True))
        kept.put(whole, found)
    return found


def _of(key: str, run: Sequence[str], read: Callable[[str], str], kept: Pack) -> Seen:
    found: Seen | None = kept.get(key)
    if found is None:
        found = seen(map(read, run))
        kept.put(key, found)
    return found


def seen(run: Iterable[str]) -> Seen:
    """The likely pairs of a run of pages."""
    lines = [line.split("\t") for page in run if page for line in page.split("\n")]
    said = [other.split() for _, other in lines]
    twos = Counter(chain.from_iterable(said))
    places: dict[str, list[int]] = defaultdict(list)
    for place, (own, _) in enumerate(lines):
        for word in own.split():
            places[word].append(place)
    found = []
    for word, where in sorted(places.items()):
        if len(where) >= TOGETHER:
            beside = Counter(chain.from_iterable(map(said.__getitem__, where)))
            found += [
                (word, other, many, len(where) + twos[other])
                for other, many in beside.items()
                if many >= TOGETHER and 2 * many >= LIKELY * (len(where) + twos[other])
            ]
    return tuple(sorted(found))


def _linked(runs: Iterable[Seen]) -> list[Pair]:
    """Each word with the one that it meets most surely, if that holds from both sides."""
    many, sums = Counter[Pair](), Counter[Pair]()
    for run in runs:
        for one, two, together, alone in run:
            many[one, two] += together
            sums[one, two] += alone
    dice = {pair: 2 * many[pair] / (sums[pair] + DOUBT) for pair in many}
    values: dict[tuple[int, str], list[float]] = {}
    for pair, value in dice.items():
        for side in enumerate(pair):
            values.setdefault(side, []).append(value)
    # Where many are as likely, as in a list of countries, none is known.
    best = {side: max(every) for side, every in values.items()}
    crowded = {side for side, every in values.items() if every.count(best[side]) > ALIKE}
    found = [
        pair
        for pair, value in dice.items()
        if value >= SURE
        and all(value >= best[side] and side not in crowded for side in enumerate(pair))
    ]
    found.sort(key=lambda pair: (-many[pair], pair))
    return found[:KEPT]
