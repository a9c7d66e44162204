"""Where the pictures of links to the site stand."""

from civildialogue.core.model.language import Locale

WIDTH, HEIGHT = 1200, 630


def path(name: str, locale: Locale | str) -> str:
    """The path of the picture of a publication, below the site's root."""
    return f"assets/cards/{name}.{locale}.png"
