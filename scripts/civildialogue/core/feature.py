"""What a subject declares of itself; the core knows subjects only by what stands here.

Every layer asks this module, so it imports none of them while the program runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from civildialogue.core.declaring import COUNT as COUNT
from civildialogue.core.declaring import DATE as DATE
from civildialogue.core.declaring import FLAG as FLAG
from civildialogue.core.declaring import LEADS as LEADS
from civildialogue.core.declaring import LIST as LIST
from civildialogue.core.declaring import RESTS as RESTS
from civildialogue.core.declaring import TEXT as TEXT
from civildialogue.core.declaring import Dataset as Dataset
from civildialogue.core.declaring import Door as Door
from civildialogue.core.declaring import Form as Form
from civildialogue.core.declaring import Input as Input
from civildialogue.core.declaring import Loc as Loc
from civildialogue.core.declaring import Look, no_mapping, nothing
from civildialogue.core.declaring import News as News
from civildialogue.core.declaring import RecordChange as RecordChange
from civildialogue.core.declaring import Reference as Reference
from civildialogue.core.declaring import Resource as Resource
from civildialogue.core.declaring import Row as Row
from civildialogue.core.declaring import Table as Table
from civildialogue.core.declaring import each as each

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from click import Command

    from civildialogue.core.checks.forms import Fingerprint
    from civildialogue.core.model.diagnostics import Diagnostic
    from civildialogue.core.model.language import Locale
    from civildialogue.core.model.library import Library, Located
    from civildialogue.core.model.localized import Localized
    from civildialogue.core.model.page import Page
    from civildialogue.core.model.schema import Original
    from civildialogue.core.model.values import Record
    from civildialogue.core.output.book.order import Made, Materials
    from civildialogue.core.output.destination import Destination
    from civildialogue.core.pipeline.migrate.plan import Edit
    from civildialogue.core.site.books.planning import Part, Plan
    from civildialogue.core.site.charts.figures import Figure
    from civildialogue.core.site.writing.context import Document, Shared, Writer
    from civildialogue.core.source.pack import Pack
    from civildialogue.core.source.versions import Versions

Values = list[dict[str, str]]
"""Values of a fact: each with its ``text``, and its ``url`` where it leads somewhere."""


def _never(_matter: object) -> bool:
    return False


def _whole(located: Located[Any]) -> Located[Any]:
    return located


@dataclass(frozen=True, eq=False)
class PageKind:
    """A kind of page: the schema of its front matter, and the sections that it can't do without.

    ``start`` gives the shared facts that a new page of a name begins with. A kind with a
    ``folder`` stands only there. ``is_draft`` tells from the facts what may still lack something.
    ``told_first`` are the facts whose change a review says in words (``fact.FIELD``,
    ``FIELD.VALUE``). Pages that are ``numbered`` are called by their name before their title. The
    graph of evidence is about the kinds that are a ``claim``.

    The rest are named places on the page: ``facts`` at its head, each with a name
    (``fact.NAME``) and values; ``offers`` of something to do beside them; ``links`` directly under
    each passage, not in books; what stands ``under`` each passage; parts that come ``after`` the
    text, of which a book (``is_online`` false) takes what it can show. ``recast`` takes the
    place of passages' own Markdown, by their first lines; what it leaves empty isn't shown.
    """

    name: str
    matter: type[Original]
    sections: tuple[str, ...] = ()
    start: Callable[[str], Mapping[str, object]] = no_mapping
    folder: str = ""
    is_numbered: bool = False
    is_claim: bool = False
    is_draft: Callable[[Any], bool] = _never
    told_first: tuple[str, ...] = ()
    references: Callable[[Any], Iterable[Reference]] = nothing
    facts: Callable[[Writer, str, Any], Iterable[tuple[str, Values]]] = nothing
    offers: Callable[[Writer, Page], Mapping[str, object]] = no_mapping
    links: Callable[[Writer, Page], Mapping[str, str]] = no_mapping
    under: Callable[[Writer, Page], Mapping[str, str]] = no_mapping
    after: Callable[[Writer, Page, bool], Iterable[str]] = nothing
    recast: Callable[[Writer, Page, bool], Mapping[int, str]] = no_mapping


@dataclass(frozen=True, eq=False)
class RecordKind:
    """A kind of record with a file each in a folder; ``library.records(model)`` has them by id.

    A file that ends in ``.md`` has a text below its front matter. ``reads`` chooses the model of a
    file's values where a kind has several. ``file_name`` is what every file of the folder is named
    like, below it; ``misnamed`` is the code of one that isn't. ``own_words`` are the fields that
    the public writes, to be left as they are; ``answers`` those of the editors beside them;
    ``later`` are those that no record has when it comes. What of a record everybody may see is
    ``shown``. A file of the same name that ends in ``beside`` has what the record describes;
    ``references`` are what a record names. The page ``page`` shows each under its id, and ``title``
    calls it there: so others can name it, by its kind as a register.

    ``describe`` says as Markdown what a change of a record means, and ``outline`` says it to
    programs; without the first, a review tells it field by field, and calls the kind what the
    feature's words ``review.of.NAME`` say.
    """

    name: str
    model: type[Record]
    folder: str
    ending: str
    reads: Callable[[Any], type[Record]] | None = None
    file_name: re.Pattern[str] | None = None
    misnamed: str = "file-name"
    own_words: tuple[tuple[str, ...], ...] = ()
    answers: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    shown: Callable[[Located[Any]], Located[Any]] = _whole
    beside: str = ""
    references: Callable[[Any], Iterable[Reference]] = nothing
    page: str = ""
    title: Callable[[Any, Locale], str] | None = None
    describe: Callable[[Writer, RecordChange], str] | None = None
    outline: Callable[[RecordChange], Mapping[str, object]] = no_mapping

    @property
    def is_public(self) -> bool:
        """Whether the public writes such records, and their words are not the editors'."""
        return bool(self.own_words)

    def has(self, path: str) -> bool:
        """Whether a file is one of the kind, or stands where only such files may."""
        is_inside = path.startswith(f"{self.folder}/")
        ends = (self.ending, self.beside or self.ending)
        return is_inside and (self.file_name is not None or path.endswith(ends))


