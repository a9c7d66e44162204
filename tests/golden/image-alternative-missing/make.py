"""Makes what Git or an editor would spoil."""

from pathlib import Path

from PIL import Image


def make(docs: Path) -> None:
    Image.new("1", (9, 9)).save(docs / "analysis/square.png")
