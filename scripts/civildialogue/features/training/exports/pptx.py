"""The slides of a lesson as a file for Office, by pandoc, with the notes of each."""

import io
import os
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from civildialogue.core.output.archive import pack
from civildialogue.core.output.standing import inner, words
from civildialogue.core.site.writing.context import html
from civildialogue.features.training.exports.fitting import fitted
from civildialogue.features.training.exports.items import Unit
from civildialogue.features.training.exports.slides import Slide, slides

SECONDS = 120
"""How long pandoc may take for the slides of a lesson."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SAYS_LANGUAGE = tuple(f"{_DRAWING}{name}" for name in ("rPr", "endParaRPr", "defRPr"))
_SLIDE = "ppt/slides/slide"
_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"


def write(_title: str, units: Sequence[Unit]) -> bytes:
    """The file for the one unit. Raises CalledProcessError and TimeoutExpired if pandoc fails."""
    [unit] = units
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "slides.pptx")
        _pandoc(_page(unit), made)
        target = io.BytesIO()
        with zipfile.ZipFile(made) as archive:
            names = sorted(archive.namelist())
            pack(((name, _told(name, archive.read(name), unit)) for name in names), target)
    return target.getvalue()


def _pandoc(page: str, target: Path) -> None:
    import pypandoc  # Slow to load.

    command = [pypandoc.get_pandoc_path(), "--sandbox", "-f", "html", "-t", "pptx"]
    command += ["--slide-level=1", "-o", str(target)]
    # Pandoc writes the time into the file, unless it is told one.
    told = {**os.environ, "SOURCE_DATE_EPOCH": "315532800"}
    subprocess.run(
        command, input=page.encode(), cwd=target.parent, timeout=SECONDS, check=True, env=told,
        capture_output=True,
    )  # fmt: skip


def _page(unit: Unit) -> str:
    """The slides as pandoc takes them: each begins with a heading, and has a division of notes."""
    body = "".join(part for slide in slides(unit) for part in _slide(slide))
    return f"<!DOCTYPE html><html><head><title></title></head><body>{body}</body></html>"


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


def _told(name: str, content: bytes, unit: Unit) -> bytes:
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
