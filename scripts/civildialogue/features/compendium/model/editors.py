"""Who answers for a compendium: the authors of its publication."""

from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library
from civildialogue.features.compendium.model.vocabulary import COMPENDIUM


def editors(library: Library, locale: Locale) -> tuple[str, ...]:
    """The names of the editors in a language; that of the site where there is no publication."""
    publication = library.publications.get(COMPENDIUM)
    names = [author[locale] for author in publication.authors] if publication else []
    return tuple(names) or (library.name[locale],)
