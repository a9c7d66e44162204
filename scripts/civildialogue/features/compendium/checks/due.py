"""What the calendar asks of the compendium: answers that are due, consultations to conclude."""

import datetime as dt
from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.core.model.values import leaves
from civildialogue.core.model.vocabulary import Origin
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.records import Comment, Consultation

PLANNED = ("opens", "closes", "concluded", "response-due", "answers-by", "due")
"""Fields whose days are set ahead."""
OWN = ("received", "disposition", "reply", "redaction", "withheld")
"""Fields of comments and all that is below them: what ``future`` judges."""


def promises(library: Library, today: dt.date) -> Iterator[Diagnostic]:
    """Accepted comments that were to be carried out by a day that has passed."""
    for name, located in library.records(Comment).items():
        disposition = located.value.disposition
        due = disposition.due if disposition and not disposition.change else None
        if due and due < today and not located.value.example:
            span = located.span_of("disposition", "due")
            yield Diagnostic("disposition-overdue", span, {"id": name, "day": due.isoformat()})


def future(library: Library, today: dt.date) -> Iterator[Diagnostic]:
    """Comments received, answered, replied to or taken down on days that have not come.

    It is an error, though it knows the day: the calendar can take it away and never bring it.
    """
    for located in library.records(Comment).values():
        for loc, day in leaves(located.value):
            is_told = loc[0] in OWN and loc[-1] not in PLANNED
            if is_told and isinstance(day, dt.date) and day > today:
                yield Diagnostic("comment-in-future", located.span_of(*loc), {"day": str(day)})


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
