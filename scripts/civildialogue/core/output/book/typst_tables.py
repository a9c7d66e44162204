"""Tables → statements of Typst: how wide each column is, and at which side its words stand."""

import re

from lxml.html import HtmlElement

from civildialogue.core.output.book.model import Chapter
from civildialogue.core.output.book.typst import Setter
from civildialogue.core.output.book.typst_text import BLOCKS, LONGEST, braced, looks, string

NARROW = 14
"""Signs up to which a column is as wide as its words; wider ones share what is left."""
UPRIGHT = 100
"""Signs that a line of an upright page holds; a table that needs more lies on a page of its own."""
ENOUGH = 22
"""Signs that a column of long texts needs to be read with ease."""
LYING = 210
"""Signs that a line of a lying page holds."""
WIDEST = 260
"""Signs that a line of a lying page holds in the smallest type."""
LEAST = 2
"""Signs that a column of any width holds."""
SHORT = 300
"""Signs of a cell that isn't broken over two pages, and of words above a table."""
LEFT = "left"
_AMOUNT = re.compile("[-+−–]?[0-9][0-9 \u00a0.,]*(?:[ \u00a0]?%)?|[-–—]")
_YEAR = re.compile("(?:1[0-9]|20)[0-9]{2}(?:[ \u00a0]г\\.)?|[-–—]")
Made = list[str]
Rows = list[tuple[HtmlElement, list[HtmlElement]]]


def filled(setter: Setter, chapter: Chapter, holder: HtmlElement) -> str:
    """What a cell or a definition holds: its blocks, or its words without a paragraph."""
    has_blocks = any(child.tag in BLOCKS for child in holder)
    return braced((setter.blocks if has_blocks else setter.pieces)(chapter, holder) or ['""'])


def table(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """A table with rows of headings that stand again on each page; a wide one lies on its side."""
    caption = element.find("caption")
    words = setter.content(chapter, caption) if caption is not None else "none"
    rows = [(row, [c for c in row if c.tag in ("td", "th")]) for row in element.iter("tr")]
    rows = [(row, cells) for row, cells in rows if cells]
    if not rows:
        return []
    columns = max(sum(_span(cell, "colspan") for cell in cells) for _, cells in rows)
    is_deep = any(parent.tag in BLOCKS for parent in element.iterancestors() if _holds(parent))
    if sum(_longest(column) for column in _columns(rows, columns)) > WIDEST:
        setter.tell("table-too-wide", chapter, element, {"columns": str(columns)})
    way = "lying" if _needed(rows, columns) > UPRIGHT and not is_deep else "upright"
    room = LYING if way == "lying" else UPRIGHT
    is_tight = sum(_longest(column) + 2 for column in _columns(rows, columns)) > room
    before = setter.longest
    setter.longest = min(before, max(LEAST, room // columns - 3)) if is_tight else before
    sides = _sides([each for each in rows if not _is_head(each[0])], columns)
    head = [_row(setter, chapter, cells, sides) for row, cells in rows if _is_head(row)]
    body = [_row(setter, chapter, cells, sides) for row, cells in rows if not _is_head(row)]
    setter.longest = before
    widths = ", ".join(_widths(rows, columns))
    anchor = setter.place(chapter, element)
    header = f"({', '.join(head)},)" if head else "()"
    filled = f"({', '.join(body)},)" if body else "()"
    return [f"{way}({anchor}, {words}, ({widths},), {header}, {filled})"]


def _holds(parent: HtmlElement) -> bool:
    return parent.tag in ("li", "td", "th", "dd", "article", "blockquote", "figure") or bool(
        looks()[0].keys() & set(parent.get("class", "").split())
    )


def _is_head(row: HtmlElement) -> bool:
    return str(row.getparent().tag) == "thead"


def _row(setter: Setter, chapter: Chapter, cells: list[HtmlElement], sides: list[str]) -> str:
    own = sides if len(cells) == len(sides) else [LEFT] * len(cells)
    return ", ".join(_cell(setter, chapter, *pair) for pair in zip(cells, own, strict=True))


def _cell(setter: Setter, chapter: Chapter, cell: HtmlElement, side: str) -> str:
    body = filled(setter, chapter, cell)
    across, down = _span(cell, "colspan"), _span(cell, "rowspan")
    style = cell.get("style", "") + cell.get("align", "")
    side = next((name for name in ("right", "center", LEFT) if name in style), side)
    kind = "named" if cell.tag == "th" else "cell"
    whole = ", breakable: false" if len(cell.text_content()) <= SHORT else ""
    return f"{kind}({string(side)}, {across}, {down}, {body}{whole})"


def _sides(body: Rows, count: int) -> list[str]:
    """The side of each column: amounts stand at the right, so that their ends are below each other,
    even if a word says that one isn't known.

    The first column says what a row is about, and years are names.
    """
    amounts = [
        sum(bool(_AMOUNT.fullmatch(text)) for text in texts) * 2 > len(texts)
        for texts in _columns(body, count)
    ]
    years = [all(map(_YEAR.fullmatch, texts)) for texts in _columns(body, count)]
    return [
        "right" if number and is_amount and not is_year else LEFT
        for number, (is_amount, is_year) in enumerate(zip(amounts, years, strict=True))
    ]


def _span(cell: HtmlElement, name: str) -> int:
    text = cell.get(name, "1")
    return max(1, min(int(text), 100)) if text.isdecimal() else 1


def _columns(rows: Rows, count: int) -> list[list[str]]:
    """The texts of each column, of rows without joined cells."""
    found: list[list[str]] = [[] for _ in range(count)]
    for _, cells in rows:
        if len(cells) == count:
            for column, cell in zip(found, cells, strict=True):
                column.append(" ".join(cell.text_content().split()))
    return found


def _longest(texts: list[str]) -> int:
    """The signs of the longest word, at which a column can't be broken; of one that is cut, few."""
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    return min(longest, LONGEST)


def _needed(rows: Rows, count: int) -> int:
    """The signs that a line of the table needs."""
    return sum(
        max(_longest(texts), min(ENOUGH, max(map(len, texts), default=0))) + 2
        for texts in _columns(rows, count)
    )


def _widths(rows: Rows, count: int) -> list[str]:
    """The width of each column: its own where it is narrow; of the rest, by how much it holds."""
    columns = _columns(rows, count)
    most = [max(map(len, texts), default=0) for texts in columns]
    if sum(most) <= 60 and max(most) <= 40:
        return ["auto"] * count
    weights = [max(_longest(texts) * 1.2, sum(map(len, texts)) ** 0.5) for texts in columns]
    return [
        "auto" if size <= NARROW else f"{max(weight, 1):.1f}fr"
        for size, weight in zip(most, weights, strict=True)
    ]
