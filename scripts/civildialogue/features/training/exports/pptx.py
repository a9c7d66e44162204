"""The slides of a lesson as a file for Office, by pandoc, with the notes of each."""

from collections.abc import Iterator, Sequence
from functools import partial

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from civildialogue.core.output import office
from civildialogue.core.output.standing import inner, words
from civildialogue.core.site.writing.context import html
from civildialogue.features.training.exports.fitting import fitted
from civildialogue.features.training.exports.items import Unit
from civildialogue.features.training.exports.slides import Slide, slides

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SAYS_LANGUAGE = tuple(f"{_DRAWING}{name}" for name in ("rPr", "endParaRPr", "defRPr"))
_SLIDE = "ppt/slides/slide"
_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"


def write(_title: str, units: Sequence[Unit]) -> bytes:
    """The file for the one unit. Raises CalledProcessError and TimeoutExpired if pandoc fails.

    Each slide begins with a heading, and has a division of notes.
    """
    [unit] = units
    body = "".join(part for slide in slides(unit) for part in _slide(slide))
    told = partial(_told, unit)
    return office.converted("pptx", f"<body>{body}</body>", ["--slide-level=1"], told)


def _slide(slide: Slide) -> Iterator[str]:
    yield f"<h1>{html(words(slide.title))}</h1>{slide.body}"
    if slide.notes:
        yield f'<div class="notes">{_without_tables(slide.notes)}</div>'


def _without_tables(notes: str) -> str:
    """Notes with a line for each row: in the notes of Office no table can stand."""
    root: HtmlElement = lxml.html.fragment_fromstring(notes, create_parent="div")
    for table in list(root.iter("table")):
        rows = (" – ".join(words(inner(cell)) for cell in row) for row in table.iter("tr"))
        lines = "".join(f"<p>{html(row)}</p>" for row in rows)
        table.addprevious(lxml.html.fragment_fromstring(lines, create_parent="div"))
        table.drop_tree()
    return inner(root)


def _told(unit: Unit, name: str, content: bytes) -> bytes:
    """A part of the file in which every text says its language, and the whole its title."""
    if not name.endswith(".xml"):
        return content
    root = etree.fromstring(content)
    if name.startswith(_SLIDE):
        fitted(root)
    for element in root.iter(*_SAYS_LANGUAGE):
        element.set("lang", str(unit.locale))
    if name == _CORE:
        for key, value in (("title", unit.title), ("language", str(unit.locale))):
            found = root.find(f"{_DC}{key}")
            found = etree.SubElement(root, f"{_DC}{key}") if found is None else found
            found.text = value
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))
