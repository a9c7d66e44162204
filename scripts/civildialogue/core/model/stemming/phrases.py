"""Phrases found in a text whatever the endings of their words, with their places, in one pass."""

import unicodedata
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress, count, islice
from typing import Any, Generic, NamedTuple, TypeVar

from civildialogue.core.model.language import Locale
from civildialogue.core.model.stemming.spoken import Said, Text, parts, words_in
from civildialogue.core.model.stemming.stemmer import beginning, is_kept, stem
from civildialogue.core.model.stemming.tongues import Ways, tongue, ways

T = TypeVar("T", bound=Hashable)

LONGEST_ENDING = 4
"""Letters that a form may have after those that it shares with the word: Romanian «petițiilor»."""
SHORT = 4
"""Letters of a word whose forms may be quite unlike it: «ден» and «дни»."""
CLOSE_ENDING = 3
"""Letters that a form may have after those shared if it is hardly changed: «сигналите»."""


def stemmed(text: str, locale: Locale) -> tuple[str, ...]:
    """The stems of all words of a text; words that the search leaves out count here."""
    taken = ways(locale)
    return tuple(_stem(word, taken) for word in words_in(text))


@lru_cache(maxsize=1 << 16)
def _stem(word: str, taken: Ways) -> str:
    return stem(word, tongue(word, taken))


@lru_cache(maxsize=1 << 14)
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


@lru_cache(maxsize=1 << 14)
def _is_close(said: str, word: str) -> bool:
    """Whether a form has all of the word but its last letter, and is no shorter."""
    shared = _shared(said, word)
    is_whole = shared >= len(word) - 1 and len(said) >= len(word)
    return is_whole and len(said) - shared <= CLOSE_ENDING


class Hit(NamedTuple, Generic[T]):
    """A phrase where it stands in a text; ``is_close`` if each word is hardly changed."""

    meaning: T
    is_close: bool
    text: Text
    first: int
    last: int

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.text.place(self.first)[0]

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.text.place(self.last)[1]

    def is_all_of(self, text: str) -> bool:
        """Whether the text is the phrase and nothing else."""
        return len(text.strip()) == self.end - self.start


@dataclass
class _Node(Generic[T]):
    after: dict[str, "_Node[T]"] = field(default_factory=dict)
    phrases: dict[tuple[str, ...], T] = field(default_factory=dict)


class _Starts(dict[str, "_Node[Any] | None"]):
    """What may follow each word that was asked for; None if no phrase begins with it."""

    def __init__(self, root: _Node[Any], taken: Ways) -> None:
        super().__init__()
        self._root, self._taken = root.after, taken
        self._beginnings = {beginning(name) for name in root.after}

    def __missing__(self, word: str) -> _Node[Any] | None:
        locale, found = tongue(word, self._taken), None
        if word and (not is_kept(word, locale) or beginning(word) in self._beginnings):
            found = self._root.get(_stem(word, self._taken))
        self[word] = found
        return found


class _Stems(dict[str, str]):
    """The stem of each word that was asked for."""

    def __init__(self, taken: Ways) -> None:
        super().__init__()
        self._taken = taken

    def __missing__(self, word: str) -> str:
        self[word] = found = _stem(word, self._taken)
        return found


class _Leads(dict[str, str | None]):
    """The stem of the first word between two spaces; None where no word stands there."""

    def __init__(self, stems: _Stems, said: Said) -> None:
        super().__init__()
        self._stems, self._said = stems, said

    def __missing__(self, chunk: str) -> str | None:
        words = self._said[chunk]
        self[chunk] = found = self._stems[words[0]] if words else None
        return found


_ANY: Mapping[str, Any] = {"": None}
"""Whatever goes on: a phrase may be whole already."""


class _Begins(dict[str, Mapping[str, Any]]):
    """With which stems a phrase may go on that begins between two spaces; none if none begins.

    Most words that begin a phrase are no more than a common word of a title.
    """

    def __init__(self, starts: _Starts, said: Said) -> None:
        super().__init__()
        self._starts, self._said = starts, said

    def __missing__(self, chunk: str) -> Mapping[str, Any]:
        nodes = [self._starts[word] for word in self._said[chunk]]
        found: Mapping[str, Any] = _ANY if any(nodes) else {}
        if found and nodes[-1] and not nodes[-1].phrases and not any(nodes[:-1]):
            found = nodes[-1].after
        self[chunk] = found
        return found


Known = tuple[tuple[str, ...], tuple[str, ...], T]
"""A phrase: the stems of its words, the words, and what it means."""


class Phrases(Generic[T]):
    """Phrases of a language with what each means, some ``known``; of two alike the first counts."""

    def __init__(self, locale: Locale, known: Iterable[Known[T]] = ()) -> None:
        self.locale, self.known = locale, [*known]
        self._asked: tuple[_Begins, _Leads, _Starts, _Stems, Said] | None = None

    def add(self, phrase: str, meaning: T) -> None:
        """Adds a phrase; one without a word is never found."""
        if said := words_in(phrase):
            taken, self._asked = ways(self.locale), None
            self.known.append((tuple(_stem(word, taken) for word in said), said, meaning))

    def _root(self) -> _Node[T]:
        root: _Node[T] = _Node()
        for stems, said, meaning in self.known:
            node = root
            for name in stems:
                node = node.after.setdefault(name, _Node())
            node.phrases.setdefault(said, meaning)
        return root

    def found(self, text: str) -> Iterator[Hit[T]]:
        """The phrases in a text from left to right. Of those that overlap, the first and longest.

        A phrase doesn't go over a full stop, a comma, a bracket or an empty line.
        """
        if self._asked is None:
            taken, said = ways(self.locale), Said()
            starts, stems = _Starts(self._root(), taken), _Stems(taken)
            self._asked = _Begins(starts, said), _Leads(stems, said), starts, stems, said
        begins, leads, starts, stems, said = self._asked
        for begin, part in parts(text):
            read, free = Text(part, begin), (0, 0)
            chunks = read.chunks
            for first in compress(count(), map(begins.__getitem__, chunks)):
                after, lead = begins[chunks[first]], None
                if after is not _ANY:
                    lead = leads[chunks[first + 1]] if first + 1 < len(chunks) else ""
                if lead is not None and lead not in after:
                    continue
                for at, word in enumerate(said[chunks[first]]):
                    node = starts[word]
                    if node is None or (first, at) < free:
                        continue
                    words = islice(_words(read, first, said), at, None)
                    if found := _longest(node, words, stems):
                        meaning, is_close, free = found
                        yield Hit(meaning, is_close, read, first, free[0])


_Word = tuple[str, int, int]  # It, and the numbers of its chunk and of its place in there.


def _words(text: Text, first: int, said: Said) -> Iterator[_Word]:
    """The words from one chunk on."""
    for number in range(first, len(text.chunks)):
        for at, word in enumerate(said[text.chunks[number]]):
            yield word, number, at


def _longest(
    node: _Node[T], words: Iterator[_Word], stems: _Stems
) -> tuple[T, bool, tuple[int, int]] | None:
    """What the longest phrase that begins at a node means, if it is close, and where it ends."""
    found, said = None, list[str]()
    for word, chunk, at in words:
        if said:
            inner = node.after.get(stems[word])
            if inner is None:
                break
            node = inner
        said.append(word)
        for phrase, meaning in node.phrases.items():
            if all(map(is_form, said, phrase)):
                found = meaning, all(map(_is_close, said, phrase)), (chunk, at + 1)
                break
        if not node.after:
            break
    return found
