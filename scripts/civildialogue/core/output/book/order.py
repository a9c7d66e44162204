"""What is wanted of the books, and what comes of it; what makes them is slow to load."""

from dataclasses import dataclass, field

from civildialogue.core.model.downloads import Download
from civildialogue.core.model.language import Locale, languages

FORMS = ("pdf", "epub")


@dataclass(frozen=True)
class Order:
    """What is wanted: formats, languages, and the names of books (none for all)."""

    forms: tuple[str, ...] = FORMS
    locales: tuple[Locale, ...] = field(default_factory=languages)
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Made:
    """A file of an order. ``content`` is none where the file that is there is still right."""

    download: Download
    content: bytes | None


class UnknownBookError(Exception):
    """A name that no book has; it is the message."""
