"""What the methods of participation declare to the core."""

from collections.abc import Iterator, Mapping

from civildialogue.core.feature import Feature, PageKind, Reference, each
from civildialogue.features.methods import pages
from civildialogue.features.methods.model import FOLDER, METHOD_SECTIONS, MethodMatter


def _start(_name: str) -> Mapping[str, object]:
    return {
        "levels": ["municipal"],
        "initiators": ["authority"],
        "duration": {"min": 1, "max": 1, "unit": "weeks"},
        "cost": "low",
    }


def _references(matter: MethodMatter) -> Iterator[Reference]:
    yield from each("related", matter.related, folder=FOLDER)
    for index, provision in enumerate(matter.legal_basis):
        loc = ("legal-basis", index, "source")
        yield Reference(loc, provision.source, register="sources", is_cited=True)


METHODS = Feature(
    name="methods",
    package="civildialogue.features.methods",
    kinds=(
        PageKind(
            "method",
            MethodMatter,
            METHOD_SECTIONS,
            _start,
            references=_references,
            facts=pages.facts,
        ),
    ),
)
