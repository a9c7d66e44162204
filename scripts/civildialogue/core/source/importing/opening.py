"""What a .docx holds in wrappers that pandoc does not open, or says in a way of its own."""

import re

from lxml import etree

from civildialogue.core.source.importing.numbering import W
from civildialogue.core.source.importing.runs import apart, joined, run_of, words_in

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PASSED = [f"{W}{e}" for e in ("customXml", "smartTag", "fldSimple", "bdo", "dir")]
_ALIKE = {f"{W}cr": f"{W}br", f"{W}ptab": f"{W}tab", f"{W}dstrike": f"{W}strike"}
_ALONE = [f"{W}{e}" for e in ("footnoteReference", "endnoteReference", "drawing", "pict", "object")]
_OF_SIGNS = re.compile("symbol|wingdings|webdings", re.IGNORECASE)
"""Fonts whose letters are pictures; pandoc knows which."""
_ART = "{urn:schemas-microsoft-com:vml}textpath"
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
    for each in root.iter(*_ALIKE):
        each.tag = _ALIKE[str(each.tag)]
    for each in list(root.iter(_ART)):
        frame = next(each.iterancestors(f"{W}pict"), None)
        if frame is not None and (words := each.get("string")):
            apart(frame, run_of(words))
    for each in list(root.iter(f"{W}framePr")):
        paragraph = next(each.iterancestors(f"{W}p"), None)
        if each.get(f"{W}dropCap") in ("drop", "margin") and paragraph is not None:
            joined(paragraph)
    for each in list(root.iter(f"{W}ind")):
        # An indent is a matter of looks; pandoc takes each for a quotation.
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)
    for sign in list(root.iter(f"{W}sym")):
        code = str(sign.get(f"{W}char", ""))
        if re.fullmatch("[0-9A-Fa-f]{4}", code) and not _OF_SIGNS.search(sign.get(f"{W}font", "")):
            number = int(code, 16)
            sign.tag, sign.text = f"{W}t", chr(number - 0xF000 if number >= 0xF000 else number)


def even_edges(root: etree._Element) -> None:
    """Rows that begin or end beside the grid of their table get empty cells there."""
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
        if run is None or run.tag != f"{W}r":
            continue
        base = [each for held in ruby.findall(f"{W}rubyBase") for each in held]
        reading = " ".join(filter(None, map(words_in, ruby.findall(f"{W}rt"))))
        apart(ruby, *base, *([run_of(f"({reading})")] if reading else []))
        run.remove(ruby)


def open_runs(root: etree._Element) -> None:
    """A note or a drawing stands in a run of its own: of others pandoc reads one thing only."""
    for each in list(root.iter(*_ALONE)):
        run = each.getparent()
        has_more = run is not None and any(e is not each and e.tag != f"{W}rPr" for e in run)
        if run is not None and run.tag == f"{W}r" and has_more:
            own = etree.Element(f"{W}r")
            apart(each, own)
            own.append(each)


def open_fields(root: etree._Element) -> None:
    """What stands in the code of a field is not shown; a box or a choice of a form is."""
    for text in _in_codes(root):
        text.text = ""
    for each in list(root.iter(f"{W}fldChar")):
        data = each.find(f"{W}ffData")
        box = None if data is None else data.find(f"{W}checkBox")
        chosen = None if data is None else data.find(f"{W}ddList")
        if box is not None:
            set_ = [e.get(f"{W}val", "1") for e in box if e.tag in (f"{W}checked", f"{W}default")]
            apart(each, run_of("☐" if not set_ or set_[-1] in ("0", "false") else "☒"))
        elif chosen is not None:
            entries = [str(e.get(f"{W}val", "")) for e in chosen.iter(f"{W}listEntry")]
            result = chosen.find(f"{W}result")
            number = "0" if result is None else str(result.get(f"{W}val", "0"))
            if number.isdecimal() and int(number) < len(entries):
                apart(each, run_of(f" {entries[int(number)]}"))


def _in_codes(root: etree._Element) -> list[etree._Element]:
    """The texts that stand in the code of a field that has an end."""
    found: list[etree._Element] = []
    opened: list[tuple[bool, list[etree._Element]]] = []
    for each in root.iter(f"{W}fldChar", f"{W}t"):
        kind = each.get(f"{W}fldCharType")
        if each.tag == f"{W}t":
            for is_code, texts in opened:
                if is_code:
                    texts.append(each)
        elif kind == "begin":
            opened.append((True, []))
        elif kind == "separate" and opened:
            opened[-1] = (False, opened[-1][1])
        elif kind == "end" and opened:
            found += opened.pop()[1]
    return found
