"""What is said of pages that were written, and all that they give to the search."""

from dataclasses import dataclass, replace

from civildialogue.core.model.language import Locale
from civildialogue.core.output.search.brief import Brief
from civildialogue.core.output.search.counting import Contribution
from civildialogue.core.site.frame.sitemap import Entry
from civildialogue.core.source.pack import Pack
from civildialogue.core.source.reviving import Later


class LostError(Exception):
    """A result that was there when it was counted on, and can't be read."""


@dataclass(frozen=True)
class Made:
    """A page that was written, with its sum: what the map of the site and the search say of it.

    ``whole`` gives the `Contribution` of ``given``; it is kept by itself, as few builds need it
    again, and in its bytes, as the texts of a whole site take three times as much.
    """

    path: str
    sum: str
    locale: Locale
    entry: Entry | None
    given: Brief | None = None
    whole: Later | None = None


class Texts:
    """All that pages give to the search: as it was made now, or as it was kept."""

    def __init__(self, kept: Pack) -> None:
        self._kept, self._now = kept, dict[str, Later]()

    def take(self, made: Made) -> Made:
        """Keeps all that a page gives; returns the rest."""
        if made.given and made.whole:
            self._now[made.given.sum] = made.whole
            self._kept.put(made.given.sum, made.whole)
        return replace(made, whole=None) if made.whole else made

    def of(self, given: Brief) -> Contribution:
        """All that a page gives. Raises LostError."""
        now = self._now.get(given.sum)
        found: Contribution | None = now() if now else self._kept.get(given.sum)
        if not found:
            raise LostError(given.key)
        return found
