"""The rules of recommendations: the steps of their status, and which of them go before others."""

from collections.abc import Iterator

from civildialogue.core.checks.circles import circles
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.records import Planned
from civildialogue.features.compendium.model.vocabulary import (
    COMPENDIUM,
    FIRST_PROVISIONAL,
    LAST_PROVISIONAL,
    RECOMMENDATIONS,
    TRANSITIONS,
    Status,
)


def statuses(library: Library) -> Iterator[Diagnostic]:
    """Steps of a status that the rules don't allow, and a last step that is not the status."""
    for page in dialogue_of(library).recommendations.values():
        matter = page.matter
        if not isinstance(matter, RecommendationMatter):
            continue
        before = Status.DRAFT
        for number, step in enumerate(matter.history):
            is_start = number == 0 and step.status is Status.DRAFT
            if step.status not in TRANSITIONS[before] and not is_start:
                params = {"before": str(before), "after": str(step.status)}
                params["allowed"] = ", ".join(sorted(TRANSITIONS[before])) or "–"
                yield Diagnostic(
                    "transition-illegal", page.span_of("history", number, "status"), params
                )
            before = step.status
        if before is not matter.status:
            params = {"status": str(matter.status), "last": str(before)}
            yield Diagnostic("status-unrecorded", page.span_of("status"), params)


def in_circles(library: Library) -> Iterator[Diagnostic]:
    """Recommendations that, by way of others, supersede or must come before themselves."""
    pages = dialogue_of(library).recommendations
    for field in ("supersedes", "prerequisites"):
        named = {
            name: {r.value: r.loc for r in library.references.of(page.key) if r.loc[0] == field}
            for name, page in pages.items()
        }
        for together in circles({name: list(links) for name, links in named.items()}):
            for identifier in together:
                loc = next(loc for other, loc in named[identifier].items() if other in together)
                params = {"id": identifier, "field": field}
                yield Diagnostic("circle", pages[identifier].span_of(*loc), params)


def numbers(library: Library) -> Iterator[Diagnostic]:
    """Published recommendations that still have a provisional number."""
    for identifier, page in dialogue_of(library).recommendations.items():
        matter = page.matter
        if not isinstance(matter, RecommendationMatter) or matter.status is Status.DRAFT:
            continue
        if FIRST_PROVISIONAL <= int(identifier.removeprefix("rec-")) <= LAST_PROVISIONAL:
            yield Diagnostic("number-provisional", page.span_of("id"), {"id": identifier})


def homeless(library: Library) -> Iterator[Diagnostic]:
    """Recommendations and consultations without the compendium that they belong to."""
    index = f"{COMPENDIUM}/index"
    if COMPENDIUM in library.publications or index in library.unreadable:
        return
    for page in library.originals.values():
        if page.key.startswith(f"{RECOMMENDATIONS}/"):
            yield Diagnostic("compendium-missing", page.span_of("kind"))
    for consultation in library.records(Planned).values():
        yield Diagnostic("compendium-missing", consultation.span_of("id"))
