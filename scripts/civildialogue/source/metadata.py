"""What a picture file says besides the picture: place, device, author, hours; and how it goes.

Sources: PNG (Third Edition), section 11.3; JPEG, ITU-T T.81, annex B; WebP Container
Specification. The picture itself is not touched, so nothing is lost in it.
"""

import io
import struct
from collections.abc import Iterator

from PIL import Image

_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP".split())
_JPEG_KEPT = frozenset((0xE0, 0xE2, 0xEE))
"""JFIF, the colour profile, Adobe’s transform: without them the colours would change."""
_WEBP_TOLD = (b"EXIF", b"XMP ")
ORIENTATION = 0x0112

Part = tuple[str, bytes]


def named(data: bytes, kind: str) -> list[str]:
    """The names of what a picture says besides itself; empty for a clean one."""
    return [name for name, _ in _parts(data, kind) if name]


def without(data: bytes, kind: str) -> bytes | None:
    """The picture without it, or None where taking it away would change how it looks."""
    if kind not in ("PNG", "JPEG") or _is_turned(data):
        return None
    return b"".join(part for name, part in _parts(data, kind) if not name)


def _is_turned(data: bytes) -> bool:
    """Whether the picture is to be turned when shown; only the metadata say so."""
    with Image.open(io.BytesIO(data)) as image:
        return bool(image.getexif().get(ORIENTATION, 1) != 1)


def _parts(data: bytes, kind: str) -> Iterator[Part]:
    """The file in parts, in order; what is no part of the picture has a name."""
    try:
        yield from {"PNG": _png, "JPEG": _jpeg, "WEBP": _webp}[kind](data)
    except struct.error:
        return


def _png(data: bytes) -> Iterator[Part]:
    yield "", _PNG_HEAD
    at = len(_PNG_HEAD)
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        yield "" if kind in _PNG_KEPT else kind.decode("latin-1"), data[at:end]
        at = end


def _jpeg(data: bytes) -> Iterator[Part]:
    yield "", data[:2]
    at = 2
    while at < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xDA:  # The picture itself; it goes to the end.
            yield "", data[at:]
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        part = data[at : at + 2 + length]
        is_told = marker == 0xFE or (0xE0 <= marker <= 0xEF and marker not in _JPEG_KEPT)
        yield _jpeg_name(marker, part) if is_told else "", part
        at += 2 + length


def _jpeg_name(marker: int, part: bytes) -> str:
    label = part[4:8].rstrip(b"\0")
    return label.decode("ascii") if label.isalpha() else f"0x{marker:02X}"


def _webp(data: bytes) -> Iterator[Part]:
    at = 12
    while at < len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        end = at + 8 + length + length % 2
        yield kind.decode("latin-1").strip() if kind in _WEBP_TOLD else "", data[at:end]
        at = end
