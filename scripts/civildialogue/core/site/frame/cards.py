"""Where the pictures of links to the site stand."""

from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Library

WIDTH, HEIGHT = 1200, 630


def are_made(library: Library) -> bool:
    """Whether there are any: a site that says no address has none, as nobody could fetch them."""
    return "://" in library.address


def path(name: str, locale: Locale | str) -> str:
    """The path of the picture of a publication, below the site's root."""
    return f"assets/cards/{name}.{locale}.png"
