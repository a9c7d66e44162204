"""Lessons as a package of SCORM 1.2: each a page with its text and quiz, which needs no network.

Source: ADL, SCORM 1.2 Content Aggregation Model and Run-Time Environment.
"""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from lxml import etree

from civildialogue.core.output.archive import pack
from civildialogue.core.output.script import joined
from civildialogue.features.training.exports.items import Unit
from civildialogue.features.training.exports.reader import MASTERY, reader
from civildialogue.features.training.pages import SAID

SCRIPTS = ("quiz.js", "sco.js", "start.js")
"""The script in its order: what knows questions, what knows platforms, what begins."""
STYLES = ("sco.css", "quiz.css")
SAID_HERE = (*SAID, *(f"quiz.{name}" for name in ("passed", "failed", "platform", "alone")))
_CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_NAMES: Any = {None: _CP, "adlcp": _ADL}


def write(title: str, units: Sequence[Unit]) -> bytes:
    """The package of the units; its first file is the manifest."""
    shared = dict(_shared(units[0]))
    pages = {unit: reader(unit) for unit in units}
    media = {name: data for _, pictures in pages.values() for name, data in pictures.items()}
    manifest = _manifest(title, {unit: pictures for unit, (_, pictures) in pages.items()}, shared)
    every = {
        "imsmanifest.xml": manifest,
        **{page_of(unit): html.encode() for unit, (html, _) in pages.items()},
        **shared,
        **media,
    }
    target = io.BytesIO()
    pack(every.items(), target)
    return target.getvalue()


def page_of(unit: Unit) -> str:
    """The page of a lesson in the package."""
    return f"{unit.lesson.id}.html"


def _shared(unit: Unit) -> Iterator[tuple[str, bytes]]:
    """What the pages of a language load."""
    own = files("civildialogue.features.training").joinpath("assets")
    said = {key: unit.writer.words[key] for key in SAID_HERE}
    words = json.dumps({"said": said}, ensure_ascii=False).replace("<", "\\u003c")
    yield "words.js", f"globalThis.civilWords = {words};\n".encode()
    yield "lesson.js", joined(own.joinpath(name).read_text("utf-8") for name in SCRIPTS).encode()
    yield "lesson.css", "".join(own.joinpath(name).read_text("utf-8") for name in STYLES).encode()


def _manifest(
    title: str, units: Mapping[Unit, Mapping[str, bytes]], shared: Mapping[str, bytes]
) -> bytes:
    first = next(iter(units))
    name = title if len(units) > 1 else first.title
    root = etree.Element(
        f"{{{_CP}}}manifest",
        {"identifier": f"training-{first.locale}", "version": "1.0"},
        nsmap=_NAMES,
    )
    if len(units) == 1:
        root.set("identifier", f"training-{first.lesson.id}-{first.locale}")
    metadata = _add(root, "metadata")
    _add(metadata, "schema", "ADL SCORM")
    _add(metadata, "schemaversion", "1.2")
    organizations = _add(root, "organizations", default="lessons")
    organization = _add(organizations, "organization", identifier="lessons")
    _add(organization, "title", name)
    resources = _add(root, "resources")
    for unit, pictures in units.items():
        place = f"sco-{unit.lesson.id}"
        item = _add(
            organization,
            "item",
            identifier=f"item-{unit.lesson.id}",
            identifierref=place,
            isvisible="true",
        )
        _add(item, "title", unit.title)
        etree.SubElement(item, f"{{{_ADL}}}masteryscore").text = str(MASTERY)
        resource = _resource(resources, place, "sco", [page_of(unit), *pictures])
        resource.set("href", page_of(unit))
        _add(resource, "dependency", identifierref="shared")
    _resource(resources, "shared", "asset", shared)
    etree.indent(root)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def _add(parent: "etree._Element", name: str, text: str = "", **given: str) -> "etree._Element":
    found = etree.SubElement(parent, f"{{{_CP}}}{name}", given)
    found.text = text or None
    return found


def _resource(
    resources: "etree._Element",
    identifier: str,
    kind: str,
    names: "Sequence[str] | Mapping[str, bytes]",
) -> "etree._Element":
    found = _add(resources, "resource", identifier=identifier, type="webcontent")
    found.set(f"{{{_ADL}}}scormtype", kind)
    for name in names:
        _add(found, "file", href=name)
    return found
