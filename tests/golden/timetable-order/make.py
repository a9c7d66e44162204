"""A lesson without the one before it."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "_data/timetables/one-day.yml", '{start: "09:00", minutes: 60, lesson: reading}', '{start: "09:00", minutes: 60, pause: {bg: "Кафе", en: "Coffee"}}')
