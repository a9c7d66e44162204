"""A question whose id doesn't say its kind."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "reading.en.md", "{#true-reasons}", "{#reasons}")
