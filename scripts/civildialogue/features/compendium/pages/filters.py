"""The list of recommendations with filters that work without script, and the filters' style."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from civildialogue.core.model.library import Library
from civildialogue.core.model.vocabulary import Level, Origin
from civildialogue.features.compendium.model.feasibility import CostClass, Priority
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.vocabulary import Status

FACETS = ("level", "status", "priority", "cost-class", "addressee", "theme")
_ORDER: Mapping[str, type[StrEnum]] = {
    "level": Level,
    "status": Status,
    "priority": Priority,
    "cost-class": CostClass,
}
"""Facets whose values stand in an order of their own, and have words of the interface."""
WORDED = tuple(_ORDER)


def values(matter: RecommendationMatter) -> Mapping[str, Sequence[str]]:
    """What a recommendation can be found by, facet by facet."""
    return {
        "level": [str(matter.level)],
        "status": [str(matter.status)],
        "priority": [str(matter.priority)] if matter.priority else [],
        "cost-class": [str(matter.cost.class_)] if matter.cost else [],
        "addressee": matter.addressee,
        "theme": matter.themes,
    }


def listed(library: Library) -> Iterable[RecommendationMatter]:
    """The recommendations that count: examples don't."""
    for page in library.originals.values():
        matter = page.matter
        if isinstance(matter, RecommendationMatter) and matter.origin is not Origin.EXAMPLE:
            yield matter


def options(library: Library) -> Mapping[str, list[str]]:
    """The values that occur, facet by facet; vocabularies in their own order."""
    found: dict[str, dict[str, None]] = {facet: {} for facet in FACETS}
    for matter in listed(library):
        for facet, names in values(matter).items():
            found[facet] |= dict.fromkeys(names)
    return {
        facet: [str(v) for v in _ORDER.get(facet, sorted(names)) if v in names]
        for facet, names in found.items()
    }


def stylesheet(library: Library) -> Iterator[str]:
    """A rule for each value: choosing it hides what hasn't got it. Combines by itself.

    Source: Selectors Level 4, section 4.5 (``:has()``); browsers without it show everything.
    """
    for facet, names in options(library).items():
        for name in names:
            yield (
                f'.cd-filters:has(option[value="{facet}-{name}"]:checked) ~ .cd-contents '
                f'> li:not([data-{facet}~="{name}"]) {{ display: none; }}\n'
            )
