"""What a page gives to the search, without its long texts: these are read where they are needed."""

import hashlib
from typing import NamedTuple

from civildialogue.core.output.search.counting import Contribution


class Brief(NamedTuple):
    """A `Contribution` with sums in the places of its texts, and one over all of it."""

    key: str
    url: str
    title: str
    publication: str
    kind: str
    number: str
    length: int
    tells: bool
    said: str
    passages: tuple[str, ...]
    words: str
    sum: str


def brief(given: Contribution) -> Brief:
    """What has to be known of a page's contribution as long as nobody asks for its texts."""
    said = _sum(given.said) if given.said else ""
    passages, words = tuple(map(_sum, given.passages)), _sum(given.words, given.places)
    *own, _said, _passages, _words, _places = given
    every = [*own, said, passages, words]
    return Brief._make([*every, _sum(repr(every))])


def _sum(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
