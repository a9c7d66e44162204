"""The menu of one language, and where each page stands in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from civildialogue.core.model.language import Locale
from civildialogue.core.model.vocabulary import ABOUT, Origin
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
    is_example: bool = False

    @property
    def count(self) -> int:
        """How many pages are below it, without examples."""
        return sum(not each.is_example for each in self.children)


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
ROOM = 850
"""Bytes of the rows; of one that takes more the menu shows what goes in near the page."""
MARKUP = len('<li><a href="..//"></a>')


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
    near = _near(below, ROOM - sum(_size(each) for row in rows for each in row))
    if entry.key:
        yield entry, within, (*rows, near(None)) if below else rows
    for number, child in enumerate(below):
        yield from _places(child, within, (*rows, near(number)))


def _size(entry: Entry) -> int:
    """About as many bytes as an entry takes in the menu."""
    return MARKUP + len(f"{entry.title}{entry.key.rpartition('/')[2]}".encode())


def _near(row: Row, most: int) -> Callable[[int | None], Row]:
    """What the menu shows of a row around one of its entries; of a long one what is near, and what
    has pages below it. The page of the area itself stands beside none.
    """
    sizes = [_size(entry) for entry in row]
    wide = {number for number, entry in enumerate(row) if entry.children}

    def shown(number: int | None) -> Row:
        room, found = most, set(wide)
        at, steps = (0, 0) if number is None else (number, len(row))
        for step in range(steps):
            near = [each for each in {at - step, at + step} if 0 <= each < len(row)]
            room -= sum(sizes[each] for each in near)
            if step and room < 0:
                break
            found |= {*near}
        return tuple(row[each] for each in sorted(found))

    return shown if sum(sizes) > most else lambda _: row


def _area(writer: Writer, folder: str) -> Entry:
    """The index, the pages in reading order, then the pages made from data."""
    library, index = writer.library, f"{folder}/index"
    keys = library.contents(folder)
    made = [key for key in library.generated if key.startswith(f"{folder}/")]
    inner = {key.removesuffix("index"): key for key in made if key.endswith("/index")}
    members = [_page(writer, key) for key in keys if not key.startswith(tuple(inner))]
    for start, below in inner.items():
        pages = [_page(writer, key) for key in keys if key.startswith(start)]
        members.append(_made(writer, below, [*pages, *_declared(writer, below)]))
    members += [_made(writer, key) for key in made if key not in inner.values()]
    members += _declared(writer, index)
    if index in library.originals:
        return _page(writer, index, members)
    address = members[0].address if members else writer.address(index)
    title = writer.t("navigation.about")
    return Entry("", title, address, writer.locale, children=tuple(members))


def _declared(writer: Writer, index: str) -> Iterator[Entry]:
    """What features add below the index of a folder."""
    for each in writer.library.features:
        yield from (_entry(writer, key, title) for title, key in each.menu(writer, index))


def _made(writer: Writer, key: str, below: Iterable[Entry] = ()) -> Entry:
    name = key.removesuffix("/index").rpartition("/")[2]
    return _entry(writer, key, writer.t(f"{name}.title"), below)


def _entry(writer: Writer, key: str, title: str, below: Iterable[Entry] = ()) -> Entry:
    return Entry(key, title, writer.address(key), writer.locale, children=tuple(below))


def _page(writer: Writer, key: str, below: Iterable[Entry] = ()) -> Entry:
    page = writer.library.page(key, writer.locale)
    shown = page or writer.library.originals[key]
    title, address = shown.navigation_title, writer.address(key)
    is_example = writer.library.originals[key].original.origin is Origin.EXAMPLE
    return Entry(key, title, address, shown.spoken, page is None, tuple(below), is_example)
