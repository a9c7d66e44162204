"""What the pages of the compendium are called, and which there are because of its records."""

from collections.abc import Iterator

from civildialogue.core.model.language import Locale, record_locale
from civildialogue.core.model.library import Library
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.records import Consultation, Planned
from civildialogue.features.compendium.model.vocabulary import (
    COMPENDIUM,
    CONSULTATIONS,
    RECOMMENDATIONS,
)
from civildialogue.features.compendium.pages import authorities, filters


def pages(library: Library) -> Iterator[str]:
    """A page for each addressee and consultation, summaries, and lists of many by value."""
    if COMPENDIUM in library.publications:
        yield from filters.pages(library)
        yield from authorities.pages(library)
        yield from (f"{CONSULTATIONS}/{name}" for name in library.records(Planned))
        yield from (f"{CONSULTATIONS}/{name}-summary" for name in library.records(Consultation))


def names(library: Library, key: str, locale: Locale) -> Iterator[str]:
    """The title of a consultation; the number of a recommendation, alone or before its title."""
    folder, _, name = key.rpartition("/")
    if folder == CONSULTATIONS and name in library.records(Planned):
        yield library.records(Planned)[name].value.title[locale]
    page = library.page(key, locale) or library.page(key, record_locale())
    original = library.record_of(page) if page else None
    if page and isinstance(original, RecommendationMatter):
        number = original.id
        yield from (number, *(f"{number}{sign} {page.matter.title}" for sign in ".:"))


def comments(library: Library, key: str) -> Iterator[str]:
    """The comments on a recommendation."""
    folder, _, name = key.rpartition("/")
    if folder == RECOMMENDATIONS:
        yield from (entry.comment.id for entry in dialogue_of(library).on(name))


def anchors(library: Library) -> Iterator[object]:
    """Where the words stand that comments are about."""
    for entry in dialogue_of(library).entries.values():
        yield entry.comment.id, str(entry.anchored.state)
