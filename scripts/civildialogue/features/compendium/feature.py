"""What the compendium of recommendations declares to the core."""

from collections.abc import Mapping

from civildialogue.core.feature import Feature, PageKind
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
from civildialogue.features.compendium.model.vocabulary import (
    RECOMMENDATION_SECTIONS,
    RECOMMENDATIONS,
)


def _start(name: str) -> Mapping[str, object]:
    return {
        "id": name,
        "status": "draft",
        "addressee": ["council-of-ministers"],
        "level": "national",
        "licence": "CC-BY-4.0",
        "issued": clock.today().isoformat(),
    }


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
)
