"""The checks of what every site has, in the order in which they run, then those of its features."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from civildialogue.core.checks import (
    articles,
    charts,
    content,
    data,
    diagrams,
    due,
    fields,
    forms,
    grounds,
    links,
    markdown,
    own,
    pages,
    permalinks,
    placeholders,
    places,
    required,
    sources,
    structure,
    terms,
    titles,
    translations,
)
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.core.source import clock
from civildialogue.core.source.abreast import abreast
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.versions import Versions

LONG = 400_000
"""Characters of the pages to look at from which on two processes look at them."""
Check = Callable[[Library], Iterator[Diagnostic]]
DueCheck = Callable[[Library, dt.date], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    content.characters,
    content.mixed_scripts,
    content.quotation_marks,
    content.markup,
    markdown.misread,
    content.nesting,
    fields.scripts,
    fields.quotation_marks,
    required.fields,
    structure.headings,
    structure.sections,
    placeholders.placeholders,
    places.addresses,
    places.misplaced,
    data.references,
    data.reading_order,
    links.targets,
    own.addresses,
    titles.names,
    links.addresses,
    links.images,
    links.citations,
    grounds.uncited,
    sources.repeated,
    sources.preliminary,
    permalinks.ids,
    permalinks.missing,
    permalinks.ledger,
    permalinks.tombstones,
    charts.charts,
    diagrams.diagrams,
    forms.earlier,
    forms.earlier_records,
    translations.pages,
    translations.blocks,
    translations.order,
    articles.articles,
    terms.facts,
    terms.passages,
)

DUE_CHECKS: tuple[DueCheck, ...] = (due.reviews, due.days)
"""The only checks of the core that know the day; what they find is due and nothing else."""


OF_PAGES: frozenset[Check] = frozenset(
    (
        *(content.characters, content.mixed_scripts, content.quotation_marks, content.markup),
        *(content.nesting, fields.scripts, fields.quotation_marks, own.addresses),
        *(
            markdown.misread,
            structure.headings,
            structure.sections,
            placeholders.placeholders,
            articles.articles,
        ),
        *(links.targets, links.addresses, links.images, links.citations, grounds.uncited),
        *(titles.names, terms.facts, terms.passages, sources.preliminary, forms.earlier),
        *(permalinks.ids, permalinks.missing, translations.blocks, translations.order),
    )
)
"""Those that walk over ``library.pages`` and ``located``, and know of each page its texts in all
languages, and of everything else what ``pages.around`` sums up.
"""


def run(
    library: Library, versions: Versions | None = None, kept: Pack | None = None
) -> Iterator[Diagnostic]:
    """Everything that every check finds, in the checks' order; what is due, as of today.

    What the history of the texts says is found where their ``versions`` are given. ``kept`` has
    what was found on pages before.
    """
    checks = (*CHECKS, *(check for each in library.features for check in each.checks))
    others = [check for check in checks if check not in OF_PAGES]
    looks = [check for check in checks if check in OF_PAGES]
    alone = pages.Looks(library, looks, kept)
    first = alone.tasks()
    tasks: list[Callable[[], list[Any]]] = [*first]
    tasks += [partial(_found, check, library) for check in others]
    done = abreast(tasks, is_long=alone.size > LONG)
    found = dict(zip(others, done[len(first) :], strict=True))
    found |= alone.found(done[: len(first)])
    for check in checks:
        yield from found[check]
    if versions:
        for feature in library.features:
            for history_check in feature.history_checks:
                yield from history_check(library, versions)
    of_features = (check for each in library.features for check in each.due_checks)
    for due_check in (*DUE_CHECKS, *of_features):
        yield from due_check(library, clock.today())


def _found(check: Check, library: Library) -> list[Diagnostic]:
    return [*check(library)]
