"""What an .odt holds where pandoc does not look: fields, boxes, tables in cells, repeated cells,
items without a number, links to places. It is put where pandoc looks.

Source: OpenDocument 1.3, part 3, 5.3 (lists), 6–7 (text), 9 (tables), 10 (drawings).
"""

import copy
import re
from collections.abc import Mapping
from urllib.parse import unquote

from lxml import etree

from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.odf_runs import (
    DRAW,
    LINK,
    OFFICE,
    PARAGRAPHS,
    SVG,
    TABLE,
    TEXT,
    holder,
    noted,
    opened,
    replaced,
    words_in,
)
from civildialogue.core.source.importing.signs import spelled

_KNOWN = {f"{TEXT}{name}" for name in ("span", "s", "tab", "line-break", "note", "a", "p", "h")}
_KNOWN |= {f"{TEXT}{kind}" for kind in ("bookmark", "bookmark-start", "reference-mark")}
_KNOWN |= {f"{TEXT}bookmark-ref", f"{TEXT}reference-ref", f"{TEXT}reference-mark-start"}
_SHAPES = ("text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "polyline", "path")
_BOXES = [f"{DRAW}{name}" for name in (*_SHAPES, "line", "connector", "caption", "regular-polygon")]
_BLOCKS = (*PARAGRAPHS, f"{TEXT}list", f"{TABLE}table", f"{TEXT}section")
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_NO_TABLES = (f"{TABLE}table-cell", f"{TEXT}list-item", f"{TEXT}note-body")
_READ = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp")
_INLINE = (*PARAGRAPHS, f"{TEXT}span", f"{TEXT}a", f"{TEXT}meta")
_NUMBERS = re.compile(r"^[\d.]+\s*")
MOST, _MOST_COPIES = 100, 20_000
"""How often a cell or a row with words is written that is said to repeat, and how many
copies a whole text gets.
"""


def open_all(body: etree._Element, parts: Mapping[str, bytes], losses: Losses) -> None:
    """Changes a text in place."""
    _lift_boxes(body)
    for ruby in list(body.iter(f"{TEXT}ruby")):
        base, reading = (ruby.find(f"{TEXT}ruby-{name}") for name in ("base", "text"))
        words = "" if reading is None else words_in(reading)
        if base is not None:
            base.tag, base.tail = f"{TEXT}span", f"({words})" if words else None
            replaced(ruby, "", base)
    for node in list(body.iter()):
        parent = node.getparent()
        is_inline = parent is not None and parent.tag in _INLINE
        if is_inline and str(node.tag).startswith(TEXT) and node.tag not in _KNOWN:
            opened(node)
    _Tables(losses).write_out(body)
    _lists(body)
    _pictures(body, parts, losses)
    _links(body)


def _lift_boxes(body: etree._Element) -> None:
    """The blocks of a box come after the paragraph in which the box hangs."""
    for box in reversed(list(body.iter(*_BOXES))):
        blocks = [each for each in box if each.tag in _BLOCKS]
        around = holder(box)
        if around is None:
            around = box
            while (above := around.getparent()) is not None and str(above.tag).startswith(DRAW):
                around = above
        parent = around.getparent()
        if not blocks or parent is None:
            continue
        at = parent.index(around) + 1
        for each in blocks:
            each.tail = None
        parent[at:at] = blocks
        replaced(box)


class _Tables:
    """Writes out what a table says in short: cells and rows that repeat; tables in cells."""

    def __init__(self, losses: Losses) -> None:
        self._losses = losses
        self._left = _MOST_COPIES

    def write_out(self, body: etree._Element) -> None:
        """Changes all tables of a text in place."""
        for table in reversed(list(body.iter(f"{TABLE}table"))):
            around = next(table.iterancestors(*_NO_TABLES), None)
            if around is None:
                self._rows(table)
                continue
            blocks = [each for held in table.iter(*_CELLS) for each in held if each.tag in _BLOCKS]
            kind = "cell" if around.tag == f"{TABLE}table-cell" else "unfolded"
            self._losses.tell(kind, words_in(table))
            noted(blocks, self._losses.signs())
            replaced(table, "", *blocks)

    def _rows(self, table: etree._Element) -> None:
        rows = list(table.iter(f"{TABLE}table-row"))
        width = max((self._width(row) for row in rows), default=0)
        for row in rows:
            at = 0
            for cell in row.findall(f"{TABLE}*"):
                if cell.tag in _CELLS and at < width:
                    at += self._repeated(cell, "columns", MOST if words_in(cell) else width - at)
                elif cell.tag in _CELLS:
                    row.remove(cell)
            self._repeated(row, "rows", MOST if words_in(row) else 1)

    def _width(self, row: etree._Element) -> int:
        """How many columns a row has without what only fills it up to its end."""
        at = width = 0
        for cell in row.iterchildren(*_CELLS):
            at += min(_times(cell, "columns"), MOST)
            if len(cell) or _times(cell, "columns") == 1:
                width = at
        return width

    def _repeated(self, node: etree._Element, kind: str, most: int) -> int:
        """Writes an element as often as it is said to repeat; returns how often it stands now."""
        times = _times(node, kind)
        etree.strip_attributes(node, f"{TABLE}number-{kind}-repeated")
        count = max(min(times, most, self._left + 1), 1)
        if count < times and (words := words_in(node)):
            self._losses.tell("repeated", words)
            noted([node], self._losses.signs())
        for _ in range(count - 1):
            node.addnext(copy.deepcopy(node))
        self._left -= count - 1
        return count


def _times(node: etree._Element, kind: str) -> int:
    value = str(node.get(f"{TABLE}number-{kind}-repeated", ""))
    return int(value) if value.isdecimal() and 0 < len(value) < 8 else 1


def _lists(body: etree._Element) -> None:
    """Parts of a list without a number belong to the item above; numbered paragraphs are lists."""
    for head in list(body.iter(f"{TEXT}list-header")):
        above, around = head.getprevious(), head.getparent()
        if above is not None:
            above.extend(list(head))
            replaced(head)
        elif around is not None and (parent := around.getparent()) is not None:
            at = parent.index(around)
            parent[at:at] = list(head)
            around.remove(head)
    for node in list(body.iter(f"{TEXT}numbered-paragraph")):
        style = node.get(f"{TEXT}style-name")
        if style is None or node.find(f"{TEXT}h") is not None:
            opened(node)
            continue
        item = inner = etree.Element(f"{TEXT}list-item")
        if (value := node.get(f"{TEXT}start-value")) is not None:
            item.set(f"{TEXT}start-value", value)
        item.extend(list(node))
        depth = int(level) if (level := node.get(f"{TEXT}level", "1")).isdecimal() else 1
        for _ in range(min(max(depth, 1), 10)):
            made = etree.Element(f"{TEXT}list", {f"{TEXT}continue-numbering": "true"})
            made.set(f"{TEXT}style-name", style)
            made.append(inner)
            inner = etree.Element(f"{TEXT}list-item")
            inner.append(made)
        replaced(node, "", made)


def _pictures(body: etree._Element, parts: Mapping[str, bytes], losses: Losses) -> None:
    """Of several forms of a picture one that can be read is left; one that is not there is told."""
    for frame in list(body.iter(f"{DRAW}frame")):
        images = frame.findall(f"{DRAW}image")
        targets = [str(each.get(LINK, "")) for each in images]
        held = [target.removeprefix("./") in parts for target in targets]
        best = [
            is_held and t.lower().endswith(_READ) for t, is_held in zip(targets, held, strict=True)
        ]
        keep = (best if any(best) else [*held, True]).index(True)
        for number, each in enumerate(images):
            if number != keep:
                frame.remove(each)
        about = [e for name in ("desc", "title") if (e := frame.find(f"{SVG}{name}")) is not None]
        words = next(filter(None, map(words_in, about)), "")
        for each in about:
            frame.remove(each)
        etree.SubElement(frame, f"{SVG}title").text = spelled(words)
        is_within = any(each.find(f"{OFFICE}binary-data") is not None for each in images)
        if images and not any(held) and not is_within and frame.find(f"{DRAW}object") is None:
            is_elsewhere = any("://" in target for target in targets)
            losses.tell("linked-picture" if is_elsewhere else "picture-missing", words or "–")
            replaced(frame, f"{words}{losses.signs()}")


def _links(body: etree._Element) -> None:
    """Links to places become references, the only links to places that are found again."""
    marks = (f"{TEXT}bookmark", f"{TEXT}bookmark-start")
    names = {str(each.get(f"{TEXT}name", "")) for each in body.iter(*marks)}
    headings = {words_in(each): each for each in reversed(list(body.iter(f"{TEXT}h")))}
    for number, link in enumerate(list(body.iter(f"{TEXT}a"))):
        name = unquote(str(link.get(LINK, "")).removeprefix("#"))
        words, _, kind = name.rpartition("|")
        target = headings.get(words)
        if target is None:
            target = headings.get(_NUMBERS.sub("", words))
        if not str(link.get(LINK, "")).startswith("#"):
            continue
        if name not in names and kind == "outline" and target is not None:
            name = f"outline {number}"
            mark = etree.Element(f"{TEXT}bookmark", {f"{TEXT}name": name})
            mark.tail, target.text = target.text, ""
            target.insert(0, mark)
        elif name not in names:
            continue
        link.attrib.clear()
        link.tag = f"{TEXT}bookmark-ref"
        link.set(f"{TEXT}ref-name", name)
        link.set(f"{TEXT}reference-format", "text")
