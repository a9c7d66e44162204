"""The parts of a .docx under their usual names: what a part is, its relations say, not its folder.

Source: ECMA-376, part 2, 6.5 (relationships); part 1, 11.3 (the parts of a document).
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from civildialogue.core.source.importing.container import MAIN, PACKED, main_part, tree

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml/main|[\w/]+)")
TRANSITIONAL = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"drawingml/picture": b"http://schemas.openxmlformats.org/drawingml/2006/picture",
    b"drawingml/wordprocessingDrawing": (
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
    b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""The names of strict documents and those that all programs know. Source: ECMA-376, parts 1, 4."""
_USUAL = {kind: f"word/{kind}.xml" for kind in ("styles", "numbering", "comments")}
_USUAL |= {kind: f"word/{kind}.xml" for kind in ("footnotes", "endnotes")}
_USUAL |= {kind: f"word/{kind}{{}}.xml" for kind in ("header", "footer")}
_USUAL |= {"image": "word/media/{}", "chart": "word/charts/{}", "diagramData": "word/diagrams/{}"}
_USUAL |= {"package": "word/embeddings/{}", "oleObject": "word/embeddings/{}"}
_USUAL |= {"vbaProject": "word/vbaProject.bin", "aFChunk": "word/chunks/{}"}
"""What the end of a relation’s type says of a part, and where such a part lies, by its number."""
_ELSEWHERE = "External"


def in_place(given: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts with those that are read under their usual names, and relations to these names."""
    names = _names(given)
    fresh = {new for old, new in names.items() if old != new}
    found: dict[str, bytes] = {}
    for path, content in given.items():
        if path.endswith((".xml", ".rels")) and b"purl.oclc.org" in content:
            content = _STRICT.sub(_transitional, content)
        source = _source(path)
        if source is not None and source in (*names, ""):
            path = relations_of(names.get(source, ""))
            content = _renamed(content, source, given, names)
        elif path in names:
            path = names[path]
        elif path in fresh:
            continue
        found[path] = content
    return found


def _transitional(match: re.Match[bytes]) -> bytes:
    if match[1].startswith(b"officeDocument/relationships"):
        return RELATIONS + match[1].removeprefix(b"officeDocument/relationships")
    return TRANSITIONAL.get(match[1], match[0])


def _names(given: Mapping[str, bytes]) -> dict[str, str]:
    """The usual name of each part that the main one and its notes have a relation to."""
    names = {main_part(given): MAIN}
    waiting = list(names)
    for source in waiting:
        for each in _relations(given, source):
            target = _target(each, source, given)
            kind = str(each.get("Type", "")).rpartition("/")[2]
            usual = _USUAL.get(kind)
            if target is None or target in names or usual is None or usual in names.values():
                continue
            names[target] = _free(usual, target, names)
            waiting.append(target)
    return names


def _free(usual: str, target: str, names: Mapping[str, str]) -> str:
    """The usual name of a part, with its own last name or a number in it where several may be."""
    folder, _, last = usual.rpartition("/")
    if "{}" not in usual or (posixpath.dirname(target) == folder and _fits(last, target)):
        return usual if "{}" not in usual else target
    own = posixpath.basename(target) if last == "{}" else ""
    number = 0
    while (name := usual.format(own or number)) in (*names, *names.values()):
        number += 1
        own = own and f"{number}-{posixpath.basename(target)}"
    return name


def _fits(last: str, target: str) -> bool:
    start, _, end = last.partition("{}")
    return posixpath.basename(target).startswith(start) and target.endswith(end)


def relations_of(part: str) -> str:
    """The name of the part with the relations of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _source(path: str) -> str | None:
    """The part whose relations a part holds; None for one that holds none."""
    folder, name = posixpath.split(path)
    if posixpath.basename(folder) != "_rels" or not name.endswith(".rels"):
        return None
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _relations(given: Mapping[str, bytes], source: str) -> Iterator[etree._Element]:
    root = tree(given.get(relations_of(source), b""))
    yield from () if root is None else root.iter(PACKED)


def _target(each: etree._Element, source: str, given: Mapping[str, bytes]) -> str | None:
    """The part to which a relation of a part leads; names differ in no more than their case."""
    if each.get("TargetMode") == _ELSEWHERE:
        return None
    target = str(each.get("Target", ""))
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
    if path in given:
        return path
    lower = unquote(path).lower()
    return next((name for name in given if name.lower() == lower), None)


def _renamed(
    content: bytes, source: str, given: Mapping[str, bytes], names: Mapping[str, str]
) -> bytes:
    """The relations of a part with the new names of parts, as they are seen from its folder."""
    root = tree(content)
    if root is None:
        return content
    folder = posixpath.dirname(names.get(source, ""))
    for each in root.iter(PACKED):
        target = _target(each, source, given)
        if target is not None:
            each.set("Target", posixpath.relpath(names.get(target, target), folder or "."))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def parts_by_id(parts: Mapping[str, bytes], source: str) -> dict[str, str | None]:
    """The part to which each relation of a part leads, by its id; None for what lies elsewhere."""
    return {
        str(each.get("Id")): (
            None if each.get("TargetMode") == _ELSEWHERE else _target(each, source, parts) or ""
        )
        for each in _relations(parts, source)
    }
