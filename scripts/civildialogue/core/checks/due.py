"""What the calendar asks for: terms that have passed, and days that have not come.

Only these checks know the day. What they find is due: the same files may find it tomorrow, so it
never fails a build, and a check only on request.
"""

import datetime as dt
from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.core.model.values import leaves
from civildialogue.core.model.vocabulary import Origin
from civildialogue.features.compendium.model.dialogue import dialogue_of, is_overdue
from civildialogue.features.compendium.model.matter import RecommendationMatter

PLANNED = frozenset(("opens", "closes", "concluded", "response-due", "review-by"))
"""Days that are set ahead; every other day of a record is of something that has happened."""


def reviews(library: Library, today: dt.date) -> Iterator[Diagnostic]:
    """Recurring statistics whose next release should be out."""
    for located in library.sources.values():
        source = located.value
        if source.review_by is not None and today > source.review_by:
            params = {
                "id": source.id,
                "as-of": source.as_of or "",
                "day": source.review_by.isoformat(),
            }
            yield Diagnostic("source-review", located.span_of("review-by"), params)


def answers(library: Library, today: dt.date) -> Iterator[Diagnostic]:
    """Recommendations whose addressee has not answered in time."""
    for page in dialogue_of(library).recommendations.values():
        matter = page.matter
        if not isinstance(matter, RecommendationMatter) or matter.origin is Origin.EXAMPLE:
            continue
        if is_overdue(matter, today):
            params = {"id": matter.id, "day": str(matter.response_due)}
            yield Diagnostic("response-overdue", page.span_of("response-due"), params)


def conclusions(library: Library, today: dt.date) -> Iterator[Diagnostic]:
    """Consultations that have closed and have no day of conclusion, or one that lapsed."""
    dialogue = dialogue_of(library)
    for located in library.consultations.values():
        value = located.value
        if value.example or value.concluded is not None or today <= value.closes:
            continue
        waiting = sum(entry.comment.disposition is None for entry in dialogue.within(value))
        params = {"id": value.id, "day": value.closes.isoformat(), "count": str(waiting)}
        yield Diagnostic("consultation-unconcluded", located.span_of("closes"), params)


def days(library: Library, today: dt.date) -> Iterator[Diagnostic]:
    """Days on which something is said to have happened and that have not come yet."""
    for place_of, record in library.everything:
        for loc, day in leaves(record):
            if isinstance(day, dt.date) and day > today and not PLANNED.intersection(loc):
                params = {"field": str(loc[-1]), "day": day.isoformat()}
                yield Diagnostic("day-in-future", place_of(*loc), params)
