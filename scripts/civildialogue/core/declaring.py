"""The smaller things that a feature's declaration is made of."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel

    from civildialogue.core.model.library import Library, Located
    from civildialogue.core.model.page import Page
    from civildialogue.core.model.rules import Rule
    from civildialogue.core.site.writing.context import Writer

Loc = tuple[str | int, ...]
Row = dict[str, str | list[str] | bool | int]
TEXT, LIST, FLAG, COUNT, DATE = "text", "list", "flag", "count", "date"
"""The types of a column of the open data."""
RESTS, LEADS = "rests", "leads"
"""Which way a reference runs in the graph of evidence: to what the page rests on, or leads to."""


@dataclass(frozen=True)
class RecordChange:
    """A record that was added, removed or changed; ``library`` has what surrounds it."""

    kind: str
    id: str
    before: Located[Any] | None
    after: Located[Any] | None
    library: Library

    @property
    def record(self) -> Located[Any]:
        """The record as it is, or was, if it is gone."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - one of the two is there
        return found


@dataclass(frozen=True)
class Reference:
    """A record or page that the facts of a page name. ``loc`` is the place of the name.

    It is looked for in a ``register``: one of ``_data`` (``authorities``, ``sources``) or the
    records of a kind, by its name; else among the pages of a ``folder``, which are of a ``kind`` if
    one is given; without either, ``value`` is the whole key of a page, and ``block`` may name a
    passage of it. ``role`` says as what the page refers to it, in words of the interface
    (``backlinks.ROLE``); what has none isn't told there. ``way`` is its way in the graph of
    evidence. A source that ``is_cited`` stands in the page's list of sources.
    """

    loc: Loc
    value: str
    register: str = ""
    folder: str = ""
    kind: str = ""
    block: str = ""
    role: str = ""
    way: str = ""
    is_cited: bool = False

    @property
    def field(self) -> str:
        """The field's own name."""
        return next(str(part) for part in reversed(self.loc) if isinstance(part, str))

    @property
    def target(self) -> str:
        """The key of the page that is named, or ``source:`` and the id of a source."""
        if self.register:
            return f"{self.register.removesuffix('s')}:{self.value}"
        return posixpath.join(self.folder, self.value)


def each(field: str, values: Sequence[str], **place: Any) -> Iterator[Reference]:
    """A reference for each item of a list of names."""
    for index, value in enumerate(values):
        yield Reference((field, index), value, **place)


@dataclass(frozen=True, eq=False)
class Table:
    """A table of the open data: ``data/NAME.csv``, and a part of the feature's JSON.

    ``rows`` are given the library and the site's address, with a slash at its end; each has every
    column. The words of the catalogue are ``dataset.NAME`` and ``dataset.NAME-text``. A row is
    known by the columns of its ``key``; a column that is ``foreign`` has the id of another table.
    """

    name: str
    columns: Mapping[str, str]
    rows: Callable[[Library, str], Iterable[Row]]
    key: tuple[str, ...] = ()
    foreign: Mapping[str, str] = field(default_factory=dict)


Object = Mapping[str, Any]


def nothing(*_given: object) -> Any:
    """What is not declared gives nothing, whatever it is asked for."""
    return ()


def no_mapping(*_given: object) -> Any:
    """The same for what gives a mapping."""
    return {}


@dataclass(frozen=True, eq=False)
class Dataset:
    """Objects of the open data: ``data/v1/PLACE.json`` has all of them under their ``name``.

    ``shape`` is that of an object by JSON Schema, and ``parts`` are the shapes that it names.
    ``items`` are given the library and the site's address, with a slash at its end. What has pages
    of a ``kind`` has a file of each in the folder ``place``, as ``page`` tells it, which is given
    the record's page too; its last member, ``passages``, is in that file alone and not in the
    ``shape``. The words of the index are ``dataset.NAME``, those of the page about the data
    ``dataset.NAME-text``.
    """

    name: str
    place: str
    shape: Callable[[], Object]
    items: Callable[[Library, str], Iterable[Object]] = nothing
    parts: Callable[[], Mapping[str, Object]] = no_mapping
    kind: str = ""
    page: Callable[[Library, Page, str], Object] = no_mapping


