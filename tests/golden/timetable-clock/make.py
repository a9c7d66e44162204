"""A gap of half an hour."""

from pathlib import Path

from taught import taught


def make(docs: Path) -> None:
    taught(docs, "_data/timetables/one-day.yml", '"12:00"', '"12:30"')
