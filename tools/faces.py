#!/usr/bin/env python3
"""Makes the print faces that come from packages anew: the signs that no other face has, unhinted.

The sources are these npm packages, each unpacked by ``npm pack`` into a folder of its last name:
``@expo-google-fonts/noto-serif`` 0.4.2 (for Greek with all its accents), ``noto-serif-hebrew``
0.4.2, ``noto-serif-devanagari`` 0.4.1 and ``noto-emoji`` 0.4.7; ``@fontsource/noto-sans-armenian``
and ``noto-serif-thai`` 5.3.0; ``@fontsource-variable/noto-serif-georgian`` and
``noto-sans-ethiopic`` 5.3.0, whose WOFF2 needs Brotli, which nothing else here does:

    .uv/bin/uv run --with brotli==1.2.1 tools/faces.py FOLDER
"""

import re
import sys
from io import BytesIO
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from civildialogue.core.output.book.subsetting import signs, subset

FONTS = Path(__file__).resolve().parents[1] / "scripts/civildialogue/core/output/book/fonts"
HEBREW = frozenset((*range(0x590, 0x600), *range(0xFB1D, 0xFB50), 0x20, 0x20AA, 0x25CC))
GREEK = frozenset((*range(0x370, 0x400), *range(0x1F00, 0x2000)))
# With the signs over which marks stand alone, and those that join and part letters.
JOINERS = (0x200C, 0x200D, 0x25CC)
ARMENIAN = frozenset((*range(0x530, 0x590), *range(0xFB13, 0xFB18)))
GEORGIAN = frozenset((*range(0x10A0, 0x1100), *range(0x1C90, 0x1CC0), *range(0x2D00, 0x2D30)))
THAI = frozenset((*range(0xE00, 0xE80), 0x25CC))
DEVANAGARI = frozenset((*range(0x900, 0x980), 0xA8F2, 0xA8F3, *JOINERS))
ETHIOPIC = frozenset(range(0x1200, 0x13A0))
EVERY = frozenset(range(0x110000))
WEIGHTS = {"Regular": 400, "Bold": 700}
EXPO = "{0}/{weight}{style}/{1}_{weight}{style}.ttf"
STATIC = "{0}/files/{0}-{2}-{weight}-normal.woff"
VARIABLE = "{0}/files/{0}-{2}-wght-normal.woff2"
BOTH = ("Regular", "Bold")
MADE = (
    ("NotoSerif", EXPO, GREEK, BOTH),
    ("NotoSerifHebrew", EXPO, HEBREW, BOTH),
    ("NotoSansArmenian", STATIC, ARMENIAN, BOTH),
    ("NotoSerifGeorgian", VARIABLE, GEORGIAN, BOTH),
    ("NotoSerifThai", STATIC, THAI, BOTH),
    ("NotoSerifDevanagari", EXPO, DEVANAGARI, BOTH),
    ("NotoSansEthiopic", VARIABLE, ETHIOPIC, BOTH[:1]),
    ("NotoEmoji", EXPO, EVERY, BOTH[:1]),
)
"""For each face its source, the signs that it is for, and its styles."""


def plain(source: Path, name: str, style: str) -> bytes:
    """A font as TrueType, of one weight."""
    with TTFont(source, recalcTimestamp=False) as font:
        if "fvar" in font:
            instancer.instantiateVariableFont(font, {"wght": WEIGHTS[style]}, inplace=True)
            for number, text in ((2, style), (6, f"{name}-{style}")):
                font["name"].setName(text, number, 3, 1, 0x409)
        font.flavor = None
        target = BytesIO()
        font.save(target, reorderTables=False)
        return target.getvalue()


def main(folder: Path) -> None:
    """Writes the faces; ``folder`` has the unpacked packages, those of the faces to be made."""
    names = tuple(name for name, *_ in MADE)
    others = [p for p in FONTS.glob("*.?tf") if p.name.partition("-")[0] not in names]
    known = frozenset().union(*(signs(path.read_bytes()) for path in others))
    for name, form, script, styles in MADE:
        package = "-".join(re.findall("[A-Z][a-z]+", name)).lower()
        if not (folder / package).is_dir():
            continue
        for style in styles:
            parts = (package, name, package.rpartition("-")[2])
            place = form.format(*parts, weight=WEIGHTS[style], style=style)
            content = plain(folder / place, name, style)
            wanted = signs(content) & script - (known if script in (GREEK, EVERY) else frozenset())
            flags = uharfbuzz.SubsetFlags.NO_HINTING
            made = subset(content, wanted, flags=flags, has_names=True)
            (FONTS / f"{name}-{style}.ttf").write_bytes(made)
        licences = (folder / package / each for each in ("LICENSE_FONT", "LICENSE"))
        licence = next(path for path in licences if path.is_file())
        (FONTS / f"OFL-{name}.txt").write_bytes(licence.read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
