"""What the calendar asks for: terms that have passed, and days that have not come.

Only these checks know the day. What they find is due: the same files may find it tomorrow, so it
never fails a build, and a check only on request.
"""

import datetime as dt
from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.core.model.values import leaves

PLANNED = ("review-by",)
"""Days that are set ahead; every other day of a record is of something that has happened, but for
those that a feature declares."""


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


def days(library: Library, today: dt.date) -> Iterator[Diagnostic]:
    """Days on which something is said to have happened and that have not come yet."""
    planned = {*PLANNED, *(name for each in library.features for name in each.planned_days)}
    named = ", ".join(f"`{name}`" for name in sorted(planned))
    apart = planned.union(*(each.own_days for each in library.features))
    for place_of, record in library.everything:
        for loc, day in leaves(record):
            if isinstance(day, dt.date) and day > today and apart.isdisjoint(loc):
                params = {"field": str(loc[-1]), "day": day.isoformat(), "planned": named}
                yield Diagnostic("day-in-future", place_of(*loc), params)
