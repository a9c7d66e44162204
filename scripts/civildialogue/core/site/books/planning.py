"""Library → the books: which pages each has, in which order, with which words on its cover."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from civildialogue.core.checks.links import cited_on
from civildialogue.core.model.conventions import format_partial_date
from civildialogue.core.model.downloads import FORUM, slug
from civildialogue.core.model.language import Locale
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.site.charts.figures import Figure, charts_of
from civildialogue.core.site.pages import assembly, parts
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.core.source.history import EPOCH, Commit

ENDS = "book/"
"""How the keys of lists at the end of a book begin."""
SOURCES = f"{ENDS}sources"


@dataclass(frozen=True)
class Part:
    """A page of a book: its place in the outline, the language of its text, and the text.

    ``charts`` are those of a list at the end; a page's own are found by its tables. A part that
    ``is_apart`` begins on a page of its own though it isn't in the first row, so it can be copied.
    """

    key: str
    title: str
    locale: Locale
    level: int
    document: Document
    charts: tuple[Figure, ...] = ()
    is_apart: bool = False

    @property
    def spoken(self) -> Locale:
        """The language of the text; that of the page, but where a text stands in."""
        return Locale(self.document.meta["forum"]["content_locale"])


@dataclass(frozen=True)
class Plan:
    """A book before its text is set. ``address`` is where it is read, below the site's root."""

    slug: str
    locale: Locale
    title: str
    subtitle: str
    authors: tuple[str, ...]
    edition: str
    licence: str
    origin: str
    address: str
    commit: Commit | None
    parts: tuple[Part, ...]
    charts: Mapping[str, tuple[bytes, bytes]]


def names(writer: Writer) -> list[str]:
    """The names of all books of a locale: the publications, the whole Forum, those of features."""
    publications = [slug(folder) for folder in writer.library.publications]
    every = [FORUM] if publications else []
    return [*publications, *every, *_of_features(writer)]


def _of_features(writer: Writer) -> Mapping[str, Callable[[], Plan]]:
    """The books of the features by name, each with what plans it."""
    return {name: made for f in writer.library.features for name, made in f.books(writer).items()}


def plan(writer: Writer, name: str) -> Plan:
    """The book of that name. Raises KeyError if there is none."""
    writer = replace(writer, whole=True)
    if name == FORUM:
        return _forum(writer)
    for folder in writer.library.publications:
        if slug(folder) == name:
            return _publication(writer, folder)
    return _of_features(writer)[name]()


def _publication(writer: Writer, folder: str) -> Plan:
    matter = writer.library.publications[folder]
    key = f"{folder}/index"
    own = writer.library.page(key, writer.locale)
    body = list(_chapters(writer, folder, top=1))
    first = _part(writer, key, 0)
    last = tuple(ends(writer, [key, *(part.key for part in body)]))
    return Plan(
        slug=slug(folder),
        locale=writer.locale,
        title=first.title,
        subtitle=own.matter.summary if own else matter.summary,
        authors=tuple(author[writer.locale] for author in matter.authors),
        edition=format_partial_date(matter.edition, writer.locale),
        licence=matter.licence,
        origin=writer.t(f"origin.{matter.origin}"),
        address=writer.address(key),
        commit=newest(writer, [folder]),
        parts=(first, *body, *last),
        charts=_charts(writer, [first, *body, *last]),
    )


def _forum(writer: Writer) -> Plan:
    publications = writer.library.publications
    body: list[Part] = []
    for folder in publications:
        body.append(_part(writer, f"{folder}/index", 1))
        body += _chapters(writer, folder, top=2)
    origins = {matter.origin for matter in publications.values()}
    authors = [a[writer.locale] for matter in publications.values() for a in matter.authors]
    latest = max(matter.edition for matter in publications.values())
    last = tuple(ends(writer, [part.key for part in body]))
    return Plan(
        slug=FORUM,
        locale=writer.locale,
        title=writer.library.name[writer.locale],
        subtitle=writer.t("book.forum-about"),
        authors=tuple(dict.fromkeys(authors)),
        edition=format_partial_date(latest, writer.locale),
        licence=next(iter(publications.values())).licence,
        origin=writer.t(f"origin.{origins.pop()}") if len(origins) == 1 else "",
        address=writer.address("index"),
        commit=newest(writer, list(publications)),
        parts=(*body, *last),
        charts=_charts(writer, [*body, *last]),
    )


