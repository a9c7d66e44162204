"""A row of a timetable that ends after midnight."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "_data/timetables/one-day.yml", 'start: "12:00", minutes: 35', 'start: "23:30", minutes: 35')
