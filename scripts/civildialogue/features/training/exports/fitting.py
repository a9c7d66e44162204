"""How much a slide has room for, and the size of letters in the file for Office.

Source of the room: the slide of pandoc 3, 720 points wide and 405 high.
"""

from collections.abc import Iterable, Sequence

from lxml import etree
from lxml.html import HtmlElement

LETTER, LEADING, GAP = 0.56, 1.2, 0.25
"""Of the size: the width of a letter in the widest face that stands in for another, the height of a
line, and the space before a paragraph.
"""
WIDTH, HEIGHT, TITLE, EDGE = 634, 260, 60, 20
"""Points inside the boxes of a slide: both their widths, the height of the text and of the title;
and what is left of a cell's width for its margins.
"""
BROKEN = 3
"""Letters of a cell's line that stay empty, as words are not broken."""
SIZES, TITLES, CELLS = (20, 18, 16, 14, 12, 10), (28, 24, 20, 17, 14), (15, 14, 12, 10, 9)
"""Points of letters, from the size that is wanted to the least."""
LETTERS = int((WIDTH - SIZES[0]) / (SIZES[0] * LETTER))
LINE = SIZES[0] * (LEADING + GAP / 3)
LINES = int(HEIGHT / LINE)
"""What a slide has room for beside its title in the size that is wanted; points of a line, where a
third of the lines begin a paragraph.
"""
_BLOCKS = ("p", "li", "blockquote", "pre", "dt", "dd", "h3", "h4", "div")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LINK = f"{_DRAWING}rPr/{_DRAWING}hlinkClick"
_SHOWN = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def lines(element: HtmlElement) -> float:
    """How many lines an element takes on a slide, in the size that is wanted."""
    rows = [element] if element.tag == "tr" else list(element.iter("tr"))
    if rows:
        return _high([[_letters(cell) for cell in row] for row in rows], CELLS[0]) / LINE
    blocks = [each for each in element.iter(*_BLOCKS) if _own(each)] or [element]
    return sum(_wrapped(_own(each), LETTERS) for each in blocks)


def _own(element: HtmlElement) -> int:
    """The letters of an element outside of its blocks."""
    below = list(element.iterdescendants(*_BLOCKS, "ul", "ol"))
    outer = [each for each in below if not any(each in other.iterdescendants() for other in below)]
    return _letters(element) - sum(_letters(each) for each in outer)


def _letters(element: HtmlElement) -> int:
    return len(" ".join(element.text_content().split()))


def _wrapped(letters: int, room: int) -> int:
    return max(-(-letters // room), 1)


def fitted(slide: "etree._Element") -> None:
    """Gives the texts of a slide of the file for Office the largest size in which they fit."""
    for shape in slide.iter(f"{_SHOWN}sp"):
        place = shape.find(f".//{_SHOWN}ph")
        is_title = place is not None and place.get("type") in ("title", "ctrTitle")
        counts = [(_count(each), _linked(each)) for each in shape.iter(f"{_DRAWING}p")]
        sizes, height = (TITLES, TITLE) if is_title else (SIZES, HEIGHT)
        _set(shape, next((n for n in sizes if _tall(counts, n) <= height), sizes[-1]))
    for table in slide.iter(f"{_DRAWING}tbl"):
        rows = [[_count(cell) for cell in row] for row in table.findall(f"{_DRAWING}tr")]
        size = next((n for n in CELLS if _high(rows, n) <= HEIGHT), CELLS[-1])
        _set(table, size)


def _count(element: "etree._Element") -> int:
    return sum(len(text.text or "") for text in element.iter(f"{_DRAWING}t"))


def _linked(paragraph: "etree._Element") -> int:
    """The letters of the longest link in a paragraph."""
    runs = paragraph.iter(f"{_DRAWING}r")
    return max((_count(run) for run in runs if run.find(_LINK) is not None), default=0)


def _tall(counts: Iterable[tuple[int, int]], size: int) -> float:
    """The height of paragraphs of so many letters. LibreOffice begins a link that doesn't fit the
    line on a new one.
    """
    room = int((WIDTH - size) / (size * LETTER))
    wanted = (count + link if count > room else count for count, link in counts)
    return sum(size * (_wrapped(count, room) * LEADING + GAP) for count in wanted)


def _high(rows: Sequence[Sequence[int]], size: int) -> float:
    """The height of a table with so many letters in its cells."""
    room = [int((WIDTH / max(len(row), 1) - EDGE) / (size * LETTER)) - BROKEN for row in rows]
    taken = (
        max((_wrapped(n, max(each, 1)) for n in row), default=1)
        for row, each in zip(rows, room, strict=True)
    )
    return sum(size * (lines_of * LEADING + 2 * GAP) for lines_of in taken)


def _set(element: "etree._Element", size: int) -> None:
    for paragraph in element.iter(f"{_DRAWING}p"):
        for run in paragraph.iter(f"{_DRAWING}rPr", f"{_DRAWING}endParaRPr"):
            run.set("sz", str(size * 100))
