"""A lesson that is no draft any more."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "reading.bg.md", "unready: true\n", "")
