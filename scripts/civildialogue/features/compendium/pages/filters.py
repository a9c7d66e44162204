"""What recommendations can be found by, and the style of filters that work without script."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from civildialogue.core.model.language import languages, message
from civildialogue.core.model.library import Library
from civildialogue.core.model.vocabulary import Level, Origin
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.compendium.model.feasibility import CostClass, Priority
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATIONS, Status

FACETS = ("level", "status", "priority", "cost-class", "addressee", "theme")
_ORDER: Mapping[str, type[StrEnum]] = {
    "level": Level,
    "status": Status,
    "priority": Priority,
    "cost-class": CostClass,
}
"""Facets whose values are steps of a scale, and stand in its order with words of the interface."""
_TOLD = {"status": True, "level": True, "priority": False, "cost-class": False, "addressee": True}
"""What a list tells of each recommendation, and whether its words need the facet's name."""
WHOLE = 150
"""Recommendations that one page can list and filter; a longer list has a page for each value."""


@dataclass(frozen=True)
class Option:
    """A value of a facet: how it is called, and how many recommendations have it."""

    facet: str
    name: str
    label: str
    count: int

    @property
    def mark(self) -> str:
        """The class of what has the value, and the name of its own page."""
        return _mark(self.facet, self.name)

    @property
    def key(self) -> str:
        """The key of the page that lists what has the value, where there is one."""
        return f"{RECOMMENDATIONS}/{self.mark}"


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


def _mark(facet: str, name: str) -> str:
    return f"{facet}-{name}"


def marks(matter: RecommendationMatter) -> list[str]:
    """The classes of a recommendation in a list: one for each of its values."""
    return [_mark(facet, name) for facet, names in values(matter).items() for name in names]


def listed(library: Library) -> Iterable[RecommendationMatter]:
    """The recommendations that count: examples don't."""
    for page in library.originals.values():
        matter = page.matter
        if isinstance(matter, RecommendationMatter) and matter.origin is not Origin.EXAMPLE:
            yield matter


def label(writer: Writer, facet: str, name: str) -> str:
    """What a value is called in the language of the page."""
    authorities = writer.library.authorities
    if facet == "addressee" and name in authorities:
        return authorities[name].value.name[writer.locale]
    if facet == "theme":
        return writer.library.theme(name, writer.locale)
    return writer.t(f"{facet}.{name}") if facet in _ORDER else name


def told(
    writer: Writer, matter: RecommendationMatter, without: str = ""
) -> Iterator[tuple[str, str]]:
    """What a list says of a recommendation: its values, ``without`` a facet, or without the mark of
    one that the whole list has.

    Each with the facet to be named before it; words of some say it, and of several the first does.
    """
    found = values(matter)
    for facet, is_named in ((f, named) for f, named in _TOLD.items() if f != without):
        kept = [name for name in found[facet] if _mark(facet, name) != without]
        for number, name in enumerate(kept):
            yield facet if is_named and not number else "", label(writer, facet, name)


def options(
    writer: Writer, matters: Iterable[RecommendationMatter], without: str = ""
) -> Mapping[str, Sequence[Option]]:
    """The values that occur, facet by facet: those of a scale in its order, others by their label.

    Facets without any are left out, and the mark of the value that all have on its own page.
    """
    counted = _counted(matters)
    found = {}
    for facet in (facet for facet in FACETS if counted[facet]):
        labels = {name: label(writer, facet, name) for name in counted[facet]}
        scale = [str(each) for each in _ORDER.get(facet, ()) if str(each) in labels]
        found[facet] = [
            Option(facet, name, labels[name], counted[facet][name])
            for name in scale or writer.sorted(labels)
            if _mark(facet, name) != without
        ]
    return {facet: every for facet, every in found.items() if every}


def _counted(matters: Iterable[RecommendationMatter]) -> Mapping[str, Counter[str]]:
    counted: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for matter in matters:
        for facet, names in values(matter).items():
            counted[facet].update(dict.fromkeys(names, 1))
    return counted


def pages(library: Library) -> Iterator[str]:
    """The keys of the pages for single values, in a library with too many for one list.

    What all recommendations have has none: its page would be the list of all.
    """
    matters = [*listed(library)]
    if len(matters) > WHOLE:
        for facet, names in _counted(matters).items():
            for name, count in names.items():
                if count < len(matters):
                    yield f"{RECOMMENDATIONS}/{_mark(facet, name)}"


def stylesheet(library: Library) -> Iterator[str]:
    """A rule for each value: choosing it hides what hasn't got it. Combines by itself.

    Then for each language what is said when nothing is left: a name for the number nought.

    Source: Selectors Level 4, section 4.5 (``:has()``); CSS Counter Styles Level 3, section 3.1.4;
    browsers without them show everything.
    """
    for facet, names in _counted(listed(library)).items():
        for name in sorted(names):
            mark = _mark(facet, name)
            yield (
                f'.cd-filters:has(option[value="{mark}"]:checked) ~ .cd-contents '
                f"> li:not(.{mark}) {{ display: none; }}\n"
            )
    yield '@counter-style cd-silent { system: cyclic; symbols: ""; suffix: ""; }\n'
    for locale in languages():
        words = message(locale, "filters.none").replace("\\", "").replace('"', "")
        name = f"cd-none-{locale}"
        yield (
            f'@counter-style {name} {{ system: fixed 0; symbols: "{words}"; '
            f'suffix: ""; fallback: cd-silent; }}\n'
            f".cd-shown-none:lang({locale})::after {{ content: counter(cd-shown, {name}); }}\n"
        )
