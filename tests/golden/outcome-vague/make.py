"""An outcome that nobody can measure."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "comment.bg.md", '"Sends it in time."', '"Knows the last day."')
