"""The one typed store of everything read, and the questions that span pages."""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from civildialogue.core.active import active
from civildialogue.core.feature import Feature, PageKind, RecordKind
from civildialogue.core.model.diagnostics import Span
from civildialogue.core.model.focus import has_records, looked_at
from civildialogue.core.model.forge import Sending
from civildialogue.core.model.kinds import kinds
from civildialogue.core.model.language import Locale, record_locale
from civildialogue.core.model.localized import NAMELESS, Localized
from civildialogue.core.model.located import UNNAMED as UNNAMED
from civildialogue.core.model.located import Located as Located
from civildialogue.core.model.once import Once, anew
from civildialogue.core.model.page import Fields as Fields
from civildialogue.core.model.page import Page as Page
from civildialogue.core.model.page import address as address
from civildialogue.core.model.page import facing as facing
from civildialogue.core.model.published import Published
from civildialogue.core.model.records import Authority, Source, Term, Theme, Tombstone
from civildialogue.core.model.references import References
from civildialogue.core.model.schema import HomeMatter, Original, PublicationMatter
from civildialogue.core.model.text import SourceText
from civildialogue.core.model.values import Record
from civildialogue.core.model.vocabulary import ABOUT, GENERATED_PAGES, SEARCH

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, eq=False)
class Library:
    """Everything that was read, in the order of the file system's names.

    ``unreadable`` has the keys of pages and ``faulty`` the kinds and ids of records that are there
    with faults: the faults are told, and what names them is not to blame. ``filed`` has the records
    with a file each, by the model of their kind. ``beside`` reads what readers get besides both:
    names of files, drawings, and the texts of the project around. ``once`` makes nothing twice of
    the same texts. ``sending``, the ``address`` of the site, its names and ``colour`` are settings.
    """

    originals: Mapping[str, Page] = field(default_factory=dict)
    translated: Mapping[Locale, Mapping[str, Page]] = field(default_factory=dict)
    authorities: Mapping[str, Located[Authority]] = field(default_factory=dict)
    glossary: Mapping[str, Located[Term]] = field(default_factory=dict)
    sources: Mapping[str, Located[Source]] = field(default_factory=dict)
    themes: Mapping[str, Located[Theme]] = field(default_factory=dict)
    filed: Mapping[type[Record], Mapping[str, Located[Any]]] = field(default_factory=dict)
    tombstones: tuple[Located[Tombstone], ...] = ()
    permalinks: Mapping[str, Published] = field(default_factory=dict)
    ledger: tuple[SourceText, ...] = ()
    assets: frozenset[str] = frozenset()
    unreadable: frozenset[str] = frozenset()
    faulty: frozenset[tuple[str, str]] = frozenset()
    beside: Callable[[], Iterable[SourceText]] = tuple
    once: Once = anew
    sending: Sending = field(default_factory=Sending)
    features: tuple[Feature, ...] = field(default_factory=active)
    address: str = ""
    name: Localized = NAMELESS
    short_name: Localized = NAMELESS
    colour: str = ""

    @property
    def pages(self) -> Iterator[Page]:
        """Originals, then translations."""
        yield from looked_at(self.originals)
        yield from self.translations

    @property
    def translations(self) -> Iterator[Page]:
        """The pages of every other language, one language after the other."""
        for pages in self.translated.values():
            yield from looked_at(pages)

    def translations_of(self, key: str) -> Mapping[Locale, Page]:
        """The page in each language that it is translated into."""
        return {tag: pages[key] for tag, pages in self.translated.items() if key in pages}

    @property
    def texts(self) -> Iterator[SourceText]:
        """The text of everything that people write: of pages and of records."""
        yield from (page.source for page in self.pages)
        yield from {located.source.path: located.source for located in self.located}.values()

    def records(self, model: type[R]) -> Mapping[str, Located[R]]:
        """The records of a kind, or of a part of it, by id, in the order of their files."""
        if model not in self._asked:
            self._asked[model] = {
                name: each
                for every in self.filed.values()
                for name, each in every.items()
                if isinstance(each.value, model)
            }
        return self._asked[model]

    @cached_property
    def _asked(self) -> dict[type[Record], Mapping[str, Located[Any]]]:
        return {}

    @cached_property
    def letters(self) -> Mapping[str, Located[Any]]:
        """The records of every kind that have a text of their own, by id."""
        return {
            name: located
            for every in self.filed.values()
            for name, located in every.items()
            if located.source.path.endswith(".md")
        }

    @property
    def registers(self) -> Mapping[str, Mapping[str, Located[Any]]]:
        """The records that others name: by the name of their file in ``_data``, or their kind."""
        own = {"authorities": self.authorities, "sources": self.sources}
        return {kind.name: self.filed.get(kind.model, {}) for kind in self.record_kinds} | own

    @cached_property
    def record_kinds(self) -> tuple[RecordKind, ...]:
        """The kinds of record with a file each."""
        return tuple(kind for each in self.features for kind in each.records)

    @cached_property
    def shown(self) -> tuple[Feature, ...]:
        """The features that have data here: those that need no publication, or whose is there."""
        return tuple(f for f in self.used if f.folder in ("", *self.publications))

    @cached_property
    def used(self) -> tuple[Feature, ...]:
        """The features but those that need records and have none."""
        full = {kind for kind in self.record_kinds if self.filed.get(kind.model)}
        return tuple(f for f in self.features if not f.needs_records or full & {*f.records})

    def page_kind(self, matter: Original) -> PageKind:
        """The kind of page that shared facts are of."""
        return kinds(self.features)[matter.kind]

    @cached_property
    def references(self) -> References:
        """What the facts of pages name."""
        return References(self)

    def kind_of(self, record: Record) -> RecordKind | None:
        """The kind of a record with a file of its own."""
        return next((kind for kind in self.record_kinds if isinstance(record, kind.model)), None)

    def is_public(self, record: Record) -> bool:
        """Whether the public wrote a record."""
        kind = self.kind_of(record)
        return kind is not None and kind.is_public

    @property
    def located(self) -> Iterator[Located[Any]]:
        """Every record: those with a file each, then those of ``_data``."""
        if has_records():
            lists = (self.authorities, self.glossary, self.sources, self.themes)
            for every in (*self.filed.values(), *lists):
                yield from every.values()
            yield from self.tombstones

    def is_faulty(self, kind: str, identifier: str) -> bool:
        """Whether a record of that kind and id is there, or may be there, with faults."""
        return not self.faulty.isdisjoint(((kind, identifier), (kind, UNNAMED)))

    @property
    def everything(self) -> Iterator[tuple[Callable[..., Span], Record]]:
        """Every record of any file, each with what finds the place of a field."""
        yield from ((page.span_of, page.matter) for page in self.pages)
        yield from ((located.span_of, located.value) for located in self.located)

    def has_file(self, path: str) -> bool:
        """Whether a file stands beside the pages, with faults or without."""
        return path in self.assets or path in self.unreadable

    def page(self, key: str, locale: Locale) -> Page | None:
        """The page in that language, if there is one."""
        pages = self.originals if locale == record_locale() else self.translated.get(locale, {})
        return pages.get(key)

    def knows(self, key: str, block: str) -> bool:
        """Whether a passage with that id is, or was, on the page."""
        page, buried = self.originals.get(key), self.references.buried.get(key, ())
        is_told = self.is_faulty("tombstones", f"{key}#{block}")
        return block in buried or is_told or (page is not None and block in page.prints)

    def record_of(self, page: Page) -> Original | None:
        """The shared facts of a page in either language."""
        original = self.originals.get(page.key)
        return original.original if original else None

    @cached_property
    def publications(self) -> Mapping[str, PublicationMatter]:
        """The publications by folder, in the order that the front page gives."""
        listed = ((posixpath.dirname(key), page.matter) for key, page in self.originals.items())
        found = {key: matter for key, matter in listed if isinstance(matter, PublicationMatter)}
        home = self.originals.get("index")
        named = home.matter.order if home and isinstance(home.matter, HomeMatter) else []
        first = {folder: found[folder] for folder in named if folder in found}
        return first | found

    @cached_property
    def generated(self) -> tuple[str, ...]:
        """The keys of the pages made from the data, in the order of the menu."""
        keys = (*(key for each in self.used for key in each.pages), *GENERATED_PAGES)
        return tuple(k for k in keys if k.partition("/")[0] in (ABOUT, *self.publications))

    @cached_property
    def made(self) -> frozenset[str]:
        """The keys of the pages that the site makes by itself; texts may link to them."""
        more = {key for each in self.features for key in each.made(self)}
        return frozenset({*self.generated, SEARCH, *more} | {"index"} - self.originals.keys())

    def theme(self, identifier: str, locale: Locale) -> str:
        """The name of a theme, or its EuroVoc number if it has no name here."""
        located = self.themes.get(identifier)
        return located.value.name[locale] if located else f"EuroVoc {identifier}"

    def publication_of(self, key: str) -> str | None:
        """The folder of the publication that a page belongs to."""
        folder = posixpath.dirname(key)
        while folder and folder not in self.publications:
            folder = posixpath.dirname(folder)
        return folder or None

    def contents(self, folder: str) -> list[str]:
        """The keys of a folder's pages in reading order, without its index.

        The index's ``order`` comes first; pages that it doesn't name follow by their names. Pages
        of a publication in a folder below are that publication's own.
        """
        index = self.originals.get(f"{folder}/index")
        order: list[str] = getattr(index.matter, "order", []) if index else []
        members = sorted(
            key
            for key in self.originals
            if key.startswith(f"{folder}/")
            and key != f"{folder}/index"
            and not (self.publication_of(key) or "").startswith(f"{folder}/")
        )
        known = [key for slug in order if (key := f"{folder}/{slug}") in self.originals]
        return known + [key for key in members if key not in set(known)]

    def resolve(self, page: Page, target: str) -> str:
        """The key that a relative link such as ``../analysis/index.md`` in the page means."""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.key), target))
        return path.removesuffix(".md")
