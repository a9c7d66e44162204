"""A .docx made ready for pandoc: what it would pass over in silence is put where it looks.

The parts get their usual names, numbers stand as words, and text boxes follow their paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from civildialogue.core.source.importing.container import MAIN, Container, packed, sound, tree
from civildialogue.core.source.importing.drawings import lost_pictures
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.numbering import Numbering, W
from civildialogue.core.source.importing.opening import (
    even_edges,
    first_of_two,
    lift_boxes,
    open_fields,
    open_readings,
    open_runs,
    open_wrappers,
    plain_ones,
)
from civildialogue.core.source.importing.relations import (
    RELATIONS,
    TRANSITIONAL,
    in_place,
    parts_by_id,
)
from civildialogue.core.source.importing.runs import run_of, signed, words_in
from civildialogue.core.source.importing.signs import labelled, signless
from civildialogue.core.source.importing.titles import one_title
from civildialogue.core.source.importing.unpublished import Unpublished

_PREFIXES = {
    "w": W[1:-1],
    "r": RELATIONS.decode(),
    "a": TRANSITIONAL[b"drawingml/main"].decode(),
    "pic": TRANSITIONAL[b"drawingml/picture"].decode(),
    "wp": TRANSITIONAL[b"drawingml/wordprocessingDrawing"].decode(),
    "m": TRANSITIONAL[b"officeDocument/math"].decode(),
}
_RULES = ("word/numbering.xml", "word/styles.xml")
_GAPS = [f"{W}{e}" for e in ("br", "tab", "noBreakHyphen", "footnoteReference", "endnoteReference")]
_TEXTS = (MAIN, "word/footnotes.xml", "word/endnotes.xml")
_READ = re.compile(
    r"word/(?:_rels/)?(?:document|styles|numbering|(?:foot|end)notes|comments|header\w*|footer\w*)\.xml(?:\.rels)?"
)
"""The parts of which something is read, with their relations."""


def ready(held: Container, losses: Losses) -> Container:
    """The document as pandoc is to read it; what has no place on a page is told.

    Raises RefusedError for one of which a part is damaged.
    """
    parts = in_place(held.parts)
    roots = sound(parts, ["_rels/.rels", *filter(_READ.fullmatch, parts)])
    rules = {name: roots.get(name) for name in _RULES}
    numbering = Numbering(*rules.values())
    unpublished = Unpublished(rules["word/styles.xml"], losses)
    for name, root in rules.items():
        if root is not None and root.prefix != "w":
            parts[name] = etree.tostring(_usual(root), encoding="UTF-8")
    for name in (name for name in _TEXTS if name in roots):
        root = _usual(roots[name])
        for node in root.iter(f"{W}t", f"{W}delText"):
            node.text = signless(node.text or "")
        open_wrappers(root)
        first_of_two(root)
        lost_pictures(root, parts_by_id(parts, name), losses)
        unpublished.take_out(root, parts)
        if name == MAIN:
            unpublished.comments(root, roots.get("word/comments.xml"))
        open_fields(root)
        open_readings(root)
        open_runs(root)
        plain_ones(root)
        even_edges(root)
        lift_boxes(root)
        if name == MAIN:
            one_title(root, rules["word/styles.xml"])
        for paragraph in root.iter(f"{W}p"):
            _label(paragraph, numbering, losses)
        parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return replace(held, parts=parts, content=packed(parts))


def _usual(root: etree._Element) -> etree._Element:
    """A part with the usual prefixes, by which pandoc knows its elements."""
    if root.prefix == "w" or not str(root.tag).startswith(W):
        return root
    made = etree.Element(root.tag, None, nsmap=_PREFIXES)
    made.attrib.update(root.attrib)
    made.extend(list(root))
    return made


def _label(paragraph: etree._Element, numbering: Numbering, losses: Losses) -> None:
    if numbering.is_sunken(paragraph):
        losses.tell("level", words_in(paragraph))
        signed(paragraph, losses)
    label = numbering.label(paragraph)
    if label is None:
        return
    if form := numbering.unwritten():
        losses.tell("number", f"{label} {words_in(paragraph)} ({form})")
        signed(paragraph, losses)
    paragraph.insert(int(paragraph.find(f"{W}pPr") is not None), run_of(f"{labelled(label)} "))


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
        elif each.tag in _GAPS:
            yield " "
        elif each.tag not in (f"{W}p", f"{W}moveFrom", f"{W}del", f"{W}pPr", f"{W}rPr"):
            yield from _pieces(each)