@dataclass(frozen=True, eq=False)
class Feature:
    """A subject of the site. All of it is optional but the name.

    A feature with a ``folder`` has data only in a site with that publication, and one that
    ``needs_records`` has pages and data only where there are any.
    ``checks`` yield what is wrong in a library; ``due_checks`` know the day, and yield what it asks
    for; ``history_checks`` yield what the history of the texts says of it, and ``fixes`` give files
    by their paths as ``check --fix`` is to leave them, by that history. ``losses`` yield what a
    change took away that has to stay, by the library before it, the one after it, and how the
    revision is called from which it started. ``follows`` change in a draft of a move what goes
    with the page of an old key under its new one. ``planned_days`` are fields
    whose days are set ahead: any other day has happened, and ``own_days`` those that the feature
    judges by itself. ``fingerprints`` find those of passages that records remember.

    ``pages`` are the keys of pages that are made from the data, in the order of the menu; one below
    a publication is made where that is. ``made`` gives the keys of more, which depend on records;
    ``documents`` makes them all, and tells of passages those of its ``folder`` and what ``texts``
    gives; so do its forms. ``names`` are what the page of a key may be called, besides its titles;
    ``anchors`` are the ids on it that are no passages; ``menu`` gives titles and keys of
    what stands below the index of a folder; ``home`` is a part of the front page, which
    has ``doors``, too, and tells the ``news`` of its records. ``after`` are
    parts under the text of any page, in a book or ``is_online``; ``local`` are parts of the page of
    a key that is about a place: by the authorities of that place, and those of all others.
    ``books`` plan each a book, by its name; ``ends`` are lists at the end of a book of the pages
    with these keys; ``drawings`` are the charts that all these show.

    ``tables`` and ``datasets`` are open data; ``texts`` gives what they tell of the passages of
    pages, if that isn't simply those of its ``folder``, so that they are made again only when it
    differs; of facts and records they may tell all. ``linked`` describes single things in the
    catalogue; ``files`` are more of them, by their paths below ``data``; ``former`` are those that
    something has taken the place of (a template for several, RFC 6570), each with the path of
    that; ``data_page`` is the key
    of the page about them; ``feed`` is the address of a feed with ``%s`` for the language. In a
    ``data_folder`` below ``data`` its tables and ``resources`` are a data package. ``forms`` make
    files to be handed over, each on a page that ``pages`` names, too. ``stylesheets`` are files of
    the folder ``assets`` that every page of the site loads; ``look`` is what books and the search
    take its marks for; ``styles`` are rules for lists that can be filtered; ``publish`` gives more
    files of the site, by their paths below its root, and ``sealed`` those that tell of finished
    ones; ``said`` are keys of words that its scripts say. ``carried`` is work for files to
    download, each piece for one. ``commands`` gives each command with the name of its group
    (``new``, ``import``), or without; it imports them when it is asked. ``migrations`` are steps of
    ``migrate``, each given the texts' folder, what was read of it, and what steps before it will
    write. ``package`` is the import package that has beside its modules: ``messages.yml`` and
    ``codes.yml``; ``templates``, called by ``NAME/FILE``; in ``starter`` an example for a new
    project. ``patterns`` says of the pattern of a field, or of a rule of its own, what is expected.
    """

    name: str
    folder: str = ""
    needs_records: bool = False
    kinds: tuple[PageKind, ...] = ()
    records: tuple[RecordKind, ...] = ()
    checks: tuple[Callable[[Library], Iterator[Diagnostic]], ...] = ()
    due_checks: tuple[Callable[[Library, dt.date], Iterator[Diagnostic]], ...] = ()
    history_checks: tuple[Callable[[Library, Versions], Iterator[Diagnostic]], ...] = ()
    losses: tuple[Callable[[Library, Library, str], Iterator[Diagnostic]], ...] = ()
    fixes: tuple[Callable[[Library, Versions], Iterator[tuple[str, str]]], ...] = ()
    follows: tuple[Callable[[Any, str, str], None], ...] = ()
    planned_days: tuple[str, ...] = ()
    own_days: tuple[str, ...] = ()
    fingerprints: tuple[Callable[[Library], Iterator[Fingerprint]], ...] = ()
    pages: tuple[str, ...] = ()
    made: Callable[[Library], Iterable[str]] = nothing
    documents: Callable[[Writer], Iterable[tuple[str, Document]]] = nothing
    names: Callable[[Library, str, Locale], Iterable[str]] = nothing
    anchors: Callable[[Library, str], Iterable[str]] = nothing
    menu: Callable[[Writer, str], Iterable[tuple[str, str]]] = nothing
    home: Callable[[Writer], Iterable[str]] = nothing
    doors: Callable[[Writer], Iterable[Door]] = nothing
    news: Callable[[Writer], Iterable[News]] = nothing
    after: Callable[[Writer, Page, bool], Iterable[str]] = nothing
    local: Callable[[Writer, str, frozenset[str], frozenset[str]], Iterable[str]] = nothing
    books: Callable[[Writer], Mapping[str, Callable[[], Plan]]] = no_mapping
    ends: Callable[[Writer, Sequence[str]], Iterable[Part]] = nothing
    drawings: Callable[[Writer], Iterable[Figure]] = nothing
    tables: tuple[Table, ...] = ()
    datasets: tuple[Dataset, ...] = ()
    texts: Callable[[Library], Iterable[object]] | None = None
    resources: Callable[[Library], Iterable[Resource]] = nothing
    former: Mapping[str, str] = field(default_factory=dict)
    data_folder: str = ""
    linked: Callable[[Library, str], Iterable[Mapping[str, Any]]] = nothing
    files: Callable[[Library, str], Mapping[str, bytes]] = no_mapping
    data_page: str = ""
    feed: str = ""
    forms: tuple[Form, ...] = ()
    stylesheets: tuple[str, ...] = ()
    look: Look = field(default_factory=Look)
    styles: Callable[[Library], Iterable[str]] = nothing
    publish: Callable[[Shared], Mapping[str, bytes]] = no_mapping
    sealed: Callable[[Shared, Destination, Pack], Iterable[tuple[str, bytes]]] = nothing
    said: tuple[str, ...] = ()
    carried: Callable[[Materials], Sequence[Callable[[], Made]]] = nothing
    commands: Callable[[], Iterable[tuple[str, Command]]] = nothing
    migrations: tuple[Callable[[Path, Library, Mapping[str, bytes]], Iterator[Edit]], ...] = ()
    package: str = ""
    patterns: Mapping[str, Localized] = field(default_factory=dict)
