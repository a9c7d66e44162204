"""Makes what Git or an editor would spoil."""

from pathlib import Path


def make(docs: Path) -> None:
    (docs / "analysis/form.html").write_text("<p>form</p>")
    (docs / "analysis/plan.docx").write_bytes(b"PK")
