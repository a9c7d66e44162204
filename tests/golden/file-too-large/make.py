"""Makes what Git or an editor would spoil."""

from pathlib import Path


def make(docs: Path) -> None:
    (docs / "analysis/chapter.bg.md").open("a").write("а" * 600_000)
