"""Lessons from before they were divided into parts get the form of today, to be completed."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from civildialogue.core.model.language import languages, message, record_locale
from civildialogue.core.model.library import Library
from civildialogue.core.model.text import SourceText
from civildialogue.core.pipeline.migrate.plan import Edit
from civildialogue.core.source.frontmatter import body_line, fields_of
from civildialogue.core.source.yamltext import dump
from civildialogue.features.training.model import LESSON, LONGEST

FORMER = ("duration", "audience")
_MINUTES = {"hours": 60, "days": 6 * 60}
"""A day of lessons has six hours of them; whatever takes weeks has more than one lesson can."""


def lessons(docs: Path, library: Library, pending: Mapping[str, bytes]) -> Iterator[Edit]:
    """Each lesson that says its ``duration``: that in minutes, as one part, and one audience.

    What nobody has written yet stands as “…”, and the lesson is a draft until somebody has.
    """
    for key in sorted(library.unreadable):
        path = f"{key}.{record_locale()}.md"
        if not (docs / path).is_file():
            continue
        given = pending.get(path) or (docs / path).read_bytes()
        source = SourceText(path, given.decode("utf-8", "replace"))
        data = fields_of(source) or {}
        if data.get("kind") == LESSON and "duration" in data:
            end = body_line(source) - 2
            first, *head = source.lines[:end]
            fresh = dump(_facts(data)).splitlines()
            rows = [first, *_without(head), *fresh, *source.lines[end:]]
            yield Edit("lessons", docs, path, "\n".join(rows).encode())


def _without(lines: list[str]) -> list[str]:
    """The lines of a front matter without the former fields, which may stand on several."""
    kept: list[str] = []
    is_former = False
    for line in lines:
        if line[:1].strip(" -#"):
            is_former = line.partition(":")[0] in FORMER
        kept += [] if is_former else [line]
    return kept


def _facts(data: Mapping[str, Any]) -> Mapping[str, object]:
    duration, audience = data["duration"], {*(data.get("audience") or ["citizens"])}
    minutes = min(int(duration["min"]) * _MINUTES.get(duration["unit"], LONGEST), LONGEST)
    whom = "officials" if audience == {"authority"} else "citizens"
    words = dict.fromkeys(map(str, languages()), "…")
    titles = {str(tag): message(tag, "kind.lesson") for tag in languages()}
    return {
        "unready": True,
        "audience": "both" if "authority" in audience and len(audience) > 1 else whom,
        "level": "basic",
        "minutes": minutes,
        "outcomes": [{"text": words}],
        "activities": [{"minutes": minutes, "title": titles, "way": "talk"}],
    }
