"""What a subject declares of itself; the core knows subjects only by what stands here.

Every layer asks this module, so it imports none of them while the program runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt

    from civildialogue.core.checks.forms import Fingerprint
    from civildialogue.core.model.diagnostics import Diagnostic
    from civildialogue.core.model.language import Locale
    from civildialogue.core.model.library import Library
    from civildialogue.core.model.schema import Original
    from civildialogue.core.model.values import Record
    from civildialogue.core.model.vocabulary import Kind
    from civildialogue.core.site.books import Plan
    from civildialogue.core.site.context import Writer


def _nothing(_name: str) -> Mapping[str, object]:
    return {}


def _no_pages(_library: Library) -> Iterable[str]:
    return ()


def _no_names(_library: Library, _key: str, _locale: Locale) -> Iterable[str]:
    return ()


def _no_menu(_writer: Writer, _index: str) -> Iterable[tuple[str, str]]:
    return ()


def _no_books(_writer: Writer) -> Mapping[str, Callable[[], Plan]]:
    return {}


@dataclass(frozen=True, eq=False)
class PageKind:
    """A kind of page: the schema of its front matter, and the sections that it can't do without.

    ``start`` gives the shared facts that a new page of a name begins with. A kind with a
    ``folder`` stands only there; ``sample`` is the name of a page in it.
    """

    name: Kind
    matter: type[Original]
    sections: tuple[str, ...] = ()
    start: Callable[[str], Mapping[str, object]] = _nothing
    folder: str = ""
    sample: str = ""


@dataclass(frozen=True, eq=False)
class RecordKind:
    """A kind of record with a file each in a folder; ``library.records(model)`` has them by id.

    A file that ends in ``.md`` has a text below its front matter. ``reads`` chooses the model of a
    file's values where a kind has several. ``file_name`` is what every file of the folder is named
    like, below it; ``misnamed`` is the code of one that isn't. ``own_words`` are the fields that
    the public writes, to be left as they are; ``answers`` those of the editors beside them.
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

    @property
    def is_public(self) -> bool:
        """Whether the public writes such records, and their words are not the editors'."""
        return bool(self.own_words)

    def has(self, path: str) -> bool:
        """Whether a file is one of the kind, or stands where only such files may."""
        is_inside = path.startswith(f"{self.folder}/")
        return is_inside and (self.file_name is not None or path.endswith(self.ending))


@dataclass(frozen=True, eq=False)
class Feature:
    """A subject of the site. All of it is optional but the name.

    ``checks`` yield what is wrong in a library; ``due_checks`` know the day, and yield what it asks
    for. ``planned_days`` are the fields whose days are set ahead: any other day has happened.
    ``fingerprints`` find those of passages that records remember.

    ``pages`` are the keys of pages that are made from the data, in the order of the menu; one below
    a publication is made where that is. ``made`` gives the keys of more, which depend on records.
    ``names`` are what the page of a key may be called, besides its titles; ``menu`` gives titles
    and keys of what stands below the index of a folder; ``books`` plan each a book, by its name.
    """

    name: str
    kinds: tuple[PageKind, ...] = ()
    records: tuple[RecordKind, ...] = ()
    checks: tuple[Callable[[Library], Iterator[Diagnostic]], ...] = ()
    due_checks: tuple[Callable[[Library, dt.date], Iterator[Diagnostic]], ...] = ()
    planned_days: tuple[str, ...] = ()
    fingerprints: tuple[Callable[[Library], Iterator[Fingerprint]], ...] = ()
    pages: tuple[str, ...] = ()
    made: Callable[[Library], Iterable[str]] = _no_pages
    names: Callable[[Library, str, Locale], Iterable[str]] = _no_names
    menu: Callable[[Writer, str], Iterable[tuple[str, str]]] = _no_menu
    books: Callable[[Writer], Mapping[str, Callable[[], Plan]]] = _no_books


_active: list[Feature] = []


def active() -> tuple[Feature, ...]:
    """The features of the program, in their order."""
    return tuple(_active)


def compose(features: tuple[Feature, ...]) -> None:
    """Sets the features that the program has from now on."""
    _active[:] = features
