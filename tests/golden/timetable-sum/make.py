"""Ten minutes more than the lesson takes."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "_data/timetables/one-day.yml", "minutes: 35", "minutes: 45")
