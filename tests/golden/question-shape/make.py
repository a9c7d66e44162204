"""A short answer that is written as a step."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "comment.en.md", "- = 30\n", "1. 30\n")
