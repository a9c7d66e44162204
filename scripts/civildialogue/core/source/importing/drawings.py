"""The pictures of a .docx of which it has only the frame: they are told, and their words stay.

Source: ECMA-376, part 1, 20.1.8.13 (blip: ``embed``, ``link``); part 4, 19.1.2.11 (imagedata).
"""

from collections.abc import Mapping

from lxml import etree

from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.numbering import W
from civildialogue.core.source.importing.runs import run_of

_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OLD = "{urn:schemas-microsoft-com:vml}imagedata"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NAMES = (f"{_R}embed", f"{_R}id", f"{_R}pict", f"{_R}link")
_SHAPE = "{urn:schemas-microsoft-com:vml}shape"


def lost_pictures(root: etree._Element, parts: Mapping[str, str | None], losses: Losses) -> None:
    """Puts the words of a picture in its place where the document does not have the picture;
    ``parts`` are those to which relations lead, by id.
    """
    for frame in list(root.iter(f"{W}drawing", f"{W}pict", f"{W}object")):
        names = [
            name
            for each in frame.iter(_BLIP, _OLD)
            if (name := next((e for key in _NAMES if (e := each.get(key))), None))
        ]
        if not names or any(parts.get(name) for name in names):
            continue
        is_elsewhere = any(parts.get(name, "") is None for name in names)
        words = _words(frame)
        losses.tell("linked-picture" if is_elsewhere else "picture-missing", words or "–")
        run, parent = run_of(f"{words}{losses.signs()}"), frame.getparent()
        if parent is not None:
            parent.replace(frame, run[0])


def _words(frame: etree._Element) -> str:
    """The description of a picture."""
    drawn, shape = next(frame.iter(_DRAWN), None), next(frame.iter(_SHAPE), None)
    found = "" if drawn is None else drawn.get("descr") or drawn.get("title")
    return str(found or ("" if shape is None else shape.get("alt")) or "")
