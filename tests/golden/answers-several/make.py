"""Two right answers where one can be chosen."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "comment.en.md", "- [ ] Only lawyers", "- [x] Only lawyers")
