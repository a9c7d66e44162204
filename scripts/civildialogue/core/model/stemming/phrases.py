"""Phrases found in a text whatever the endings of their words, with their places, in one pass."""

import re
import unicodedata
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Generic, TypeVar

from civildialogue.core.model.language import Locale
from civildialogue.core.model.stemming.stemmer import beginning, is_kept, stem, words
from civildialogue.core.model.stemming.tongues import Ways, tongue, ways

T = TypeVar("T", bound=Hashable)

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W_]+")
_SOFT = frozenset("*_-’'\u00ad")
"""Signs between the words of a phrase that don't end it: marks of emphasis, a hyphen."""


LONGEST_ENDING = 4
"""Letters that a form may have after those that it shares with the word: Romanian «petițiilor»."""
SHORT = 4
"""Letters of a word whose forms may be quite unlike it: «ден» and «дни»."""
CLOSE_ENDING = 3
"""Letters that a form may have after those shared if it is hardly changed: «сигналите»."""


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


def stemmed(text: str, locale: Locale) -> tuple[str, ...]:
    """The stems of all words of a text; words that the search leaves out count here."""
    taken = ways(locale)
    return tuple(_stem(word, taken) for word in _words(text))


@lru_cache(maxsize=1 << 16)
def _stem(word: str, taken: Ways) -> str:
    return stem(word, tongue(word, taken))


def is_form(said: str, word: str) -> bool:
    """Whether a word with the stem of another is a form of it rather than a relative.

    A search takes «адреси» for «адресат» and “evident” for “evidence”, as a reader may mean either.
    A form has another last letter at most, or lacks the vowel before it: «свободен», «свободни».
    Words that begin otherwise, such as «хора» for «човек», have their stem by a rule.
    """
    said, word = _bare(said), _bare(word)
    shared = _shared(said, word)
    if not shared or len(word) <= SHORT:
        return True
    is_fleeting = shared == len(word) - 2 and said[shared : shared + 1] == word[-1]
    return (shared >= len(word) - 1 or is_fleeting) and len(said) - shared <= LONGEST_ENDING


def _shared(said: str, word: str) -> int:
    """How many letters two words begin with alike."""
    unlike = (at for at, pair in enumerate(zip(said, word, strict=False)) if pair[0] != pair[1])
    return next(unlike, min(len(said), len(word)))


@lru_cache(maxsize=1 << 12)
def _bare(word: str) -> str:
    """A word without the marks of its letters: an inflection may change them, as in «Räte»."""
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _is_close(said: str, word: str) -> bool:
    """Whether a form has all of the word but its last letter, and is no shorter."""
    shared = _shared(said, word)
    is_whole = shared >= len(word) - 1 and len(said) >= len(word)
    return is_whole and len(said) - shared <= CLOSE_ENDING


def _words(text: str) -> tuple[str, ...]:
    """The words that the search knows, or those of scripts that it has no letters of."""
    found = words(text)
    return tuple(found or _WORD.findall(unicodedata.normalize("NFC", text).lower()))


@lru_cache(maxsize=1 << 16)
def _token(chunk: str) -> Token:
    found = _words(chunk)
    signs = [number for number, sign in enumerate(chunk) if sign.isalnum()]
    start, end = (signs[0], signs[-1] + 1) if signs else (len(chunk), len(chunk))
    before, after = chunk[:start], chunk[end:]
    return Token(found, start, end, not _SOFT.issuperset(before), not _SOFT.issuperset(after))


@dataclass(frozen=True)
class Hit(Generic[T]):
    """A phrase where it stands in a text; ``is_close`` if each word is hardly changed."""

    meaning: T
    start: int
    end: int
    is_close: bool

    def is_all_of(self, text: str) -> bool:
        """Whether the text is the phrase and nothing else."""
        return len(text.strip()) == self.end - self.start


@dataclass
class _Node(Generic[T]):
    after: dict[str, "_Node[T]"] = field(default_factory=dict)
    phrases: dict[tuple[str, ...], T] = field(default_factory=dict)


class _Starts(dict[str, str]):
    """The stem of each word that was asked for, empty if no phrase begins with it."""

    def __init__(self, root: _Node[Any], taken: Ways) -> None:
        super().__init__()
        self._root, self._taken = root.after, taken
        self._beginnings = {beginning(name) for name in root.after}

    def __missing__(self, word: str) -> str:
        locale, name = tongue(word, self._taken), ""
        if not is_kept(word, locale) or beginning(word) in self._beginnings:
            name = _stem(word, self._taken)
        self[word] = found = name if name in self._root else ""
        return found


class _Chunks(dict[str, bool]):
    """Whether a phrase may begin in what stands between two spaces."""

    def __init__(self, starts: _Starts) -> None:
        super().__init__()
        self.starts = starts

    def __missing__(self, chunk: str) -> bool:
        self[chunk] = found = any(self.starts[word] for word in _token(chunk).words)
        return found


class Phrases(Generic[T]):
    """Phrases of one language with what each means; of two alike, the first one counts."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self._root: _Node[T] = _Node()
        self._chunks: _Chunks | None = None

    def add(self, phrase: str, meaning: T) -> None:
        """Adds a phrase; one without a word is never found."""
        self._chunks = None
        node, said, taken = self._root, _words(phrase), ways(self.locale)
        for name in (_stem(word, taken) for word in said):
            node = node.after.setdefault(name, _Node())
        if said:
            node.phrases.setdefault(said, meaning)

    def found(self, text: str) -> Iterator[Hit[T]]:
        """The phrases in a text from left to right. Of those that overlap, the first and longest.

        A phrase doesn't go over a full stop, a comma, a bracket or an empty line.
        """
        taken = ways(self.locale)
        if self._chunks is None:
            self._chunks = _Chunks(_Starts(self._root, taken))
        if not any(map(self._chunks.__getitem__, text.split())):
            return
        starts = self._chunks.starts
        words, places = _read(text)
        at = 0
        while at < len(words):
            name = starts[words[at]]
            if not name:
                at += 1
                continue
            hit, reached, to = None, at + 1, at
            node = self._root
            while inner := node.after.get(name):
                node, to = inner, to + 1
                said = words[at:to]
                for phrase, meaning in node.phrases.items():
                    if all(map(is_form, said, phrase)):
                        close = all(map(_is_close, said, phrase))
                        hit = Hit(meaning, places[at][0], places[to - 1][1], close)
                        reached = to
                        break
                if to == len(words):
                    break
                name = _stem(words[to], taken)
            if hit:
                yield hit
            at = reached


def _read(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The words of a text and their places; an empty word stands where a phrase has to end."""
    words, places, last = list[str](), list[tuple[int, int]](), 0
    for match in _CHUNK.finditer(text):
        start, end = match.span()
        token = _token(match[0])
        # Nearly all stand one space apart, where no empty line can be.
        if token.opens or (start > last + 1 and text.count("\n", last, start) > 1):
            words.append("")
            places.append((start, start))
        for word in token.words:
            words.append(word)
            places.append((start + token.start, start + token.end))
        if token.closes:
            words.append("")
            places.append((start, start))
        last = end
    return words, places
