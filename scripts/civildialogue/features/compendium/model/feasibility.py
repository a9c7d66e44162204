"""What it takes to carry out a recommendation: cost, power, risks, and what must come first."""

from enum import StrEnum
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from civildialogue.core.model.localized import NonEmptyLocalized
from civildialogue.core.model.values import Id, Record
from civildialogue.features.compendium.model.expected import PLACE_OF_SOURCE, SOMETHING_FIRST
from civildialogue.features.compendium.model.records import RecommendationId


class CostClass(StrEnum):
    """What one addressee spends in the first year, besides the pay of staff that is there."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very-high"


_LIMITS = (0, 0, 5_000, 50_000, 500_000, None)
SCALE = dict(zip(CostClass, pairwise(_LIMITS), strict=True))
"""More than the first and at most the second sum in euro. The steps are this program's own: each is
ten times the one before, as an estimate without offers can't tell less."""


class Priority(StrEnum):
    """How soon a recommendation should begin, as against the others."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Cost(Record):
    """An estimate of the editors, and on what it rests."""

    class_: CostClass = Field(alias="class")
    reason: NonEmptyLocalized


class Power(Record):
    """What lets the addressee do it: the words of the editors, and the place in an act.

    Without a source the words say where the power is to be sought.
    """

    text: NonEmptyLocalized
    source: Id | None = None
    locator: NonEmptyLocalized | None = None

    @model_validator(mode="after")
    def _placed(self) -> Self:
        if self.locator is not None and self.source is None:
            raise ValueError(PLACE_OF_SOURCE)
        return self


class Risk(Record):
    """What may go wrong, and what makes that less likely."""

    text: NonEmptyLocalized
    remedy: NonEmptyLocalized


class Prerequisite(Record):
    """What must come first: another recommendation, something else in words, or both."""

    recommendation: RecommendationId | None = None
    text: NonEmptyLocalized | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.recommendation is None and self.text is None:
            raise ValueError(SOMETHING_FIRST)
        return self
