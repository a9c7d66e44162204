"""The typed front matter of a lesson."""

from typing import Annotated, Literal

from pydantic import (
    Field,
)

from civildialogue.core.model.schema import Duration, Original
from civildialogue.core.model.values import Id
from civildialogue.core.model.vocabulary import Initiator, Kind


class LessonMatter(Original):
    """A lesson of the training programme."""

    kind: Literal[Kind.LESSON]
    duration: Duration
    audience: Annotated[list[Initiator], Field(min_length=1)]
    methods: list[Id] = []
