"""Where on the site a recommendation and the comments on it stand."""

from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library, address
from civildialogue.features.compendium.model.dialogue import Entry
from civildialogue.features.compendium.model.leaves import leaves_of
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATIONS


def url(library: Library, recommendation: str, locale: Locale) -> str:
    """The whole address of the page in a language, as far as the site knows its own."""
    return _whole(library, f"{RECOMMENDATIONS}/{recommendation}", locale)


def comment_url(library: Library, entry: Entry, locale: Locale) -> str:
    """The whole address of a comment, on the page where it stands."""
    key = leaves_of(library).key(entry) or f"{RECOMMENDATIONS}/{entry.recommendation}"
    return f"{_whole(library, key, locale)}#{entry.comment.id}"


def _whole(library: Library, key: str, locale: Locale) -> str:
    return f"{library.address.rstrip('/')}/{locale.prefix}{address(key)}"
