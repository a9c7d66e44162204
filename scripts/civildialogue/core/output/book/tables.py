"""The measure of a table: how many signs its columns need, on paper and on a small screen."""

from collections.abc import Iterator
from sys import maxsize

from lxml.html import HtmlElement

ENOUGH = 22
"""Signs that a column of long texts needs to be read with ease."""
UPRIGHT = 100
"""Signs that a line of an upright page holds; a table that needs more lies on a page of its own."""
Rows = list[tuple[HtmlElement, list[HtmlElement]]]
Columns = list[list[str]]
"""The texts of each column."""


def rows_of(table: HtmlElement) -> Rows:
    """The rows of a table with their cells."""
    rows = [(row, [c for c in row if c.tag in ("td", "th")]) for row in table.iter("tr")]
    return [(row, cells) for row, cells in rows if cells]


def count_of(rows: Rows) -> int:
    """How many columns rows have."""
    return max(sum(span(cell, "colspan") for cell in cells) for _, cells in rows)


def parted(rows: Rows) -> tuple[Rows, Rows]:
    """The rows of headings, and the others."""
    heads = [each for each in rows if _is_head(each[0])]
    return heads, [each for each in rows if not _is_head(each[0])]


def _is_head(row: HtmlElement) -> bool:
    return str(row.getparent().tag) == "thead"


def span(cell: HtmlElement, name: str) -> int:
    """How many columns (``colspan``) or rows (``rowspan``) a cell takes."""
    text = cell.get(name, "1")
    return max(1, min(int(text), 100)) if text.isdecimal() else 1


def columns_of(rows: Rows, count: int) -> Columns:
    """The texts of each column, of rows without joined cells."""
    found: Columns = [[] for _ in range(count)]
    for _, cells in rows:
        if len(cells) == count:
            for column, cell in zip(found, cells, strict=True):
                column.append(_words(cell))
    return found


def _words(cell: HtmlElement) -> str:
    return " ".join(cell.text_content().split())


def longest(texts: list[str], most: int = maxsize) -> int:
    """The signs of the longest word, at which a column can't be broken; of one that is cut, few."""
    return min(max((len(word) for text in texts for word in text.split()), default=0), most)


def needed(columns: Columns, most: int = maxsize) -> int:
    """The signs that a line of the table needs; words of more signs than ``most`` are cut."""
    return sum(
        max(longest(texts, most), min(ENOUGH, max(map(len, texts), default=0))) + 2
        for texts in columns
    )


def weights(columns: Columns, most: int = maxsize) -> list[float]:
    """How much of the width each column is to have, by how much it holds: at least its longest word
    with some air; words of more signs than ``most`` are cut.
    """
    return [max(longest(texts, most) * 1.2, sum(map(len, texts)) ** 0.5, 1) for texts in columns]


def headed(rows: Rows, count: int) -> Iterator[tuple[HtmlElement, str]]:
    """The cells of a table with one row of headings and none joined, each with its heading."""
    heads, body = parted(rows)
    if len(heads) == 1 and all(len(cells) == count for _, cells in rows):
        words = [_words(cell) for cell in heads[0][1]]
        for _, cells in body:
            yield from zip(cells, words, strict=True)
