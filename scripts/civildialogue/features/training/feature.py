"""What the training programme declares to the core."""

from collections.abc import Mapping

from civildialogue.core.feature import Feature, PageKind
from civildialogue.core.model.vocabulary import Kind
from civildialogue.features.training.model import LessonMatter


def _start(_name: str) -> Mapping[str, object]:
    return {"duration": {"min": 1, "max": 1, "unit": "hours"}, "audience": ["citizens"]}


TRAINING = Feature(
    name="training",
    kinds=(PageKind(Kind.LESSON, LessonMatter, start=_start),),
)
