"""Tables → statements of Typst: how wide each column is, and at which side its words stand."""

import re

from lxml.html import HtmlElement

from civildialogue.core.output.book.model import Chapter
from civildialogue.core.output.book.tables import (
    UPRIGHT,
    Columns,
    Rows,
    columns_of,
    count_of,
    longest,
    needed,
    parted,
    rows_of,
    span,
    weights,
)
from civildialogue.core.output.book.typst import Setter
from civildialogue.core.output.book.typst_around import braced, in_way, string
from civildialogue.core.output.book.typst_text import BLOCKS, LONGEST, looks

NARROW = 14
"""Signs up to which a column is as wide as its words; wider ones share what is left."""
LYING = 210
"""Signs that a line of a lying page holds."""
WIDEST = 260
"""Signs that a line of a lying page holds in the smallest type."""
LEAST = 2
"""Signs that a column of any width holds."""
SHORT = 300
"""Signs of a cell that isn't broken over two pages, and of words above a table."""
LEFT = "left"
_DIGIT = re.compile("[0-9]")
_AMOUNT = re.compile("[-+−–]?(?!0[0-9])[0-9][0-9 \u00a0.,]*(?:[ \u00a0]?%)?|[-–—]")
_YEAR = re.compile("(?:1[0-9]|20)[0-9]{2}(?:[ \u00a0]г\\.)?|[-–—]")
Made = list[str]


def filled(setter: Setter, chapter: Chapter, holder: HtmlElement) -> str:
    """What a cell or a definition holds: its blocks, or its words without a paragraph."""
    has_blocks = any(child.tag in BLOCKS for child in holder)
    made = (setter.blocks if has_blocks else setter.pieces)(chapter, holder)
    return in_way(holder, braced(made or ['""']))


def table(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """A table with rows of headings that stand again on each page; a wide one lies on its side."""
    caption = element.find("caption")
    words = setter.content(chapter, caption) if caption is not None else "none"
    rows = rows_of(element)
    if not rows:
        return []
    count = count_of(rows)
    columns = columns_of(rows, count)
    sizes = [longest(column, LONGEST) for column in columns]
    is_deep = any(parent.tag in BLOCKS for parent in element.iterancestors() if _holds(parent))
    if sum(sizes) > WIDEST:
        setter.tell("table-too-wide", chapter, element, {"columns": str(count)})
    way = "lying" if needed(columns, LONGEST) > UPRIGHT and not is_deep else "upright"
    room = LYING if way == "lying" else UPRIGHT
    before = setter.longest
    if sum(sizes) + 2 * count > room:
        setter.longest = min(before, max(LEAST, room // count - 3))
    heads, body = parted(rows)
    sides = sides_of(columns_of(body, count))
    head, rest = (_rows(setter, chapter, part, sides) for part in (heads, body))
    setter.longest = before
    widths = ", ".join(_widths(columns))
    anchor = setter.place(chapter, element)
    return [f"{way}({anchor}, {words}, ({widths},), {head}, {rest})"]


def _holds(parent: HtmlElement) -> bool:
    return parent.tag in ("li", "td", "th", "dd", "article", "blockquote", "figure") or bool(
        looks()[0].keys() & set(parent.get("class", "").split())
    )


def _rows(setter: Setter, chapter: Chapter, rows: Rows, sides: list[str]) -> str:
    made = [_row(setter, chapter, cells, sides) for _, cells in rows]
    return f"({', '.join(made)},)" if made else "()"


def _row(setter: Setter, chapter: Chapter, cells: list[HtmlElement], sides: list[str]) -> str:
    own = sides if len(cells) == len(sides) else [LEFT] * len(cells)
    return ", ".join(_cell(setter, chapter, *pair) for pair in zip(cells, own, strict=True))


def _cell(setter: Setter, chapter: Chapter, cell: HtmlElement, side: str) -> str:
    body = filled(setter, chapter, cell)
    across, down = span(cell, "colspan"), span(cell, "rowspan")
    style = cell.get("style", "") + cell.get("align", "")
    side = next((name for name in ("right", "center", LEFT) if name in style), side)
    kind = "named" if cell.tag == "th" else "cell"
    whole = ", breakable: false" if len(cell.text_content()) <= SHORT else ""
    return f"{kind}({string(side)}, {across}, {down}, {body}{whole})"


def sides_of(columns: Columns) -> list[str]:
    """The side of each column: amounts stand at the right, so that their ends are below each other,
    even if a word says that one isn't known.

    The first column says what a row is about; years are names, and so is what begins with a zero,
    such as a telephone's number.
    """
    found = [[text for text in texts if _AMOUNT.fullmatch(text)] for texts in columns]
    amounts = [
        len(own) * 2 > len(texts) and any(map(_DIGIT.search, own))
        for own, texts in zip(found, columns, strict=True)
    ]
    years = [all(map(_YEAR.fullmatch, texts)) for texts in columns]
    return [
        "right" if number and is_amount and not is_year else LEFT
        for number, (is_amount, is_year) in enumerate(zip(amounts, years, strict=True))
    ]


def _widths(columns: Columns) -> list[str]:
    """The width of each column: its own where it is narrow; of the rest, by how much it holds."""
    most = [max(map(len, texts), default=0) for texts in columns]
    if sum(most) <= 60 and max(most) <= 40:
        return ["auto"] * len(columns)
    return [
        "auto" if size <= NARROW else f"{weight:.1f}fr"
        for size, weight in zip(most, weights(columns, LONGEST), strict=True)
    ]
