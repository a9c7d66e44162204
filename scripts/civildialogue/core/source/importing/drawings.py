"""Drawings of a .docx of which it has only a frame, or data: they are told, and their words stay.

Source: ECMA-376, part 1, 20.1.8.13 (blip: ``embed``, ``link``); part 4, 19.1.2.11 (imagedata).
"""

from collections.abc import Mapping

from lxml import etree

from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.numbering import W
from civildialogue.core.source.importing.runs import run_of

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OLD = "{urn:schemas-microsoft-com:vml}imagedata"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NAMES = (f"{_R}embed", f"{_R}id", f"{_R}pict", f"{_R}link")
_SHAPE = "{urn:schemas-microsoft-com:vml}shape"


def lost_pictures(root: etree._Element, parts: Mapping[str, str | None], losses: Losses) -> None:
    """Puts its words in the place of a picture that the document does not have, and of a chart;
    ``parts`` are those to which relations lead, by id.
    """
    for frame in list(root.iter(f"{W}drawing", f"{W}pict", f"{W}object")):
        kind = _lost(frame, parts)
        parent = frame.getparent()
        if kind and parent is not None:
            words = _words(frame)
            losses.tell(kind, words or "–")
            parent.replace(frame, run_of(f"{words}{losses.signs()}")[0])
        elif parent is not None and frame.tag != f"{W}drawing":
            _with_words(frame, parent)


def _lost(frame: etree._Element, parts: Mapping[str, str | None]) -> str:
    """What is told of a frame that has nothing that can be shown."""
    if any(True for _ in frame.iter(f"{W}txbxContent")):
        return ""
    for data in frame.iter(f"{_A}graphicData"):
        kind = str(data.get("uri", "")).rpartition("/")[2]
        if kind in ("chart", "diagram"):
            return kind
    names = [
        name
        for each in frame.iter(f"{_A}blip", _OLD)
        if (name := next((e for key in _NAMES if (e := each.get(key))), None))
    ]
    if not names or any(parts.get(name) for name in names):
        return ""
    return "linked-picture" if any(parts.get(e, "") is None for e in names) else "picture-missing"


def _with_words(frame: etree._Element, parent: etree._Element) -> None:
    """Makes an old picture with a description a new one, as pandoc reads no old descriptions."""
    words, data = _words(frame), next(frame.iter(_OLD), None)
    name = next((e for key in _NAMES if data is not None and (e := data.get(key))), None)
    if words and name and not any(True for _ in frame.iter(f"{W}txbxContent")):
        drawing = etree.Element(f"{W}drawing")
        inline = etree.SubElement(drawing, f"{_WP}inline")
        etree.SubElement(inline, f"{_WP}docPr", {"id": "1", "name": "", "descr": words})
        graphic = etree.SubElement(etree.SubElement(inline, f"{_A}graphic"), f"{_A}graphicData")
        picture = etree.SubElement(graphic, f"{_PIC}pic")
        fill = etree.SubElement(picture, f"{_PIC}blipFill")
        etree.SubElement(fill, f"{_A}blip", {f"{_R}embed": name})
        parent.replace(frame, drawing)


def _words(frame: etree._Element) -> str:
    """The description of a picture."""
    drawn, shape = next(frame.iter(f"{_WP}docPr"), None), next(frame.iter(_SHAPE), None)
    found = "" if drawn is None else drawn.get("descr") or drawn.get("title")
    return str(found or ("" if shape is None else shape.get("alt")) or "")
