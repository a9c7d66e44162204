"""The typed front matter of a recommendation."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import (
    AnyHttpUrl,
    Field,
    model_validator,
)

from civildialogue.core.feature import LEADS, RESTS, Loc, Reference, each
from civildialogue.core.model.localized import NonEmptyLocalized
from civildialogue.core.model.schema import Original
from civildialogue.core.model.values import (
    Day,
    EuroVocId,
    Id,
    Licence,
    Names,
    Record,
)
from civildialogue.core.model.vocabulary import Level
from civildialogue.features.compendium.model.expected import ONE_GROUND
from civildialogue.features.compendium.model.feasibility import (
    Cost,
    Power,
    Prerequisite,
    Priority,
    Risk,
)
from civildialogue.features.compendium.model.records import RecommendationId
from civildialogue.features.compendium.model.vocabulary import (
    FINDINGS,
    METHODS,
    RECOMMENDATIONS,
    Status,
)


class Evidence(Record):
    """What a recommendation rests on: a finding, a place in a source, or a passage of a text."""

    finding: Id | None = None
    source: Id | None = None
    locator: NonEmptyLocalized | None = None
    page: str | None = None
    block: Id | None = None

    @model_validator(mode="after")
    def _one_of(self) -> "Evidence":
        if sum(each is not None for each in (self.finding, self.source, self.page)) != 1:
            raise ValueError(ONE_GROUND)
        return self


class Response(Record):
    """What the addressed authority answered to a recommendation."""

    date: Day
    text: NonEmptyLocalized
    url: AnyHttpUrl | None = None


class Progress(Record):
    """A step towards what was recommended, with evidence."""

    date: Day
    text: NonEmptyLocalized
    source: Id


class Step(Record):
    """A status that a recommendation got, and the day."""

    status: Status
    date: Day


class RecommendationMatter(Original):
    """A recommendation of the compendium."""

    kind: Literal["recommendation"]
    id: RecommendationId
    status: Status
    addressee: Annotated[list[Id], Field(min_length=1)]
    level: Level
    themes: list[EuroVocId] = []
    evidence: list[Evidence] = []
    methods: Names = []
    cost: Cost | None = None
    priority: Priority | None = None
    powers: Annotated[list[Power], Field(min_length=1)] = []
    risks: Annotated[list[Risk], Field(min_length=1)] = []
    prerequisites: list[Prerequisite] = []
    licence: Licence
    issued: Day
    supersedes: list[RecommendationId] = []
    history: list[Step] = []
    response: Response | None = None
    response_due: Day | None = None
    progress: list[Progress] = []

    def is_overdue(self, today: dt.date) -> bool:
        """Whether the addressee's answer is due and has not come."""
        due = self.response_due
        return due is not None and self.response is None and today > due


def references(matter: RecommendationMatter) -> Iterator[Reference]:
    """What a recommendation names: its evidence, acts, methods, addressees, others of its kind."""
    for index, evidence in enumerate(matter.evidence):
        if evidence.finding:
            loc: Loc = ("evidence", index, "finding")
            yield Reference(loc, evidence.finding, register=FINDINGS, role="evidence", way=RESTS)
        if evidence.source:
            loc = ("evidence", index, "source")
            yield Reference(
                loc, evidence.source, register="sources", role="evidence", way=RESTS, is_cited=True
            )
        if evidence.page:
            loc = ("evidence", index, "page")
            yield Reference(
                loc, evidence.page, block=evidence.block or "", role="evidence", way=RESTS
            )
    for index, power in enumerate(matter.powers):
        if power.source:
            loc = ("powers", index, "source")
            yield Reference(loc, power.source, register="sources", role="power", is_cited=True)
    for index, first in enumerate(matter.prerequisites):
        if first.recommendation:
            loc, name = ("prerequisites", index, "recommendation"), first.recommendation
            yield Reference(loc, name, folder=RECOMMENDATIONS, role="prerequisite")
    yield from each("supersedes", matter.supersedes, folder=RECOMMENDATIONS, role="successor")
    yield from each("methods", matter.methods, folder=METHODS, role="method", way=LEADS)
    yield from each("addressee", matter.addressee, register="authorities")
    for index, step in enumerate(matter.progress):
        yield Reference(("progress", index, "source"), step.source, register="sources")
