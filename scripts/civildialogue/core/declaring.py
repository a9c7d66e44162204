"""The smaller things that a feature's declaration is made of."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from civildialogue.core.model.library import Library

Loc = tuple[str | int, ...]
Row = dict[str, str | list[str] | bool | int]
TEXT, LIST, FLAG, COUNT = "text", "list", "flag", "count"
"""The types of a column of the open data."""
RESTS, LEADS = "rests", "leads"
"""Which way a reference runs in the graph of evidence: to what the page rests on, or leads to."""


@dataclass(frozen=True)
class Reference:
    """A record or page that the facts of a page name. ``loc`` is the place of the name.

    It is looked for in a ``register`` of ``_data`` (``authorities``, ``sources``), else among the
    pages of a ``folder``; without either, ``value`` is the whole key of a page, and ``block`` may
    name a passage of it. ``role`` says as what the page refers to it, in words of the interface
    (``backlinks.ROLE``); what has none is not told there. ``way`` is its way in the graph of
    evidence. A source that ``is_cited`` stands in the page's list of sources.
    """

    loc: Loc
    value: str
    register: str = ""
    folder: str = ""
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
    column. The words of the catalogue are ``dataset.NAME`` and ``dataset.NAME-text``.
    """

    name: str
    columns: Mapping[str, str]
    rows: Callable[[Library, str], Iterable[Row]]


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
