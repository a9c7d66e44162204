"""Makes what Git or an editor would spoil."""

from pathlib import Path


def make(docs: Path) -> None:
    (docs / "analysis/Plan.png").write_bytes(b"")
    (docs / "analysis/con.bg.md").write_text("---\n---\n")
