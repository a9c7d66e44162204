"""Block elements → statements of Typst: paragraphs, headings, lists, boxes, tables."""

from lxml.html import HtmlElement

from civildialogue.core.output.book.model import Chapter
from civildialogue.core.output.book.typst import Maker, Setter
from civildialogue.core.output.book.typst_text import BLOCKS, looks, string

NARROW = 14
"""Signs up to which a column is as wide as its words; wider ones share what is left."""
UPRIGHT = 100
"""Signs that a line of an upright page holds; a table that needs more lies on a page of its own."""
ENOUGH = 22
"""Signs that a column of long texts needs to be read with ease."""
WIDEST = 260
"""Signs that a line of a lying page holds in the smallest type."""
Made = list[str]


def _braced(pieces: Made) -> str:
    return "{" + "; ".join(pieces) + "}"


def paragraph(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """A paragraph; one that is a link of the interface's own, or a title of a box, in its type."""
    names = element.get("class", "").split()
    is_small = not looks()[1].isdisjoint(names)
    anchor = setter.place(chapter, element)
    if any(child.tag in BLOCKS for child in element):
        return [f"spot({anchor})"] * (anchor != "none") + setter.blocks(chapter, element)
    if (picture := _alone(element)) is not None:
        return [f"stood({anchor}, {setter.image(chapter, picture)})"]
    body = setter.content(chapter, element)
    if body in ('""', '" "', "{}"):
        return [f"spot({anchor})"] * (anchor != "none")
    if {"admonition-title", "tab-title"} & set(names):
        return [f"title({body})"]
    return [f"small({anchor}, {body})" if is_small else f"para({anchor}, {body})"]


def _alone(element: HtmlElement) -> HtmlElement | None:
    """The picture that is all there is in a paragraph."""
    words = "".join(element.itertext()).strip()
    return element[0] if len(element) == 1 and element[0].tag == "img" and not words else None


def heading(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """A heading, one row below its chapter's for each row it is below ``h2``."""
    level = chapter.level + int(element.tag[1]) - 1
    body = setter.content(chapter, element)
    return [f"head({level}, {setter.place(chapter, element)}, {body})"]


def items(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """A list, numbered or not."""
    found = []
    for item in element.iterchildren("li"):
        anchor = setter.place(chapter, item)
        spot = [f"spot({anchor})"] if anchor != "none" else []
        is_loose = any(child.tag == "p" for child in item)
        parts = setter.blocks(chapter, item) if is_loose else setter.pieces(chapter, item)
        found.append(_braced(spot + parts))
    if not found:
        return []
    anchor = setter.place(chapter, element)
    start = element.get("start", "1")
    first = int(start) if start.isdecimal() else 1
    way = f"numbered({first}, {anchor}, " if element.tag == "ol" else f"bullets({anchor}, "
    return [way + ", ".join(found) + ")"]


def _filled(setter: Setter, chapter: Chapter, holder: HtmlElement) -> str:
    """What a cell or a definition holds: its blocks, or its words without a paragraph."""
    has_blocks = any(child.tag in BLOCKS for child in holder)
    return _braced((setter.blocks if has_blocks else setter.pieces)(chapter, holder) or ['""'])


def definitions(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """Terms and what they mean; facts are set as a table without lines would be, in two rows."""
    pairs: list[tuple[str, Made]] = []
    for child in element.iter("dt", "dd"):
        if child.tag == "dt":
            pairs.append((setter.content(chapter, child), []))
        elif pairs:
            pairs[-1][1].append(_filled(setter, chapter, child))
    way = "facts" if "cd-facts" in element.get("class", "") else "terms-of"
    anchor = setter.place(chapter, element)
    rows = ", ".join(f"({term}, ({', '.join(texts)},))" for term, texts in pairs if texts)
    return [f"{way}({anchor}, {rows})"] if rows else []


def quotation(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """A quotation."""
    anchor = setter.place(chapter, element)
    return [f"quoted({anchor}, {_braced(setter.blocks(chapter, element))})"]


def code(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """Code, to the letter."""
    text = setter.written(element.text_content().rstrip("\n"), element, chapter)
    return [f"code-block({string(text)})"]


def figure(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """A picture with its caption."""
    caption = element.find("figcaption")
    words = setter.content(chapter, caption) if caption is not None else "none"
    if caption is not None:
        caption.drop_tree()
    anchor = setter.place(chapter, element)
    shown = string(" ".join(image.get("alt", "") for image in element.iter("img")))
    drawn = [setter.image(chapter, image) for image in element.iterchildren("img")]
    held = _braced(drawn or setter.blocks(chapter, element))
    return [f"figured({anchor}, {shown}, {words}, {held})"]


def group(setter: Setter, chapter: Chapter, element: HtmlElement) -> Made:
    """An element that holds blocks: a box of its kind, or just what is in it."""
    names = element.get("class", "").split()
    if "highlight" in names and (held := element.find(".//pre")) is not None:
        return code(setter, chapter, held)
    anchor = setter.place(chapter, element)
    made = setter.blocks(chapter, element)
    boxes, _ = looks()
    box = next((boxes[name] for name in names if name in boxes), None)
    if box and made:
        return [f"{box}({anchor}, {_braced(made)})"]
    return [f"spot({anchor})"] * (anchor != "none") + made


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
    head = [_row(setter, chapter, cells) for row, cells in rows if _is_head(row)]
    body = [_row(setter, chapter, cells) for row, cells in rows if not _is_head(row)]
    widths = ", ".join(_widths(rows, columns))
    way = "lying" if _needed(rows, columns) > UPRIGHT and not is_deep else "upright"
    anchor = setter.place(chapter, element)
    header = f"({', '.join(head)},)" if head else "()"
    filled = f"({', '.join(body)},)" if body else "()"
    return [f"{way}({anchor}, {words}, ({widths},), {header}, {filled})"]


def _holds(parent: HtmlElement) -> bool:
    return parent.tag in ("li", "td", "th", "dd", "article", "blockquote") or bool(
        {"admonition", "tab"} & set(parent.get("class", "").split())
    )


def _is_head(row: HtmlElement) -> bool:
    return str(row.getparent().tag) == "thead"


def _row(setter: Setter, chapter: Chapter, cells: list[HtmlElement]) -> str:
    return ", ".join(_cell(setter, chapter, cell) for cell in cells)


def _cell(setter: Setter, chapter: Chapter, cell: HtmlElement) -> str:
    body = _filled(setter, chapter, cell)
    across, down = _span(cell, "colspan"), _span(cell, "rowspan")
    style = cell.get("style", "") + cell.get("align", "")
    side = next((name for name in ("right", "center") if name in style), "left")
    kind = "named" if cell.tag == "th" else "cell"
    return f"{kind}({string(side)}, {across}, {down}, {body})"


def _span(cell: HtmlElement, name: str) -> int:
    text = cell.get(name, "1")
    return max(1, min(int(text), 100)) if text.isdecimal() else 1


Rows = list[tuple[HtmlElement, list[HtmlElement]]]


def _columns(rows: Rows, count: int) -> list[list[str]]:
    """The texts of each column, of rows without joined cells."""
    found: list[list[str]] = [[] for _ in range(count)]
    for _, cells in rows:
        if len(cells) == count:
            for column, cell in zip(found, cells, strict=True):
                column.append(" ".join(cell.text_content().split()))
    return found


def _longest(texts: list[str]) -> int:
    """The signs of the longest word, at which a column can't be broken."""
    return max((len(word) for text in texts for word in text.split()), default=0)


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


MAKERS: dict[str, Maker] = {
    "div": group,
    "p": paragraph,
    "h2": heading,
    "h3": heading,
    "h4": heading,
    "h5": heading,
    "h6": heading,
    "ul": items,
    "ol": items,
    "dl": definitions,
    "blockquote": quotation,
    "pre": code,
    "figure": figure,
    "table": table,
    "hr": lambda _setter, _chapter, _element: ["rule()"],
}
