"""Makes what Git or an editor would spoil."""

from pathlib import Path

from PIL import Image


def make(docs: Path) -> None:
    Image.new("1", (5000, 4000)).save(docs / "analysis/wide.png")
    (docs / "analysis/plan.svg").write_bytes(b"<svg/>" + b" " * 300_000)
