"""The typed front matter of a lesson."""

from typing import Annotated, Literal

from pydantic import (
    Field,
)

from civildialogue.core.model.schema import Duration, Original
from civildialogue.core.model.values import Id
from civildialogue.core.model.vocabulary import Initiator

METHODS = "methodologies"
"""The folder of the pages that a lesson teaches to use."""


class LessonMatter(Original):
    """A lesson of the training programme."""

    kind: Literal["lesson"]
    duration: Duration
    audience: Annotated[list[Initiator], Field(min_length=1)]
    methods: list[Id] = []
