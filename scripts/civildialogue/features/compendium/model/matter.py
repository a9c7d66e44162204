"""The typed front matter of a recommendation."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import (
    AnyHttpUrl,
    Field,
    model_validator,
)

from civildialogue.core.model.localized import NonEmptyLocalized
from civildialogue.core.model.schema import Original
from civildialogue.core.model.values import (
    Day,
    EuroVocId,
    Id,
    Licence,
    Record,
)
from civildialogue.core.model.vocabulary import Level
from civildialogue.features.compendium.model.records import RecommendationId
from civildialogue.features.compendium.model.vocabulary import Status


class Evidence(Record):
    """What a recommendation rests on: a place in a source, or a passage of a publication."""

    source: Id | None = None
    locator: NonEmptyLocalized | None = None
    page: str | None = None
    block: Id | None = None

    @model_validator(mode="after")
    def _one_of(self) -> "Evidence":
        if (self.source is None) == (self.page is None):
            raise ValueError("either source or page, and not both")
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
    methods: list[Id] = []
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
