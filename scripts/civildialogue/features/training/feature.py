"""What the training programme declares to the core."""

from collections.abc import Iterator, Mapping

from civildialogue.core.feature import RESTS, Feature, PageKind, Reference, each
from civildialogue.features.training import pages
from civildialogue.features.training.model import METHODS, LessonMatter


def _start(_name: str) -> Mapping[str, object]:
    return {"duration": {"min": 1, "max": 1, "unit": "hours"}, "audience": ["citizens"]}


def _references(matter: LessonMatter) -> Iterator[Reference]:
    yield from each("methods", matter.methods, folder=METHODS, role="method", way=RESTS)


TRAINING = Feature(
    name="training",
    package="civildialogue.features.training",
    kinds=(
        PageKind("lesson", LessonMatter, start=_start, references=_references, facts=pages.facts),
    ),
)
