"""The rules of provinces that a schema can't say."""

from collections.abc import Iterator

from civildialogue.core.checks.data import unknown
from civildialogue.core.checks.places import named_by_file
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.features.provinces.model import Province


def provinces(library: Library) -> Iterator[Diagnostic]:
    """Records whose id is not the name of their file, and cases in passages that are not there."""
    yield from named_by_file(library, Province)
    for located in library.records(Province).values():
        for number, case in enumerate(located.value.cases):
            page = library.originals.get(case.page)
            if page and case.passage and not library.knows(case.page, case.passage):
                place = located.span_of("cases", number, "passage")
                yield unknown(place, "passage", case.passage, page.by_id)
