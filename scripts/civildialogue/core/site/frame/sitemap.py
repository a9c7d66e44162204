"""The map of the site for search engines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from civildialogue.core.model.language import Locale, record_locale
from civildialogue.core.site.writing.context import Document


@dataclass(frozen=True, order=True)
class Entry:
    """A page in the map: its key, its language, and its address in each language."""

    key: str
    locale: Locale
    alternates: Mapping[str, str] = field(compare=False)


def entry(key: str, locale: Locale, document: Document) -> Entry | None:
    """The entry of a page; None if no search engine may show it."""
    forum = document.meta["forum"]
    return None if forum.get("hidden") else Entry(key, locale, forum["alternates"])


def sitemap(entries: Iterable[Entry], base: str) -> list[dict[str, Any]]:
    """The map as its template takes it. ``base`` is the site's address, with a slash at its end."""
    found = []
    for each in sorted(entries):
        every = {name: base + place for name, place in each.alternates.items()}
        found.append(
            {
                "loc": every[each.locale],
                "alternates": {**every, "x-default": every[record_locale()]},
            }
        )
    return found