@dataclass(frozen=True, eq=False)
class Resource:
    """A file of data that people wrote, at a ``path`` of a data package, and what it says of it.

    ``described`` are its properties, ``schema`` that of its table (https://datapackage.org).
    """

    name: str
    path: str
    content: bytes
    schema: Mapping[str, Any]
    described: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Door:
    """A task on the front page. Its words are ``door.NAME``, and ``…-text`` and ``…-go`` after it.

    The last, or ``go`` instead, names the link; ``state`` says how it stands now.
    """

    name: str
    to: str
    state: str = ""
    go: str = ""


@dataclass(frozen=True)
class News:
    """A text that changed or a decision; ``foreign`` names a language that is not the reader's."""

    day: dt.date
    title: str
    to: str
    foreign: str = ""


@dataclass(frozen=True)
class Look:
    """What the classes in a feature's HTML mean to those who read it without its style.

    ``boxes`` are set apart in a PDF, each as a ``box``, ``tab``, ``aside`` or ``answer``; what is
    ``small`` is set so; ``book`` is a style of the folder ``assets`` for EPUB. What is
    ``unsearched`` the search leaves out.
    """

    boxes: Mapping[str, str] = field(default_factory=dict)
    small: tuple[str, ...] = ()
    book: str = ""
    unsearched: tuple[str, ...] = ()


Made = str | bool | tuple[str, str]
DAY, SUBJECT, NAMED = "day", "subject", "slug"
"""What a form makes by itself: today; what its subject has; Latin letters from another field."""


@dataclass(frozen=True)
class Input:
    """What a person fills in. ``path`` is the field of the file, by default the one of that name.

    What it looks like follows from the schema; ``kind`` says it where there is a choice: ``area``,
    ``select``. A ``check`` is a consent, to a field or, without a path, to something else. An input
    ``is_text`` if it goes below the front matter. It shows only ``when`` another input has one of
    the values. ``rows`` and ``autocomplete`` are those of HTML.
    """

    name: str
    path: str | None = None
    kind: str = ""
    is_text: bool = False
    when: tuple[str, tuple[str, ...]] | None = None
    rows: int = 4
    autocomplete: str = ""


@dataclass(frozen=True, eq=False)
class Form:
    """A page with a form that makes a file for the sources, to be handed over by who filled it in.

    The fields are those of ``model``: a person types ``inputs``, the form makes ``made`` (``DAY``,
    ``SUBJECT``, ``(NAMED, field)``, or a value as it is), what is ``left`` the editors add.
    ``path`` is the file's, below the texts: ``{field}``, ``{field|slug|otherwise}``,
    ``{field|tail}`` after its first hyphen, ``{record}`` for the record's language. Inputs that are
    texts come below the front matter, each under the heading of that section, or alone. An
    identifier of its own goes into the field ``identifier`` and begins with ``prefix``. ``rules``
    are those of the checks.

    Words are ``NAME.input``, ``NAME.input-hint``, ``NAME.input.value``; where there are none, those
    of facts, sections and of every form (``form.…``), and ``NAME.save.…`` before all where nothing
    ``can_send`` the file. ``template`` lays out the fields, if they do not simply follow each
    other. ``scripts`` of the folder ``assets`` know what the form is about, one of ``subjects``
    (id, label and its language); ``data`` begins the address of its data, which are in ``parts``: a
    file for several subjects in the order of their ids, with the name of the first. ``below`` is
    Markdown under the form.
    """

    name: str
    page: str
    model: type[BaseModel]
    inputs: tuple[Input, ...]
    path: str
    made: Mapping[str, Made] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    prefix: str = ""
    identifier: str = ""
    rules: tuple[Rule, ...] = ()
    template: str = ""
    scripts: tuple[str, ...] = ()
    data: str = ""
    parts: Callable[[Library], Sequence[Sequence[str]]] | None = None
    subjects: Callable[[Writer], Sequence[tuple[str, str, str]]] | None = None
    below: Callable[[Writer], str] | None = None
    mail: Callable[[Writer], str | None] | None = None
    can_send: Callable[[Writer], bool] | None = None
