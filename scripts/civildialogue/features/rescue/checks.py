"""The rules of the routing that a schema can't say."""

import datetime as dt
from collections.abc import Iterator

from civildialogue.core.checks.data import unknown
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.features.rescue.model import EMERGENCY, Routes


def routes(library: Library) -> Iterator[Diagnostic]:
    """Kinds that nobody answers for at a level, named twice, or not there."""
    for located in library.records(Routes).values():
        record = located.value
        kinds = [kind.id for kind in record.kinds]
        answered = {(route.kind, route.level) for route in record.routes}
        for index, kind in enumerate(record.kinds):
            if kind.id in kinds[:index]:
                at = located.span_of("kinds", index, "id")
                yield Diagnostic("route-kind-twice", at, {"kind": kind.id})
                continue
            known = [route.authority for route in record.routes if route.kind == kind.id]
            if not kind.is_urgent and kind.first not in known:
                at = located.span_of("kinds", index, "first")
                yield unknown(at, "first", kind.first, dict.fromkeys((EMERGENCY, *known)))
            for number, level in enumerate(kind.levels):
                if (kind.id, level) not in answered:
                    at = located.span_of("kinds", index, "levels", number)
                    yield Diagnostic("route-missing", at, {"kind": kind.id, "level": str(level)})
        for index, route in enumerate(record.routes):
            if route.kind not in kinds:
                at = located.span_of("routes", index, "kind")
                yield unknown(at, "kind", route.kind, dict.fromkeys(kinds))


def due(library: Library, today: dt.date) -> Iterator[Diagnostic]:
    """Routes and contacts that should be looked up again."""
    for located in library.records(Routes).values():
        for field, index, one in located.value.answers():
            if today > one.review_by:
                params = {"authority": one.authority, "day": one.review_by.isoformat()}
                yield Diagnostic("route-review", located.span_of(field, index, "review-by"), params)
