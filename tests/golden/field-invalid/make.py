"""A name that stands twice, and a text of spaces only."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "comment.bg.md", "methods: [petition]", "methods: [petition, petition]")
    reading = docs / "training/reading.bg.md"
    text = reading.read_text("utf-8")
    first = text.index("bg: ", text.index("activities:")) + len("bg: ")
    last = text.index(",", first)
    reading.write_text(f'{text[:first]}"  "{text[last:]}', "utf-8")
