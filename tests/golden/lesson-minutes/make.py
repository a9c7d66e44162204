"""A lesson that is five minutes longer than its parts."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "comment.bg.md", "minutes: 90", "minutes: 95")
