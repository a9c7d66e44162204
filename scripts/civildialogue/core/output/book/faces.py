"""The faces of print: those of the program, in ``faces.yml``, and those that a project brings.

A project's own lie in ``fonts/`` beside its settings, for scripts that the program has no face for.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst
import yaml

from civildialogue.core.model.conventions import days, months, script
from civildialogue.core.model.language import Locale
from civildialogue.core.output.book.clusters import fitting
from civildialogue.core.output.book.subsetting import family, signs
from civildialogue.core.source.reading import regular

LARGEST = 16_777_216
BOM = 0xFEFF
OGHAM = "\u1680"
"""The one blank that has a form."""
ENDINGS = (".otf", ".ttf")
_INVISIBLE = ("Cf", "Mn", "Cs", "Co")
_FORMLESS = ("Cc", "Co", "Zl", "Zp", "Zs")
_HERE = files("civildialogue.core.output.book")
FONTS = _HERE.joinpath("fonts")
"""The folder of the program's faces."""


@dataclass(frozen=True, eq=False)
class Face:
    """A family: the names of its files, the scripts that it is the first choice for, its licence.

    ``signs`` are those that every one of its files has; ``package`` names the package that brings
    it, if it is an extra.
    """

    family: str
    files: tuple[str, ...]
    scripts: tuple[str, ...]
    licence: str
    signs: frozenset[int]
    package: str = ""

    @property
    def is_own(self) -> bool:
        """Whether a project brought it; then it lies in the project's folder."""
        return not self.licence


@dataclass(frozen=True)
class Faces:
    """All the faces that a book can be set in; ``folder`` has those of the project, if any."""

    folder: Path | None = None

    @property
    def near(self) -> tuple[Face, ...]:
        """The program's faces, then the project's."""
        return (*_shipped(), *(_brought(self.folder) if self.folder else ()))

    @property
    def all(self) -> tuple[Face, ...]:
        """Every face; what an extra brings is large, and read only when a text asks for it."""
        return (*self.near, *_extra())

    def families(self, locale: Locale) -> tuple[str, ...]:
        """The names of the faces, those with the letters of a language first, typewriter last."""
        names = [face.family for face in self.sorted(locale)]
        # The typewriter stays last.
        names[-1:-1] = [e["family"] for e in _present() if e["family"] not in names]
        return tuple(names)

    def sorted(self, locale: Locale) -> list[Face]:
        """The faces in the order in which a text in the language looks for a sign."""
        return sorted(self._needed(locale), key=lambda face: _rank(face, locale))

    def lacks(self, locale: Locale) -> bool:
        """Whether no face has all the letters of a language, as far as its calendar shows them."""
        return not _letters(locale) <= _signs(self._needed(locale))

    def _needed(self, locale: Locale) -> tuple[Face, ...]:
        return self.near if _letters(locale) <= _signs(self.near) else self.all

    def holders(self, locale: Locale, wanted: frozenset[int]) -> list[Face]:
        """The faces that have these signs, in the order in which they are looked for."""
        found, left = [], wanted
        for face in self.sorted(locale):
            if left & face.signs:
                found.append(face)
                left -= face.signs
        return [*found, *(face for face in _extra() if left & face.signs)] if left else found

    def is_near(self, text: str) -> bool:
        """Whether a text needs no face of an extra."""
        missing = set(map(ord, text)) - _signs(self.near) if _present() else set()
        seen = {sign for sign in missing if unicodedata.category(chr(sign)) not in _FORMLESS}
        return not (seen and seen & _signs(_extra()))

    def shown(self, text: str) -> tuple[str, tuple[str, ...]]:
        """The text as the faces can print it, and the signs that they lack.

        A lacking sign becomes its code point in brackets; one that joins others or has no form
        goes, and so does a mark that no face has together with its letter.
        """
        if text.isascii():
            return text, ()
        wanted = {sign for sign in set(text) if not sign.isspace() or sign == OGHAM}
        held = self.near
        missing = _missing(wanted, held)
        if missing and _present():
            held = self.all
            missing = _missing(missing, held)
        told = tuple(
            sign for sign in sorted(missing) if unicodedata.category(sign) not in _INVISIBLE
        )
        table = {ord(sign): f"[U+{ord(sign):04X}]" if sign in told else "" for sign in missing}
        return fitting(text.translate(table), (face.signs for face in held)), told

    def file(self, face: Face, name: str) -> bytes:
        """The bytes of a file of a face."""
        place: Traversable = FONTS
        if face.package:
            place = files(face.package)
        elif face.is_own and self.folder is not None:
            place = self.folder
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


def _missing(wanted: set[str], held: tuple[Face, ...]) -> set[str]:
    known = _signs(held)
    return {sign for sign in wanted if ord(sign) not in known}


@cache
def _listed() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.load(_HERE.joinpath("faces.yml").read_bytes(), Loader=yaml.CSafeLoader))


@cache
def _present() -> tuple[dict[str, Any], ...]:
    """The extras that are installed."""
    return tuple(e for e in _listed() if "package" in e and find_spec(e["package"]) is not None)


@cache
def _shipped() -> tuple[Face, ...]:
    return tuple(_face(entry, FONTS) for entry in _listed() if "package" not in entry)


@cache
def _extra() -> tuple[Face, ...]:
    return tuple(_face(entry, files(entry["package"])) for entry in _present())


def _face(entry: dict[str, Any], folder: Traversable) -> Face:
    return Face(
        family=entry["family"],
        files=tuple(entry["files"]),
        scripts=tuple(entry["scripts"]),
        licence=entry["licence"],
        signs=_common(folder.joinpath(name).read_bytes() for name in entry["files"]),
        package=entry.get("package", ""),
    )


def extras() -> tuple[Traversable, ...]:
    """The folders of the faces that extras bring."""
    return tuple(files(entry["package"]) for entry in _present())


def _common(contents: Iterable[bytes]) -> frozenset[int]:
    """The signs of all the files, without those that PDF/A refuses whatever form they have.

    Source: ISO 19005-2, section 6.2.11.7 (private use, and the mark of the order of bytes).
    """
    held = frozenset.intersection(*map(signs, contents))
    return frozenset(s for s in held if s != BOM and unicodedata.category(chr(s)) != "Co")


@cache
def _brought(folder: Path) -> tuple[Face, ...]:
    """The families in a folder, by the names in their files; what Typst can’t read is left out."""
    readable = set(typst_fonts(folder).families())
    held: dict[str, list[tuple[str, bytes]]] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in ENDINGS:
            for name, content in _named(path):
                if name not in readable:
                    continue
                held.setdefault(name, []).append((path.name, content))
    return tuple(
        Face(
            family=own,
            files=tuple(name for name, _ in found),
            scripts=(),
            licence="",
            signs=_common(content for _, content in found),
        )
        for own, found in sorted(held.items())
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
    except OSError:
        return
    name = family(content) if len(content) <= LARGEST else ""
    if name and signs(content):
        yield name, content
