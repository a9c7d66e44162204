"""Library → diagnostics. A check is a generator function: it yields, and never prints or raises."""

from collections.abc import Callable, Iterator

from civildialogue.checks import (
    charts,
    consultations,
    content,
    contributions,
    data,
    imitation,
    links,
    permalinks,
    recommendations,
    structure,
    translations,
)
from civildialogue.model.diagnostics import Diagnostic
from civildialogue.model.library import Library

Check = Callable[[Library], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    content.characters,
    content.mixed_scripts,
    content.quotation_marks,
    content.markup,
    content.footnotes,
    content.nesting,
    imitation.records,
    imitation.names,
    imitation.crowds,
    structure.headings,
    structure.boxes,
    structure.lists,
    structure.sections,
    structure.places,
    data.references,
    data.reading_order,
    links.targets,
    links.images,
    links.citations,
    permalinks.ids,
    permalinks.missing,
    permalinks.ledger,
    permalinks.tombstones,
    recommendations.statuses,
    recommendations.successors,
    contributions.targets,
    contributions.lengths,
    contributions.dispositions,
    contributions.threads,
    consultations.consultations,
    consultations.times,
    charts.charts,
    translations.pages,
    translations.blocks,
)


def run(library: Library) -> Iterator[Diagnostic]:
    """Everything that every check finds, in the checks' order."""
    for check in CHECKS:
        yield from check(library)
