"""What a picture may be, for the check, the import of documents and the books alike.

Beside the pages stand only pictures, of the kind that their names say, that carry nothing, and data
as JSON. A file goes onto the site as it is, so whatever a browser would run in it would run there.
"""

import io
import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from lxml import etree
from PIL import Image, UnidentifiedImageError

from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.localized import both
from civildialogue.core.source.metadata import named, without
from civildialogue.core.source.reading import content, unreadable

KINDS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP", "svg": "SVG"}
MEDIA = {ending: f"image/{kind.lower()}" for ending, kind in KINDS.items()} | {
    "svg": "image/svg+xml"
}
"""The type of the pictures with an ending. Source: IANA, “Media Types”, image."""
DATA = "json"
DATA_BYTES = 262_144
IMAGE_BYTES = 2_097_152
SVG_BYTES = 262_144
PIXELS = 16_000_000
"""Width by height. A telephone unpacks a picture to four bytes for each."""
DAMAGED = (OSError, ValueError, SyntaxError, EOFError, MemoryError, KeyError, IndexError)
"""What a damaged picture makes its decoder raise."""
_ENDS = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
_SVG_DEPTH = 50
_SVG_ELEMENTS = frozenset(
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan "
    "linearGradient radialGradient stop clipPath mask pattern marker".split()
)
# What reaches out of the picture or begins to act: addresses, handlers, rules of style.
_REACHES = re.compile(
    r"url\s*+\(\s*+(?!['\"]?#)|@|\\|expression|javascript:|data:|//", re.IGNORECASE
)


def examine(docs: Path, path: str, display: str, data: bytes | None = None) -> Iterator[Diagnostic]:
    """What speaks against a file that stands beside the pages; nothing for a good picture.

    ``data`` is what the file is to hold, where it isn't read.

    Sources: SVG 2, section 2.2 (what runs in a picture); OWASP, “File Upload Cheat Sheet”.
    """
    span, ending = Span(f"{display}/{path}"), path.rpartition(".")[2]
    kind = DATA if ending == DATA else KINDS.get(ending)
    if kind is None:
        params: dict[str, Param] = {"allowed": ", ".join((*KINDS, DATA))}
        yield Diagnostic("asset-type", span, params)
        return
    if data is not None:
        yield from _faults(span, data, kind, len(data))
        return
    try:
        data = content(docs, path, _limit(kind))
    except OSError as error:
        yield unreadable(error, docs / path, span.path)
        return
    yield from _faults(span, data, kind, (docs / path).stat().st_size)


def cleaned(docs: Path, path: str) -> bytes | None:
    """A picture without what it says besides itself, or None where that can't be had."""
    return without(content(docs, path, IMAGE_BYTES), KINDS[path.rpartition(".")[2]])


def fitted(data: bytes) -> tuple[bytes, str, list[str]] | None:
    """A picture that the check takes, its ending, and what was taken out of it; else None."""
    kind = _kind(data)
    if kind is None:
        return None
    told = []
    found = next(_faults(Span(""), data, kind, len(data)), None)
    if found and found.code == "image-metadata":
        told = named(data, kind)
        data = without(data, kind) or b""
        found = next(_faults(Span(""), data, kind, len(data)), None)
    return None if found else (data, next(e for e in KINDS if KINDS[e] == kind), told)


def _kind(data: bytes) -> str | None:
    """Which of the kinds a picture is by its bytes."""
    if data.lstrip().startswith(b"<"):
        return "SVG"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=sorted({*KINDS.values()} - {"SVG"})) as image:
                return image.format if image.format in KINDS.values() else None
    except (*DAMAGED, Image.DecompressionBombError):
        return None


def _limit(kind: str) -> int:
    return {DATA: DATA_BYTES, "SVG": SVG_BYTES}.get(kind, IMAGE_BYTES)


