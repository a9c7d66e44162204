"""An answer without feedback."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "comment.en.md", "    > No. Reasons count, not diplomas.\n", "")
