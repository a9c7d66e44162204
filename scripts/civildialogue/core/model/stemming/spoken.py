"""A text as words with their places, and with a stop wherever a phrase has to end."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from civildialogue.core.model.stemming.stemmer import words

_CHUNK = re.compile(r"\S+")
_EMPTY_LINE = re.compile(r"\n\s*?\n")
_WORD = re.compile(r"[^\W_]+")
_SOFT = frozenset("*_-’'\u00ad")
"""Signs between the words of a phrase that don't end it: marks of emphasis, a hyphen."""


@dataclass(frozen=True)
class Token:
    """The words between two spaces; ``start`` and ``end`` are their places.

    ``opens`` and ``closes`` say whether a sign before or after it separates it from its neighbour.
    """

    words: tuple[str, ...]
    start: int
    end: int
    opens: bool
    closes: bool


def words_in(text: str) -> tuple[str, ...]:
    """The words that the search knows, or those of scripts that it has no letters of."""
    found = words(text)
    return tuple(found or _WORD.findall(unicodedata.normalize("NFC", text).lower()))


@lru_cache(maxsize=1 << 16)
def _token(chunk: str) -> Token:
    found = words_in(chunk)
    signs = [number for number, sign in enumerate(chunk) if sign.isalnum()]
    start, end = (signs[0], signs[-1] + 1) if signs else (len(chunk), len(chunk))
    before, after = chunk[:start], chunk[end:]
    return Token(found, start, end, not _SOFT.issuperset(before), not _SOFT.issuperset(after))


class Said(dict[str, tuple[str, ...]]):
    """The words of what stands between two spaces; an empty one where a phrase has to end."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        token = _token(chunk)
        before, after = ("",) * token.opens, ("",) * token.closes
        self[chunk] = found = (*before, *token.words, *after)
        return found


class Text:
    """A text without an empty line, in chunks; their places are found when they are asked for."""

    def __init__(self, text: str, start: int) -> None:
        self._text, self._start = text, start
        self.chunks = text.split()

    @cached_property
    def _starts(self) -> list[int]:
        return [match.start() for match in _CHUNK.finditer(self._text)]

    def place(self, number: int) -> tuple[int, int]:
        """Where the words of a chunk stand."""
        token, start = _token(self.chunks[number]), self._start + self._starts[number]
        return start + token.start, start + token.end


def parts(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text between its empty lines, each with its place."""
    at = 0
    for gap in _EMPTY_LINE.finditer(text) if "\n" in text else ():
        yield at, text[at : gap.start()]
        at = gap.end()
    yield at, text[at:]
