"""A question without a right answer."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "reading.en.md", "- [x] False", "- [ ] False")
