#!/usr/bin/env python3
"""Makes the print faces that come from packages anew: the signs that no other face has, unhinted.

The sources are the files of the npm packages ``@expo-google-fonts/noto-serif-hebrew`` 0.4.2,
``@expo-google-fonts/noto-serif`` 0.4.2 (for Greek with all its accents) and
``@expo-google-fonts/noto-emoji`` 0.4.7, each unpacked by ``npm pack`` into a folder of its name:

    .venv/bin/python tools/faces.py FOLDER
"""

import sys
from pathlib import Path

import uharfbuzz

from civildialogue.core.output.book.subsetting import signs, subset

FONTS = Path(__file__).resolve().parents[1] / "scripts/civildialogue/core/output/book/fonts"
HEBREW = frozenset((*range(0x590, 0x600), *range(0xFB1D, 0xFB50), 0x20, 0x20AA, 0x25CC))
GREEK = frozenset((*range(0x370, 0x400), *range(0x1F00, 0x2000)))
MADE = {
    "NotoSerif-Regular.ttf": "noto-serif/400Regular/NotoSerif_400Regular.ttf",
    "NotoSerif-Bold.ttf": "noto-serif/700Bold/NotoSerif_700Bold.ttf",
    "NotoSerifHebrew-Regular.ttf": "noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular.ttf",
    "NotoSerifHebrew-Bold.ttf": "noto-serif-hebrew/700Bold/NotoSerifHebrew_700Bold.ttf",
    "NotoEmoji-Regular.ttf": "noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
}


def main(folder: Path) -> None:
    """Writes the faces; ``folder`` has the unpacked packages."""
    others = [path for path in FONTS.glob("*.?tf") if path.name not in MADE]
    known = frozenset().union(*(signs(path.read_bytes()) for path in others))
    for name, source in MADE.items():
        content = (folder / source).read_bytes()
        own = signs(content)
        wanted = HEBREW if "Hebrew" in name else own - known
        wanted &= GREEK if "NotoSerif-" in name else own
        flags = uharfbuzz.SubsetFlags.NO_HINTING
        (FONTS / name).write_bytes(subset(content, wanted, flags=flags, has_names=True))
    for name, source in MADE.items():
        licence = folder / source.partition("/")[0] / "LICENSE_FONT"
        (FONTS / f"OFL-{name.partition('-')[0]}.txt").write_bytes(licence.read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
