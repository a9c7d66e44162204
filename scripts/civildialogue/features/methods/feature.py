"""What the methods of participation declare to the core."""

from collections.abc import Mapping

from civildialogue.core.feature import Feature, PageKind
from civildialogue.core.model.vocabulary import Kind
from civildialogue.features.methods.model import METHOD_SECTIONS, MethodMatter


def _start(_name: str) -> Mapping[str, object]:
    return {
        "levels": ["municipal"],
        "initiators": ["authority"],
        "duration": {"min": 1, "max": 1, "unit": "weeks"},
        "cost": "low",
    }


METHODS = Feature(
    name="methods",
    kinds=(PageKind(Kind.METHOD, MethodMatter, METHOD_SECTIONS, _start),),
)
