"""What a subject declares of itself; the core knows subjects only by what stands here.

Every layer asks this module, so it imports none of them while the program runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from civildialogue.core.model.diagnostics import Diagnostic
    from civildialogue.core.model.library import Library
    from civildialogue.core.model.schema import Original
    from civildialogue.core.model.vocabulary import Kind


def _nothing(_name: str) -> Mapping[str, object]:
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
class Feature:
    """A subject of the site. All of it is optional but the name.

    ``checks`` yield what is wrong in a library; ``due_checks`` know the day, and yield what it asks
    for. ``planned_days`` are the fields whose days are set ahead: any other day has happened.
    """

    name: str
    kinds: tuple[PageKind, ...] = ()
    checks: tuple[Callable[[Library], Iterator[Diagnostic]], ...] = ()
    due_checks: tuple[Callable[[Library, dt.date], Iterator[Diagnostic]], ...] = ()
    planned_days: tuple[str, ...] = ()


_active: list[Feature] = []


def active() -> tuple[Feature, ...]:
    """The features of the program, in their order."""
    return tuple(_active)


def compose(features: tuple[Feature, ...]) -> None:
    """Sets the features that the program has from now on."""
    _active[:] = features
