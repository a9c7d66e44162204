"""How much the tests try: `make test` and `make test-long` have the same tests, in other counts.

`TEST_LONG=1` in the environment makes a run long; `make test-long` sets it, and nothing else reads
it. A long run tries every case of the property tests, every generated project and every browser
engine. A quick run, for each change, tries a part of them. Both try the same texts each time, so
that a run fails for a change and for nothing else. `TEST_NEW=1` (set by `make fuzz`) invents new
texts instead; one that failed is kept in `.hypothesis/` and tried first the next time.

A test takes its number from here and from nowhere else::

    @settings(max_examples=cases(2_000))  # 200 in a quick run
    @pytest.mark.parametrize("seed", range(cases(300, quick=20)))
    @pytest.mark.parametrize(("kind", "language"), crossed(KINDS, LANGUAGES))
    @pytest.mark.parametrize("page", some(pages))
"""

import os
from collections.abc import Iterable, Sequence
from itertools import product
from math import prod
from typing import Any, TypeVar

T = TypeVar("T")

LONG = os.environ.get("TEST_LONG", "") not in ("", "0")
NEW = os.environ.get("TEST_NEW", "") not in ("", "0")

LEAST = 20
"""A quick run tries no fewer cases than this, where there are as many."""


def cases(full: int, quick: int | None = None, least: int = LEAST) -> int:
    """How many of ``full`` cases this run tries: all in a long run, else a tenth of them.

    ``quick`` is the number for a quick run where a tenth would take too long; it is never less
    than ``least``.
    """
    if LONG:
        return full
    return min(full, max(least, -(-full // 10) if quick is None else quick))


def some(rows: Sequence[T], least: int = LEAST) -> list[T]:
    """All rows in a long run, else a tenth, evenly from the whole, and ``least`` if there are."""
    count = cases(len(rows), least=least)
    return [rows[row * len(rows) // count] for row in range(count)]


def crossed(*axes: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Every combination of what the axes hold in a long run.

    A quick run has a row for each value of the first axis, which is the longest; the others turn
    beside it like the wheels of a counter, so that each of their values, and each pair of them,
    is met where the first axis is long enough.
    """
    first, *others = (tuple(axis) for axis in axes)
    if LONG:
        return list(product(first, *others))
    turned = [
        [axis[row // prod(map(len, others[:at])) % len(axis)] for row in range(len(first))]
        for at, axis in enumerate(others)
    ]
    return list(zip(first, *turned, strict=True))
