"""A .docx made ready for pandoc: what it would pass over in silence is put where it looks.

The main part gets its usual name, numbers stand as words, and text boxes follow their paragraph.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from civildialogue.core.source.importing.container import (
    MAIN,
    Container,
    RefusedError,
    main_part,
    packed,
    tree,
)
from civildialogue.core.source.importing.numbering import Numbering, W
from civildialogue.core.source.importing.signs import labelled, signless
from civildialogue.core.source.importing.titles import one_title

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml/main|[\w/]+)")
_TRANSITIONAL = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"drawingml/picture": b"http://schemas.openxmlformats.org/drawingml/2006/picture",
    b"drawingml/wordprocessingDrawing": (
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
    b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""The names of strict documents and those that all programs know. Source: ECMA-376, parts 1, 4."""
_PREFIXES = {
    "w": W[1:-1],
    "r": _RELATIONS.decode(),
    "a": _TRANSITIONAL[b"drawingml/main"].decode(),
    "pic": _TRANSITIONAL[b"drawingml/picture"].decode(),
    "wp": _TRANSITIONAL[b"drawingml/wordprocessingDrawing"].decode(),
    "m": _TRANSITIONAL[b"officeDocument/math"].decode(),
}
_PASSED = [f"{W}{e}" for e in ("customXml", "smartTag", "fldSimple", "bdo", "dir")]
_PASSED += [f"{W}ruby", f"{W}rubyBase"]
_NAMELESS = [f"{W}{e}" for e in ("customXmlPr", "smartTagPr", "rubyPr", "rt", "fldData")]
_RULES = ("word/numbering.xml", "word/styles.xml")
_TEXTS = (MAIN, "word/footnotes.xml", "word/endnotes.xml")


def ready(held: Container) -> Container:
    """The document as pandoc is to read it. Raises RefusedError for one without a main part."""
    parts = _in_place(held.parts)
    rules = {name: tree(parts.get(name, b"")) for name in _RULES}
    numbering = Numbering(*rules.values())
    for name, root in rules.items():
        if root is not None and root.prefix != "w":
            parts[name] = etree.tostring(_usual(root), encoding="UTF-8")
    for name in _TEXTS:
        root = tree(parts.get(name, b""))
        if root is None:
            if name == MAIN:
                raise RefusedError("unreadable", words=name)
            continue
        _open_wrappers(root)
        root = _usual(root)
        _plain(root)
        _one_of_two(root)
        _lift_boxes(root)
        if name == MAIN:
            one_title(root, rules["word/styles.xml"])
        for paragraph in root.iter(f"{W}p"):
            _label(paragraph, numbering)
        parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return replace(held, parts=parts, content=packed(parts))


def _in_place(given: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts with the main one, and what stands beside it, under their usual names."""
    main = main_part(given)
    folder, name = posixpath.split(main)
    found: dict[str, bytes] = {}
    for path, content in given.items():
        here, last = posixpath.split(path)
        if path == main:
            path = MAIN
        elif here == posixpath.join(folder, "_rels") and last == f"{name}.rels":
            path = "word/_rels/document.xml.rels"
        elif folder and path.startswith(f"{folder}/"):
            path = f"word/{path.removeprefix(f'{folder}/')}"
        if path.endswith((".xml", ".rels")) and b"purl.oclc.org" in content:
            content = _STRICT.sub(_transitional, content)
        found[path] = (
            content.replace(main.encode(), MAIN.encode()) if path == "_rels/.rels" else content
        )
    return found


def _transitional(match: re.Match[bytes]) -> bytes:
    if match[1].startswith(b"officeDocument/relationships"):
        return _RELATIONS + match[1].removeprefix(b"officeDocument/relationships")
    return _TRANSITIONAL.get(match[1], match[0])


def _usual(root: etree._Element) -> etree._Element:
    """A part with the usual prefixes, by which pandoc knows its elements."""
    if root.prefix == "w" or not str(root.tag).startswith(W):
        return root
    made = etree.Element(root.tag, None, nsmap=_PREFIXES)
    made.attrib.update(root.attrib)
    made.extend(list(root))
    return made


def _open_wrappers(root: etree._Element) -> None:
    """Takes away elements that only hold others, and of which pandoc knows nothing."""
    for each in list(root.iter(*_PASSED)):
        parent = each.getparent()
        if parent is not None:
            at = parent.index(each)
            parent[at : at + 1] = [node for node in each if node.tag not in _NAMELESS]


def _plain(root: etree._Element) -> None:
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


def _one_of_two(root: etree._Element) -> None:
    """Where the same is given twice, for newer and older programs, one is left."""
    for each in list(root.iter(f"{_COMPATIBLE}AlternateContent")):
        if each.find(f"{_COMPATIBLE}Choice") is not None:
            for other in each.findall(f"{_COMPATIBLE}Fallback"):
                if any(True for _ in each.iter(f"{W}txbxContent")):
                    each.remove(other)


def _lift_boxes(root: etree._Element) -> None:
    """The blocks of a text box come after the paragraph in which the box hangs."""
    for box in reversed(list(root.iter(f"{W}txbxContent"))):
        holder = next(box.iterancestors(f"{W}p"), None)
        if holder is None or (parent := holder.getparent()) is None:
            continue
        at = parent.index(holder) + 1
        parent[at:at] = list(box)


def _label(paragraph: etree._Element, numbering: Numbering) -> None:
    for text in paragraph.iter(f"{W}t"):
        text.text = signless(text.text or "")
    label = numbering.label(paragraph)
    if label is None:
        return
    run = etree.Element(f"{W}r")
    words = etree.SubElement(run, f"{W}t")
    words.text = f"{labelled(label)} "
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    has_properties = len(paragraph) > 0 and paragraph[0].tag == f"{W}pPr"
    paragraph.insert(int(has_properties), run)


def texts(held: Container) -> Iterator[str]:
    """The words of each paragraph of a document that is ready, as its XML has them."""
    for name in _TEXTS:
        root = tree(held.parts.get(name, b""))
        for paragraph in () if root is None else root.iter(f"{W}p"):
            yield "".join(_pieces(paragraph))


def _pieces(node: etree._Element) -> Iterator[str]:
    for each in node:
        if each.tag == f"{W}t":
            yield each.text or ""
        elif each.tag in (f"{W}br", f"{W}tab", f"{W}cr", f"{W}noBreakHyphen"):
            yield " "
        elif each.tag not in (f"{W}p", f"{W}moveFrom", f"{W}del", f"{W}pPr", f"{W}rPr"):
            yield from _pieces(each)
