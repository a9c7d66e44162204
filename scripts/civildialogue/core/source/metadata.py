"""What a picture file says besides the picture: place, device, author, hours; and how it goes.

Sources: PNG (Third Edition), section 11.3; JPEG, ITU-T T.81, annex B; WebP Container
Specification. The picture itself is not touched, so nothing is lost in it.
"""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator

from PIL import Image

_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP".split())
_JPEG_KEPT = frozenset((0xE0, 0xE2, 0xEE))
"""JFIF, the colour profile, Adobe’s transform: without them the colours would change."""
_JPEG_EXIF = b"Exif\0\0"
_WEBP_TOLD = (b"EXIF", b"XMP ")
ORIENTATION = 0x0112

_TURNED = range(2, 9)
"""How a picture is turned or mirrored when shown; 1 is as it is stored. Source: Exif 3.0, 4.6.5."""

Part = tuple[str, bytes]


def named(data: bytes, kind: str) -> list[str]:
    """The names of what a picture says besides itself; empty for a clean one.

    How it is to be turned belongs to the picture: an Exif part that says nothing else is none.
    """
    return [name for name, part in _parts(data, kind) if name and not _only_turns(part, kind)]


def without(data: bytes, kind: str) -> bytes | None:
    """The picture without it, looking as before, or None where that can't be had."""
    kept: list[bytes] = []
    turned = 1
    for name, part in _parts(data, kind):
        if not name:
            kept.append(part)
        elif turned == 1 and (turned := _turn(_exif(part, kind))) in _TURNED:
            kept.append(_PARTS[kind](_orientation(turned)))
    found = b"".join(kept)
    if kind == "WEBP":
        found = _webp_whole(found, has_exif=turned in _TURNED)
    looks = _looks(data, kind)
    is_same = looks is not None and looks == _looks(found, kind)
    return found if is_same and not named(found, kind) else None


def _looks(data: bytes, kind: str) -> tuple[object, ...] | None:
    """All that a reader sees of a picture: points, colours, and how it is turned."""
    try:
        with Image.open(io.BytesIO(data), formats=[kind]) as image:
            image.load()
            colours = (image.info.get("icc_profile"), image.info.get("transparency"))
            turns = (_turn(_exif(part, kind)) for _, part in _parts(data, kind))
            turned = next((turn for turn in turns if turn in _TURNED), 1)
            return image.mode, image.size, image.tobytes(), colours, turned
    except (OSError, ValueError, SyntaxError):
        return None


def _only_turns(part: bytes, kind: str) -> bool:
    exif = _exif(part, kind)
    return any(exif == _orientation(turned) for turned in _TURNED)


def _exif(part: bytes, kind: str) -> bytes:
    """The Exif structure in a part; empty for a part that is none."""
    match kind:
        case "PNG" if part[4:8] == b"eXIf":
            return part[8:-4]
        case "JPEG" if part[1:2] == b"\xe1" and part[4:10] == _JPEG_EXIF:
            return part[10:]
        case "WEBP" if part[:4] == b"EXIF":
            return part[8 : 8 + int.from_bytes(part[4:8], "little")].removeprefix(_JPEG_EXIF)
    return b""


def _turn(exif: bytes) -> int:
    """What an Exif structure says of turning; 1 where it says nothing that can be read."""
    found = Image.Exif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found.load(exif)
            value = found.get(ORIENTATION, 1)
    except (OSError, ValueError, SyntaxError, struct.error, TypeError, KeyError):
        return 1
    return value if isinstance(value, int) and value in _TURNED else 1


def _orientation(turned: int) -> bytes:
    """An Exif structure with the one entry of orientation. Source: TIFF 6.0, section 2."""
    return b"II*\0" + struct.pack("<IHHHIHHI", 8, 1, ORIENTATION, 3, 1, turned, 0, 0)


def _png_part(exif: bytes) -> bytes:
    named = b"eXIf" + exif
    return struct.pack(">I", len(exif)) + named + struct.pack(">I", zlib.crc32(named))


def _jpeg_part(exif: bytes) -> bytes:
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 8) + _JPEG_EXIF + exif


def _webp_part(exif: bytes) -> bytes:
    return b"EXIF" + struct.pack("<I", len(exif)) + exif + b"\0" * (len(exif) % 2)


_PARTS = {"PNG": _png_part, "JPEG": _jpeg_part, "WEBP": _webp_part}


def _webp_whole(parts: bytes, *, has_exif: bool) -> bytes:
    """The parts with their head, whose flags say which parts there are."""
    if parts.startswith(b"VP8X") and len(parts) > 8:
        flags = parts[8] & ~0b1100 | (0b1000 if has_exif else 0)
        parts = parts[:8] + bytes([flags]) + parts[9:]
    return b"RIFF" + struct.pack("<I", len(parts) + 4) + b"WEBP" + parts


def _parts(data: bytes, kind: str) -> Iterator[Part]:
    """The file in parts, in order; what is no part of the picture has a name."""
    try:
        yield from {"PNG": _png, "JPEG": _jpeg, "WEBP": _webp}[kind](data)
    except (struct.error, IndexError):  # It ends in the middle of a part.
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
