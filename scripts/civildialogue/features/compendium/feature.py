"""What the compendium of recommendations declares to the core."""

from collections.abc import Iterator, Mapping
from typing import Any

from civildialogue.core.feature import Feature, PageKind, RecordKind
from civildialogue.core.model.language import RECORD, Locale
from civildialogue.core.model.library import Library
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.source import clock
from civildialogue.features.compendium.checks import (
    consultations,
    contributions,
    due,
    imitation,
    recommendations,
)
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.records import (
    Comment,
    Consultation,
    Planned,
    Preparation,
)
from civildialogue.features.compendium.model.vocabulary import (
    COMMENT_NAME,
    COMMENTS,
    CONSULTATIONS,
    RECOMMENDATION_SECTIONS,
    RECOMMENDATIONS,
)
from civildialogue.features.compendium.model.vocabulary import COMPENDIUM as FOLDER
from civildialogue.features.compendium.pages.consultations import menu
from civildialogue.features.compendium.pages.report import books


def _start(name: str) -> Mapping[str, object]:
    return {
        "id": name,
        "status": "draft",
        "addressee": ["council-of-ministers"],
        "level": "national",
        "licence": "CC-BY-4.0",
        "issued": clock.today().isoformat(),
    }


def _state(values: Any) -> type[Planned]:
    """A consultation that says its state is in preparation."""
    return Preparation if isinstance(values, dict) and "state" in values else Consultation


def _pages(library: Library) -> Iterator[str]:
    """A page for each consultation, and a summary for each that was announced."""
    if FOLDER in library.publications:
        yield from (f"{CONSULTATIONS}/{name}" for name in library.records(Planned))
        yield from (f"{CONSULTATIONS}/{name}-summary" for name in library.records(Consultation))


def _names(library: Library, key: str, locale: Locale) -> Iterator[str]:
    """The title of a consultation; the number of a recommendation, alone or before its title."""
    folder, _, name = key.rpartition("/")
    if folder == CONSULTATIONS and name in library.records(Planned):
        yield library.records(Planned)[name].value.title[locale]
    page = library.page(key, locale) or library.page(key, RECORD)
    original = library.record_of(page) if page else None
    if page and isinstance(original, RecommendationMatter):
        number = original.id
        yield from (number, *(f"{number}{sign} {page.matter.title}" for sign in ".:"))


COMPENDIUM = Feature(
    name="compendium",
    kinds=(
        PageKind(
            Kind.RECOMMENDATION,
            RecommendationMatter,
            RECOMMENDATION_SECTIONS,
            _start,
            folder=RECOMMENDATIONS,
            sample="rec-0001",
        ),
    ),
    records=(
        RecordKind(
            "comments",
            Comment,
            COMMENTS,
            ".md",
            file_name=COMMENT_NAME,
            misnamed="comment-name",
            own_words=(
                ("proposal",),
                ("translation", "text"),
                ("translation", "proposal"),
                ("reply",),
            ),
            answers=("disposition",),
        ),
        RecordKind("consultations", Planned, CONSULTATIONS, ".yml", reads=_state),
    ),
    checks=(
        imitation.names,
        imitation.crowds,
        recommendations.homeless,
        recommendations.statuses,
        recommendations.successors,
        contributions.targets,
        contributions.lengths,
        contributions.dispositions,
        contributions.threads,
        consultations.consultations,
        consultations.times,
    ),
    due_checks=(due.answers, due.conclusions),
    planned_days=due.PLANNED,
    fingerprints=(contributions.fingerprints,),
    pages=(
        "about/comment",
        f"{RECOMMENDATIONS}/index",
        f"{CONSULTATIONS}/index",
        "compendium/responses",
        "compendium/evidence",
        "compendium/data",
    ),
    made=_pages,
    names=_names,
    menu=menu,
    books=books,
)
