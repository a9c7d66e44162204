"""Which signs the print faces can show."""

import unicodedata
from functools import cache
from importlib.resources import files

from fontTools.ttLib import TTFont

FONTS = "civildialogue.core.output.book.fonts"
SERIF = ("SourceSerif4-Regular", "SourceSerif4-It", "SourceSerif4-Bold", "SourceSerif4-BoldIt")
MONO = ("SourceCodePro-Regular", "SourceCodePro-Bold")
_INVISIBLE = ("Cf", "Mn", "Cs", "Co")


def face(name: str) -> bytes:
    """The file of a print face."""
    return files("civildialogue.core.output.book").joinpath("fonts", f"{name}.otf").read_bytes()


@cache
def known() -> frozenset[int]:
    """The code points that every serif face has, or the typewriter faces, which stand in."""
    found = []
    for names in (SERIF, MONO):
        faces = []
        for name in names:
            path = files("civildialogue.core.output.book").joinpath("fonts", f"{name}.otf")
            with path.open("rb") as file, TTFont(file, lazy=True) as font:
                faces.append(set(font.getBestCmap()))
        found.append(set.intersection(*faces))
    return frozenset(found[0] | found[1])


def shown(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as the faces can print it, and the signs that they lack.

    A lacking sign becomes its code point in brackets; one that joins others or has no form goes.
    """
    if text.isascii():
        return text, ()
    missing = sorted({sign for sign in text if ord(sign) not in known() and not sign.isspace()})
    if not missing:
        return text, ()
    told = tuple(sign for sign in missing if unicodedata.category(sign) not in _INVISIBLE)
    table = {ord(sign): f"[U+{ord(sign):04X}]" if sign in told else "" for sign in missing}
    return text.translate(table), told
