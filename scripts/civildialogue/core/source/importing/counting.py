"""The words of a document counted against those of its page: what is missing is told."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from civildialogue.core.model.characters import HIDDEN, in_one_alphabet
from civildialogue.core.source.importing.losses import WORDS, Losses
from civildialogue.core.source.importing.signs import APART, bare

_WORD = re.compile(r"[^\W_]+")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*\)")
_AIM = re.compile(r"\]\([^()\s]*\)")
_NOTE = re.compile(r"\[\^n\d+\]:?")
_APART = re.compile(r"\\[\n\\`*_]")
"""What breaks a line, and the text’s own signs behind a backslash: they part words."""
_MARK = re.compile(r"[\\*`]")
_MOST = 8
"""How many words say where others are missing."""


def words(text: str) -> list[str]:
    """The words of a text, however their signs are set: ``m²`` is ``m2``; in one alphabet each."""
    text = unicodedata.normalize("NFKC", HIDDEN.sub("", bare(text).replace("\u00ad", "")))
    return _WORD.findall(in_one_alphabet(text))


def of_page(markdown: str) -> Counter[str]:
    """How often each word stands in the text of a page; not those of pictures."""
    text = _NOTE.sub(" ", _AIM.sub("] ", _PICTURE.sub("", bare(markdown.replace(APART, " ")))))
    return Counter(words(unescape(_MARK.sub("", _APART.sub(" ", text)))))


def missing(texts: Iterable[str], markdown: str) -> Iterator[tuple[str, list[str]]]:
    """The words of each text that the page has not, and words of it or before it that it has."""
    left = of_page(markdown)
    near: list[str] = []
    for text in texts:
        own = words(text)
        lost = []
        for word in own:
            if left[word]:
                left[word] -= 1
            else:
                lost.append(word)
        kept = [word for word in own if word not in lost]
        near = kept or near
        if lost:
            yield " ".join(lost), near


def compare(texts: Iterable[str], title: str, body: str, losses: Losses) -> str:
    """Tells all words of a document that its page has not; returns the body with their signs."""
    lines = body.split("\n")
    find = _Lines(lines)
    for lost, near in missing(texts, f"{title}\n\n{body}"):
        losses.tell(WORDS, lost, " ".join(near))
        lines[find.nearest(near[:_MOST])] += losses.signs()
    return "\n".join(lines)


class _Lines:
    """Finds the lines of a page in the order of the document."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._given = lines
        self._having: dict[str, list[int]] = {}
        self._last = 0

    def nearest(self, near: Sequence[str]) -> int:
        """The line that has most of the words; of several, the next one from the last found."""
        if not self._having:
            self._having = defaultdict(list)
            for number, line in enumerate(self._given):
                for word in of_page(line):
                    self._having[word].append(number)
        count = Counter(number for word in near for number in self._having.get(word, ()))
        if count:
            most = max(count.values())
            found = [number for number, each in count.items() if each == most]
            self._last = min(found, key=lambda number: (number < self._last, number))
        return self._last
