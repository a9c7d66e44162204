"""Makes what Git or an editor would spoil."""

from pathlib import Path


def make(docs: Path) -> None:
    path = docs / "analysis/chapter.bg.md"
    path.write_bytes(path.read_bytes().replace("Пасаж".encode(), b"\xcf\xe0\xf1\xe0\xe6"))
