#!/usr/bin/env python3
"""Makes the font of the pages anew: each face that the style sheet names, and nothing else in it.

The style sheet is the order: a file for each ``@font-face``, with the characters of its
``unicode-range`` and its range of weights. The features that no style asks for are left out, which
halves what a first visit loads. The sources are the files of the npm package
``@fontsource-variable/sofia-sans`` 5.3.0, unpacked by ``npm pack``; WOFF2 needs Brotli, which
nothing else here does:

    .uv/bin/uv run --no-project --with fonttools==4.68.0 --with brotli==1.2.1 tools/fonts.py FOLDER
"""

import re
import sys
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

THEME = Path(__file__).resolve().parents[1] / "scripts/civildialogue/theme/assets"
FACE = re.compile(
    r'font-style: (?P<style>\w+); font-weight: (?P<least>\d+) (?P<most>\d+);[^}]*?url\("\.\./'
    r'(?P<file>fonts/[^"]+)"\)[^}]*?unicode-range: (?P<range>[^;]+);'
)
FEATURES = ("calt", "ccmp", "kern", "liga", "locl", "mark", "mkmk")


def characters(ranges: str) -> set[int]:
    """The characters of a ``unicode-range``, such as ``U+20-7E, U+20AC``."""
    found: set[int] = set()
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def source(folder: Path, style: str, wanted: set[int]) -> Path:
    """The file of the package that has the most of these characters."""
    files = sorted(folder.glob(f"sofia-sans-*-wght-{style}.woff2"))
    return max(files, key=lambda file: len(wanted & set(TTFont(file).getBestCmap())))


def face(file: Path, wanted: set[int], weights: tuple[int, int]) -> Any:
    """The font with these characters and weights alone."""
    font = TTFont(file, recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, {"wght": weights})
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = [0, 1, 2, 4, 5, 6, 14]
    options.hinting = False
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def main(folder: Path) -> None:
    """Writes every face that the style sheet names."""
    style = (THEME / "stylesheets/forum.css").read_text(encoding="utf-8")
    for found in FACE.finditer(style):
        wanted = characters(found["range"])
        weights = (int(found["least"]), int(found["most"]))
        target = THEME / found["file"]
        face(source(folder, found["style"], wanted), wanted, weights).save(target)
        sys.stdout.write(f"{target.stat().st_size:>6} {target.name}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
