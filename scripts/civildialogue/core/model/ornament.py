"""The ornament of a publication: stitches on a grid, after the cross-stitch of folk embroidery.

A name gives the numbers, and these say which stitches of an eighth are there; turned and mirrored,
it is the whole. The ring of the lozenge and the four ends are in each: all are of one family.
"""

import hashlib
from collections.abc import Iterator

RADIUS = 8
SIZE = 2 * RADIUS + 1
"""Stitches on a side."""
LOOK = 'fill="none" stroke-width=".86" stroke-dasharray=".86 .14"'
"""How the lines are drawn so that each stitch stands alone."""


def stitches(name: str) -> frozenset[tuple[int, int]]:
    """The stitches of a name, by column and row, both counted from 0."""
    numbers = int.from_bytes(hashlib.sha256(name.encode()).digest(), "big")
    found = set()
    for x in range(RADIUS + 1):
        for y in range(x + 1):
            numbers, is_drawn = divmod(numbers, 2)
            if _is_fixed(x, y) or (is_drawn and not _is_bare(x, y)):
                for one, other in ((x, y), (y, x)):
                    found |= {
                        (RADIUS + a, RADIUS + b) for a in (one, -one) for b in (other, -other)
                    }
    return frozenset(found)


def _is_fixed(x: int, y: int) -> bool:
    return x + y in (0, RADIUS) or (x == RADIUS and y == 1)


def _is_bare(x: int, y: int) -> bool:
    """Whether it is beside the ring, or at the edge: there the ring and the ends stand free."""
    return x + y in (RADIUS - 1, RADIUS + 1) or x == RADIUS


def lines(name: str) -> str:
    """The ornament as the data of an SVG path: a line along each row of stitches."""
    return "".join(f"M{start} {row}.5h{length}" for start, row, length in _rows(name))


def _rows(name: str) -> Iterator[tuple[int, int, int]]:
    found = stitches(name)
    for row in range(SIZE):
        start = 0
        for column in range(SIZE + 1):
            if (column, row) not in found:
                if column > start:
                    yield start, row, column - start
                start = column + 1


def drawing(path: str, colour: str) -> str:
    """A document of SVG with what ``lines`` gave."""
    box = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}"'
    return f'<svg {box} {LOOK} stroke="{colour}"><path d="{path}"/></svg>'
