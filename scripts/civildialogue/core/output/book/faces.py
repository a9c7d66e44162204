"""The faces of print: those of the program, in ``faces.yml``, and those that a project brings.

A project's own lie in ``fonts/`` beside its settings, for scripts that the program has no face for.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path

import typst
import yaml
from fontTools.ttLib import TTFont, TTLibError

from civildialogue.core.model.conventions import days, months, script
from civildialogue.core.model.language import Locale
from civildialogue.core.source.reading import regular

LARGEST = 16_777_216
ENDINGS = (".otf", ".ttf")
_INVISIBLE = ("Cf", "Mn", "Cs", "Co")
_HERE = files("civildialogue.core.output.book")
FONTS = _HERE.joinpath("fonts")
"""The folder of the program's faces."""


@dataclass(frozen=True, eq=False)
class Face:
    """A family: the names of its files, the scripts that it is the first choice for, its licence.

    ``signs`` are those that every one of its files has.
    """

    family: str
    files: tuple[str, ...]
    scripts: tuple[str, ...]
    licence: str
    signs: frozenset[int]

    @property
    def is_own(self) -> bool:
        """Whether a project brought it; then it lies in the project's folder."""
        return not self.licence


@dataclass(frozen=True)
class Faces:
    """All the faces that a book can be set in; ``folder`` has those of the project, if any."""

    folder: Path | None = None

    @property
    def all(self) -> tuple[Face, ...]:
        """Every face: the program's, then the project's."""
        return (*_shipped(), *(_brought(self.folder) if self.folder else ()))

    def families(self, locale: Locale) -> tuple[str, ...]:
        """The names of the faces, those with the letters of a language first, typewriter last."""
        return tuple(face.family for face in self.sorted(locale))

    def sorted(self, locale: Locale) -> list[Face]:
        """The faces in the order in which a text in the language looks for a sign."""
        return sorted(self.all, key=lambda face: _rank(face, locale))

    def lacks(self, locale: Locale) -> bool:
        """Whether no face has all the letters of a language, as far as its calendar shows them."""
        return bool(_letters(locale) - _signs(self.all))

    def shown(self, text: str) -> tuple[str, tuple[str, ...]]:
        """The text as the faces can print it, and the signs that they lack.

        A lacking sign becomes its code point in brackets; one that joins others or has no form
        goes.
        """
        if text.isascii():
            return text, ()
        known = _signs(self.all)
        missing = sorted({sign for sign in text if ord(sign) not in known and not sign.isspace()})
        if not missing:
            return text, ()
        told = tuple(sign for sign in missing if unicodedata.category(sign) not in _INVISIBLE)
        table = {ord(sign): f"[U+{ord(sign):04X}]" if sign in told else "" for sign in missing}
        return text.translate(table), told

    def file(self, face: Face, name: str) -> bytes:
        """The bytes of a file of a face."""
        place: Traversable = FONTS if not face.is_own or self.folder is None else self.folder
        return place.joinpath(name).read_bytes()


def _rank(face: Face, locale: Locale) -> int:
    is_first = script(locale) in face.scripts or (face.is_own and _letters(locale) <= face.signs)
    return 0 if is_first else 1 if face.scripts or face.is_own else 2


@cache
def _letters(locale: Locale) -> frozenset[int]:
    """The letters in the names of the months and days."""
    words = "".join((*months(locale), *days(locale)))
    return frozenset(ord(letter) for letter in words if letter.isalpha())


@cache
def _signs(faces: tuple[Face, ...]) -> frozenset[int]:
    return frozenset().union(*(face.signs for face in faces))


@cache
def _shipped() -> tuple[Face, ...]:
    listed = yaml.load(_HERE.joinpath("faces.yml").read_bytes(), Loader=yaml.CSafeLoader)
    return tuple(
        Face(
            family=entry["family"],
            files=tuple(entry["files"]),
            scripts=tuple(entry["scripts"]),
            licence=entry["licence"],
            signs=_common(FONTS.joinpath(name).read_bytes() for name in entry["files"]),
        )
        for entry in listed
    )


def _common(contents: Iterable[bytes]) -> frozenset[int]:
    found = []
    for content in contents:
        with TTFont(BytesIO(content), lazy=True) as font:
            found.append(frozenset(font.getBestCmap() or ()))
    return frozenset.intersection(*found)


@cache
def _brought(folder: Path) -> tuple[Face, ...]:
    """The families in a folder, by the names in their files; what Typst can’t read is left out."""
    readable = set(typst_fonts(folder).families())
    held: dict[str, list[tuple[str, bytes]]] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in ENDINGS:
            for family, content in _named(path):
                if family not in readable:
                    continue
                held.setdefault(family, []).append((path.name, content))
    return tuple(
        Face(
            family=family,
            files=tuple(name for name, _ in found),
            scripts=(),
            licence="",
            signs=_common(content for _, content in found),
        )
        for family, found in sorted(held.items())
    )


def typst_fonts(*folders: Path) -> typst.Fonts:
    """The fonts in these folders and no others: nothing of the machine's own."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in folders],
    )


def _named(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        content = regular(path, LARGEST)
        with TTFont(BytesIO(content), lazy=True) as font:
            family = font["name"].getBestFamilyName()
            font.getBestCmap()
    except (OSError, TTLibError, KeyError, ValueError, AssertionError):
        return
    if family and len(content) <= LARGEST:
        yield family, content
