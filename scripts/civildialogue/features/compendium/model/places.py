"""Where on the site the page of a recommendation stands."""

from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library, address
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATIONS


def url(library: Library, recommendation: str, locale: Locale) -> str:
    """The whole address of the page in a language, as far as the site knows its own."""
    place = address(f"{RECOMMENDATIONS}/{recommendation}")
    return f"{library.address.rstrip('/')}/{locale.prefix}{place}"
