"""The features of the program, and those of them that a site has."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from civildialogue.core.feature import Feature

_known: list[Feature] = []
_chosen: list[frozenset[str] | None] = [None]


def known() -> tuple[Feature, ...]:
    """Every feature of the program, in its order."""
    return tuple(_known)


def active() -> tuple[Feature, ...]:
    """The features that were chosen, in the program's order; all of them, if none were."""
    names = _chosen[-1]
    return tuple(each for each in _known if names is None or each.name in names)


def off() -> tuple[Feature, ...]:
    """The features of the program that were not chosen."""
    return tuple(each for each in _known if each not in active())


def compose(features: Sequence[Feature]) -> None:
    """Sets the features that the program has from now on."""
    _known[:] = features


def choose(names: Sequence[str] | None) -> None:
    """Chooses the features of the site that is worked on; None chooses all."""
    _chosen[-1] = None if names is None else frozenset(names)


@contextmanager
def using(names: Sequence[str] | None = None) -> Iterator[None]:
    """Has these features for a while; what is chosen meanwhile is forgotten at the end."""
    _chosen.append(None)
    choose(names)
    try:
        yield
    finally:
        _chosen.pop()