def _chapters(writer: Writer, folder: str, *, top: int) -> Iterator[Part]:
    for key in writer.library.contents(folder):
        if writer.library.originals[key].original.origin is not Origin.EXAMPLE:
            yield _part(writer, key, top)


def _part(writer: Writer, key: str, level: int) -> Part:
    page = writer.library.page(key, writer.locale) or writer.library.originals[key]
    document = assembly.of_page(writer, page, is_online=False)
    return Part(key, writer.label(key), page.locale, level, document)


def ends(writer: Writer, keys: Sequence[str], *, is_whole: bool = False) -> Iterator[Part]:
    """The lists of features, and the bibliography of the whole book: what its pages cite, with what
    a book of a publication leaves out if it ``is_whole``.
    """
    for each in writer.library.used:
        yield from each.ends(writer, keys)
    cited = dict.fromkeys(name for key in keys for name in _cited(writer, key, is_whole))
    cited |= dict.fromkeys(_of_records(writer, keys))
    shorts = {name: writer.library.sources[name].value.short[writer.locale] for name in cited}
    if shorts:
        listed = [writer.library.sources[name].value for name in writer.sorted(shorts)]
        body = writer.render(
            "sources.md.j2",
            SOURCES,
            sources=listed,
            entry=parts.entry(writer),
            heading=False,
            files=False,
            used=lambda _name: (),
        )
        yield end(writer, SOURCES, writer.t("sources.heading"), body)


def _charts(writer: Writer, body: Iterable[Part]) -> dict[str, tuple[bytes, bytes]]:
    """The drawings of the parts, for a screen and on paper, by the paths that their pages give."""
    found: dict[str, tuple[bytes, bytes]] = {}
    for part in body:
        page = writer.library.page(part.key, part.locale)
        for figures in charts_of(writer, page).values() if page else ():
            found |= {figure.path: (figure.svg, figure.paper_svg) for figure in figures}
        found |= {figure.path: (figure.svg, figure.paper_svg) for figure in part.charts}
    return found


def end(writer: Writer, key: str, title: str, body: str) -> Part:
    """A list at the end of a book."""
    return Part(key, title, writer.locale, 1, writer.document(title, "", body))


def _cited(writer: Writer, key: str, is_whole: bool) -> Iterable[str]:
    library = writer.library
    page = library.page(key, writer.locale) or library.originals[key]
    kind = library.page_kind(library.originals[key].original)
    recast = {} if is_whole else kind.recast(writer, page, False)
    shown = (block for block in page.blocks if recast.get(block.line) != "")
    return cited_on(library, replace(page, blocks=tuple(shown)))


def _of_records(writer: Writer, keys: Iterable[str]) -> Iterator[str]:
    """The sources that records name whose page belongs to a publication of the book."""
    library = writer.library
    folders = {library.publication_of(key) for key in keys}
    for located, named in library.references.of_records:
        kind = library.kind_of(located.value)
        is_shown = kind and kind.page and library.publication_of(kind.page) in folders
        if is_shown and named.register == "sources" and named.value in library.sources:
            yield named.value


def newest(writer: Writer, folders: list[str]) -> Commit | None:
    """The newest change in the sources of a book: of its folders, or of what all texts cite."""
    places = tuple(f"{folder}/" for folder in [*folders, "_data"])
    changes = writer.shared.history.last_change.items()
    found = [commit for path, commit in changes if path.startswith(places)]
    return max(found, key=lambda commit: commit.moment, default=None)


def stated(writer: Writer, folder: str) -> Mapping[str, str]:
    """What a file says of the publication that it is made of, with the names of a ``Download``."""
    commit = newest(writer, [folder])
    publication = writer.library.publications.get(folder)
    return {
        "locale": writer.locale,
        "edition": format_partial_date(publication.edition, writer.locale) if publication else "",
        "date": (commit.day if commit else EPOCH.date()).isoformat(),
        "commit": commit.short if commit else "",
    }
