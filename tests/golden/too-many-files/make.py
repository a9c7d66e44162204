"""Makes what Git or an editor would spoil."""

from pathlib import Path


def make(docs: Path) -> None:
    folder = docs / "analysis/plans"
    folder.mkdir()
    for number in range(5_001):
        (folder / f"plan-{number}.png").touch()
