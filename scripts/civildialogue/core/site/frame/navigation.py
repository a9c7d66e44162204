"""The menu of one language, and where each page stands in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from civildialogue.core.model.language import Locale
from civildialogue.core.model.vocabulary import ABOUT
from civildialogue.core.site.writing.context import Writer

FOOTER = ("project", "contribute", "downloads", "cite", "accessibility", "privacy")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A page in the menu, with those below it; one whose area has no page of its own has no key.

    The title is in ``locale``; an original stands in where it is not translated.
    """

    key: str
    title: str
    address: str
    locale: Locale
    stands_in: bool = False
    children: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where a page stands: ``above`` it, outermost first and with its own area, and beside it.

    ``rows`` has what the menu shows below each of those above; of a large area the page's
    neighbours alone, for the area's own page has them all.
    """

    entry: Entry
    above: "Row"
    rows: tuple["Row", ...]
    previous: Entry | None
    next: Entry | None


Row = tuple[Entry, ...]
MANY = 40
"""Entries of one row; of more than these the menu shows those near the page."""
NEAR = 2
"""How many stand before the page and after it then."""


@dataclass(frozen=True, slots=True, eq=False)
class Navigation:
    """The menu, and the place of each of its pages by key, in reading order."""

    entries: tuple[Entry, ...]
    places: Mapping[str, Place]


def navigation(writer: Writer) -> Navigation:
    """Front page, publications, and what is about the site; the titles are the locale's own."""
    folders = dict.fromkeys([*writer.library.publications, ABOUT])
    home = _entry(writer, "index", writer.t("navigation.home"))
    entries = (home, *(_area(writer, folder) for folder in folders))
    return Navigation(entries, placed(entries))


def placed(entries: Row) -> dict[str, Place]:
    """The place of each page of a menu by its key, in reading order."""
    found = [place for entry in entries for place in _places(entry, (), ())]
    row = [None, *(entry for entry, *_ in found), None]
    beside = zip(found, row, row[2:], strict=False)
    return {place[0].key: Place(*place, last, then) for place, last, then in beside}


def footer(writer: Writer) -> list[str]:
    """The pages about the site that the foot of every page links to, as far as there are any."""
    known = {*writer.library.originals, *writer.library.made}
    return [name for name in FOOTER if f"{ABOUT}/{name}" in known]


def _places(
    entry: Entry, above: Row, rows: tuple[Row, ...]
) -> Iterator[tuple[Entry, Row, tuple[Row, ...]]]:
    """A page and those below it; the page of an area stands in it as the others do."""
    below = entry.children
    within = (*above, entry) if below else above
    wide = [number for number, child in enumerate(below) if child.children]
    if entry.key:
        yield entry, within, (*rows, _near(below, wide, ())) if below else rows
    for number, child in enumerate(below):
        beside = range(max(0, number - NEAR), min(len(below), number + NEAR + 1))
        yield from _places(child, within, (*rows, _near(below, wide, beside)))


def _near(row: Row, wide: Iterable[int], beside: Iterable[int]) -> Row:
    """What the menu shows of a row; of a long one what is near, and what has pages below it."""
    if len(row) <= MANY:
        return row
    return tuple(row[number] for number in sorted({*wide, *beside}))


def _area(writer: Writer, folder: str) -> Entry:
    """The index, the pages in reading order, then the pages made from data."""
    library, index = writer.library, f"{folder}/index"
    keys = library.contents(folder)
    made = [key for key in library.generated if key.startswith(f"{folder}/")]
    inner = {key.removesuffix("index"): key for key in made if key.endswith("/index")}
    members = [_page(writer, key) for key in keys if not key.startswith(tuple(inner))]
    for start, below in inner.items():
        pages = [_page(writer, key) for key in keys if key.startswith(start)]
        more = (item for each in library.features for item in each.menu(writer, below))
        pages += [_entry(writer, key, title) for title, key in more]
        members.append(_made(writer, below, pages))
    members += [_made(writer, key) for key in made if key not in inner.values()]
    if index in library.originals:
        return _page(writer, index, members)
    address = members[0].address if members else writer.address(index)
    title = writer.t("navigation.about")
    return Entry("", title, address, writer.locale, children=tuple(members))


def _made(writer: Writer, key: str, below: Iterable[Entry] = ()) -> Entry:
    name = key.removesuffix("/index").rpartition("/")[2]
    return _entry(writer, key, writer.t(f"{name}.title"), below)


def _entry(writer: Writer, key: str, title: str, below: Iterable[Entry] = ()) -> Entry:
    return Entry(key, title, writer.address(key), writer.locale, children=tuple(below))


def _page(writer: Writer, key: str, below: Iterable[Entry] = ()) -> Entry:
    page = writer.library.page(key, writer.locale)
    shown = page or writer.library.originals[key]
    title, address = shown.navigation_title, writer.address(key)
    return Entry(key, title, address, shown.spoken, page is None, tuple(below))
