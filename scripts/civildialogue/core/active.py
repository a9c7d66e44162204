"""The features of the program, and those of them that a site has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from civildialogue.core.feature import Feature

CORE = "civildialogue.core.model"
_known: list[Feature] = []
_introduced: list[str] = []
broken: dict[str, str] = {}
"""The features of other packages that can't be used, each with the reason."""
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


@cache
def _packages(features: tuple[Feature, ...]) -> tuple[str, ...]:
    return (CORE, *(each.package for each in features if each.package))


def packages() -> tuple[str, ...]:
    """The packages that hold words and codes: the core's own, then those of the features."""
    return _packages(known()) if _known else (CORE, *_introduced)


def held(name: str) -> Iterator[str]:
    """The text of a file of that name, from each package that has one."""
    for package in packages():
        file = files(package).joinpath(name)
        if file.is_file():
            yield file.read_text(encoding="utf-8")


def entries(name: str) -> Mapping[str, Any]:
    """What the packages hold in YAML under that name, by key: what stands in two is the first's."""
    return _entries(name, packages())


@cache
def _entries(name: str, _packages: tuple[str, ...]) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for text in held(name):
        for key, entry in yaml.load(text, Loader=yaml.CSafeLoader).items():
            found.setdefault(key, entry)
    return found


def asset(feature: Feature, name: str) -> bytes:
    """A file of the folder ``assets`` of a feature's package. Raises OSError if it is not there."""
    return files(feature.package).joinpath("assets", name).read_bytes()


def compose(features: Sequence[Feature], left_out: Mapping[str, str] | None = None) -> None:
    """Sets the features that the program has from now on, and why others can't be used."""
    _known[:] = features
    broken.clear()
    broken.update(left_out or {})


def introduce(packages: Iterable[str]) -> None:
    """Has the words and codes of these packages as long as no features are composed."""
    _introduced[:] = packages


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