def _faults(span: Span, data: bytes, kind: str, size: int) -> Iterator[Diagnostic]:
    """What speaks against a picture of a kind; ``size`` is that of the whole file."""
    if len(data) > _limit(kind):
        limit = f"{_limit(kind) // 1024} KiB"
        yield _too_large(span, "bytes", f"{size // 1024 + 1} KiB", limit)
        return
    if kind == DATA:
        yield from _data(span, data)
    else:
        yield from _drawing(span, data) if kind == "SVG" else _picture(span, data, kind)


def _data(span: Span, data: bytes) -> Iterator[Diagnostic]:
    """Source: RFC 8259, section 8.1 (UTF-8), and section 9 (a reader may limit the depth)."""
    try:
        json.loads(data.decode())
    except json.JSONDecodeError as error:
        yield Diagnostic("data-unreadable", Span(span.path, error.lineno, error.colno))
    except (ValueError, RecursionError):
        yield Diagnostic("data-unreadable", span)


def _too_large(span: Span, name: str, found: str, limit: str) -> Diagnostic:
    params: dict[str, Param] = {"found": found, "limit": limit, "what": both(f"image.{name}")}
    return Diagnostic("image-too-large", span, params)


def _picture(span: Span, data: bytes, kind: str) -> Iterator[Diagnostic]:
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=[kind]) as image:
            warnings.simplefilter("ignore")
            width, height = image.size
            if width * height > PIXELS:
                yield _too_large(span, "pixels", f"{width} × {height}", str(PIXELS))
                return
            if getattr(image, "n_frames", 1) > 1:
                yield _unreadable(span, kind, "moving")
                return
            image.load()
    except Image.DecompressionBombError:
        yield _too_large(span, "pixels", f"> {Image.MAX_IMAGE_PIXELS}", str(PIXELS))
        return
    except UnidentifiedImageError:
        yield _unreadable(span, kind, "other")
        return
    except DAMAGED:
        yield _unreadable(span, kind, "damaged")
        return
    if not data.endswith(_ENDS.get(kind, b"")):
        yield _unreadable(span, kind, "appended")
    elif found := named(data, kind):
        yield Diagnostic("image-metadata", span, {"names": ", ".join(found)})


def _unreadable(span: Span, kind: str, why: str) -> Diagnostic:
    params: dict[str, Param] = {"kind": kind, "what": both(f"image.{why}")}
    return Diagnostic("image-unreadable", span, params)


def _drawing(span: Span, data: bytes) -> Iterator[Diagnostic]:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0" in data:
        yield Diagnostic("svg-unsafe", span, {"what": "<!DOCTYPE>"})
        return
    parser = etree.XMLParser(resolve_entities=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        yield _unreadable(span, "SVG", "damaged")
        return
    if root.getroottree().docinfo.internalDTD:  # In UTF-7 its bytes are others.
        yield Diagnostic("svg-unsafe", span, {"what": "<!DOCTYPE>"})
        return
    for what, line in _unsafe(root):
        yield Diagnostic("svg-unsafe", Span(span.path, line), {"what": what[:80]})
        return


def _unsafe(root: etree._Element) -> Iterator[tuple[str, int]]:
    """Everything in a drawing that is not plain drawing, with its line."""
    if root.getprevious() is not None or root.getnext() is not None:
        yield "<?…?>", 1
    if root.tag != f"{{{SVG}}}svg":
        yield str(root.tag), 1
    for node in root.iter():
        line = cast("int | None", node.sourceline) or 1
        if isinstance(node, etree._Comment):
            continue
        tag = node.tag if isinstance(node.tag, str) else ""
        namespace, _, name = tag.rpartition("}")
        if namespace != f"{{{SVG}" or name not in _SVG_ELEMENTS:
            yield f"<{name or '?'}>", line
        if sum(1 for _ in node.iterancestors()) > _SVG_DEPTH:
            yield f"<{name}>", line
        for key, value in ((str(k), str(v)) for k, v in node.attrib.items()):
            attribute = key.rpartition("}")[2]
            is_link = attribute in ("href", "src")
            if attribute.lower().startswith("on") or (is_link and not value.startswith("#")):
                yield f"{attribute}=", line
            elif _REACHES.search(value):
                yield f"{attribute}={value}", line
