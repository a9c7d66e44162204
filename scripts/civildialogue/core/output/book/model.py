"""A book as every format receives it: facts for the cover, and chapters as one kind of tree."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from civildialogue.core.model.colours import INK
from civildialogue.core.model.language import Locale
from civildialogue.core.source.clock import day_of


@dataclass(frozen=True)
class Chapter:
    """One page in a book.

    ``level`` is 0 for the publication's own page, whose title is the book's; 1 for what stands in
    the first row of the contents; 2 for what stands under it. ``tree`` is a ``div`` of blocks as
    ``output.book.tree`` makes it; its headings begin at ``h2``. ``spoken`` is the language of the
    text, which may stand in for one in ``locale``. Whatever its level, one that ``is_apart`` begins
    on a new page.
    """

    key: str
    title: str
    locale: Locale
    level: int
    tree: HtmlElement
    spoken: Locale
    is_apart: bool = False


@dataclass(frozen=True)
class Book:
    """Everything that a book holds. ``locale`` is the language of its own words.

    ``date`` (UTC) and ``commit`` are those of the newest change in what the book is made of; they
    are the only clock. ``address`` is where the publication is read online. ``assets`` has the
    images by the names that the trees give them in ``data-asset``. ``publisher`` is the site's
    name, ``emblem`` says what the emblem of who paid shows, and ``funders`` whose it is; ``colour``
    is that of links and boxes, ``paper`` has the images that are others in print, and
    ``ornament`` the SVG on the cover. ``volume`` says which volume it is, if it is one of several.
    """

    slug: str
    locale: Locale
    title: str
    subtitle: str
    authors: tuple[str, ...]
    edition: str
    date: dt.datetime
    commit: str
    licence: str
    origin: str
    funding: str
    address: str
    chapters: tuple[Chapter, ...]
    assets: Mapping[str, bytes]
    publisher: str = ""
    emblem: str = ""
    funders: tuple[str, ...] = ()
    colour: str = INK
    volume: str = ""
    paper: Mapping[str, bytes] = field(default_factory=dict)
    ornament: str = ""

    @property
    def day(self) -> dt.date:
        """The day of the texts."""
        return day_of(self.date)
