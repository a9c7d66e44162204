"""Before a lesson stands a page that is no lesson."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "comment.bg.md", "prerequisites: [reading]", "prerequisites: [entry]")
