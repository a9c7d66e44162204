"""Two options with the same words."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    said = "- [ ] Only lawyers: `<b>no</b>`, right?"
    taught(docs, "comment.en.md", said, "- [ ] Only people of the municipality.")
