"""What a .docx holds in wrappers that pandoc does not open, or says in a way of its own."""

import copy
import re

from lxml import etree

from civildialogue.core.source.importing.numbering import W
from civildialogue.core.source.importing.runs import run_of, words_in

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PASSED = [f"{W}{e}" for e in ("customXml", "smartTag", "fldSimple", "bdo", "dir")]
_NAMELESS = [f"{W}{e}" for e in ("customXmlPr", "smartTagPr", "fldData")]


def open_wrappers(root: etree._Element) -> None:
    """Takes away elements that only hold others, and of which pandoc knows nothing."""
    for each in list(root.iter(*_PASSED)):
        parent = each.getparent()
        if parent is not None:
            at = parent.index(each)
            parent[at : at + 1] = [node for node in each if node.tag not in _NAMELESS]


def plain_ones(root: etree._Element) -> None:
    """What pandoc reads as something else is said in its way: ends of lines, indents, edges."""
    for each in root.iter(f"{W}cr"):
        each.tag = f"{W}br"
    for each in list(root.iter(f"{W}ind")):
        # An indent is a matter of looks; pandoc takes each for a quotation.
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)
    for row in root.iter(f"{W}tr"):
        for name in ("gridBefore", "gridAfter"):
            edge = row.find(f"{W}trPr/{W}{name}")
            count = "" if edge is None else str(edge.get(f"{W}val", ""))
            cells = row.findall(f"{W}tc")
            if not re.fullmatch("[1-9][0-9]?", count) or not cells:
                continue
            at = row.index(cells[0]) if name == "gridBefore" else row.index(cells[-1]) + 1
            row[at:at] = [_empty_cell() for _ in range(int(count))]


def _empty_cell() -> etree._Element:
    cell = etree.Element(f"{W}tc")
    etree.SubElement(cell, f"{W}p")
    return cell


def first_of_two(root: etree._Element) -> None:
    """Where the same is given twice, for newer and older programs, one is left."""
    for each in list(root.iter(f"{_COMPATIBLE}AlternateContent")):
        if each.find(f"{_COMPATIBLE}Choice") is not None:
            for other in each.findall(f"{_COMPATIBLE}Fallback"):
                if any(True for _ in each.iter(f"{W}txbxContent")):
                    each.remove(other)


def lift_boxes(root: etree._Element) -> None:
    """The blocks of a text box come after the paragraph in which the box hangs."""
    for box in reversed(list(root.iter(f"{W}txbxContent"))):
        holder = next(box.iterancestors(f"{W}p"), None)
        if holder is None or (parent := holder.getparent()) is None:
            continue
        at = parent.index(holder) + 1
        parent[at:at] = list(box)


def open_readings(root: etree._Element) -> None:
    """Words with a reading above them (ruby) are the words, and the reading in brackets."""
    for ruby in list(root.iter(f"{W}ruby")):
        run = ruby.getparent()
        if run is None or run.tag != f"{W}r" or (parent := run.getparent()) is None:
            continue
        after = copy.deepcopy(run)
        at = run.index(ruby)
        about = run.find(f"{W}rPr")
        del run[at:]
        for number in range(at, -1, -1):
            if after[number].tag != f"{W}rPr":
                del after[number]
        if about is None and after.find(f"{W}rPr") is not None:
            after.remove(after[0])
        base = [each for held in ruby.findall(f"{W}rubyBase") for each in held]
        reading = " ".join(filter(None, map(words_in, ruby.findall(f"{W}rt"))))
        made = [*base, *([run_of(f"({reading})")] if reading else []), after]
        place = parent.index(run) + 1
        parent[place:place] = made
