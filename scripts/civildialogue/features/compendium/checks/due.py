"""What the calendar asks of the compendium: answers that are due, consultations to conclude."""

import datetime as dt
from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.core.model.vocabulary import Origin
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.records import Consultation

PLANNED = ("opens", "closes", "concluded", "response-due")
"""Fields whose days are set ahead."""


def answers(library: Library, today: dt.date) -> Iterator[Diagnostic]:
    """Recommendations whose addressee has not answered in time."""
    for page in dialogue_of(library).recommendations.values():
        matter = page.matter
        if not isinstance(matter, RecommendationMatter) or matter.origin is Origin.EXAMPLE:
            continue
        if matter.is_overdue(today):
            params = {"id": matter.id, "day": str(matter.response_due)}
            yield Diagnostic("response-overdue", page.span_of("response-due"), params)


def conclusions(library: Library, today: dt.date) -> Iterator[Diagnostic]:
    """Consultations that have closed and have no day of conclusion, or one that lapsed."""
    dialogue = dialogue_of(library)
    for located in library.records(Consultation).values():
        value = located.value
        if value.example or value.concluded is not None or today <= value.closes:
            continue
        waiting = sum(entry.comment.disposition is None for entry in dialogue.within(value))
        params = {"id": value.id, "day": value.closes.isoformat(), "count": str(waiting)}
        yield Diagnostic("consultation-unconcluded", located.span_of("closes"), params)
