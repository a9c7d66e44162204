"""The diagrams that pages declare: all that they name is there, and every step is reached."""

from collections.abc import Iterator

from civildialogue.core.checks.data import unknown
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library


def diagrams(library: Library) -> Iterator[Diagnostic]:
    """Passages, lanes and steps that aren't there; steps that no way leads to."""
    for page in library.originals.values():
        facts = page.original
        for field, found in (("processes", facts.processes), ("screens", facts.screens)):
            for number, diagram in enumerate(found):
                if diagram.after not in page.by_id:
                    at = page.span_of(field, number, "after")
                    yield unknown(at, "after", diagram.after, page.by_id)
        for number, process in enumerate(facts.processes):
            loose = list(process.loose())
            for loc, name, known in loose:
                at = page.span_of("processes", number, *loc)
                yield unknown(at, str(loc[2]), name, known)
            for name in () if loose else process.unreached():
                at = page.span_of("processes", number, "steps", name)
                yield Diagnostic("process-step-unreached", at, {"step": name})
