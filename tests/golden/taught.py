"""The training programme of the tests with a fault in it, for the folders about lessons."""

import shutil
from pathlib import Path

WHOLE = Path(__file__).resolve().parents[1] / "training/docs"


def taught(docs: Path, path: str, before: str, after: str) -> None:
    """Lays the programme over the base, and changes something in one of its files."""
    shutil.copytree(WHOLE, docs, dirs_exist_ok=True)
    file = docs / "training" / path
    text = file.read_text("utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), "utf-8")
