"""A step that the translation lacks."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "comment.en.md", "2. Write the proposal.\n\n    > Now you know which text it is about.\n\n", "")
