"""The rules of corrections that a schema can't say."""

from collections.abc import Iterator

from civildialogue.core.checks.data import unknown
from civildialogue.core.checks.places import named_by_file
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.features.corrections.model import Correction


def corrections(library: Library) -> Iterator[Diagnostic]:
    """Records whose id is not the name of their file, or of a place that never was."""
    yield from named_by_file(library, Correction)
    pages = {**dict.fromkeys(s.value.page for s in library.tombstones), **library.originals}
    for located in library.records(Correction).values():
        page, passage = located.value.page, located.value.passage
        if page not in pages and page not in library.unreadable:
            yield unknown(located.span_of("page"), "page", page, pages)
        elif passage and page in pages and not library.knows(page, passage):
            every = (*library.permalinks.get(page, ()), *_ids(library, page))
            known = dict.fromkeys(every)
            if passage not in known:
                yield unknown(located.span_of("passage"), "passage", passage, known)


def _ids(library: Library, page: str) -> dict[str, object]:
    return dict(library.originals[page].by_id) if page in library.originals else {}
