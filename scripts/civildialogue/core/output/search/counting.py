"""One page in all its languages → what it gives to the index of each.

It needs no other page, so pages can be counted in several processes, and what they gave can be kept
(it can be pickled).
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, repeat
from operator import add
from typing import NamedTuple

from civildialogue.core.active import known
from civildialogue.core.model.language import Locale
from civildialogue.core.model.stemming.stemmer import words
from civildialogue.core.model.stemming.terms import stems
from civildialogue.core.model.stemming.tongues import Ways, how, ways
from civildialogue.core.output.search import shards
from civildialogue.core.output.search.documents import Document, Paragraph
from civildialogue.core.output.search.learning import lines

PASSAGE = 1600
"""Letters in a passage at most: as much of a page as one snippet is chosen from."""
HEADING = 2
"""What one occurrence in a heading counts, once for each passage; the summary counts as much."""
FOREIGN = 2
"""Occurrences in the translation that make one here."""
LEVELS = (1, 2, 3, 5, 8, 13)
"""The least counts of the levels 0 to 5 that a posting tells apart; the engine has them too."""
TITLED, NAMED = 6, 7
"""The levels of a word of the title or keywords in any language, or of a term defined here; of an
identifier."""
IDENTIFIER = re.compile(r"[a-z]+-[0-9]{4}")


class _Codes(dict[int, str]):
    """What a posting says of a word in a passage, by how often it comes; of so many, one counts."""

    def __init__(self, passage: int, many: int = 1) -> None:
        super().__init__()
        self._passage, self._many = passage, many

    def __missing__(self, count: int) -> str:
        level = bisect_right(LEVELS, max(1, count // self._many)) - 1
        code = self[count] = shards.place(self._passage, level)
        return code

    def of(self, words: Iterable[str]) -> dict[str, str]:
        """What is said of each word."""
        found = Counter(words)
        return dict(zip(found, map(self.__getitem__, found.values()), strict=True))


_codes = cache(_Codes)


class Contribution(NamedTuple):
    """What a page gives to the index of its language.

    ``number`` is its identifier or empty; ``length`` counts its words; ``tells`` is whether it
    says how something is done; ``said`` are passages with their translations, see
    `learning.lines`; ``passages`` are JSON, as a
    text shard holds them; ``words`` are the stems, and ``places`` where each stands, see
    `shards.place`, both with spaces between.
    """

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
    places: str


def contributions(versions: Iterable[Document]) -> list[Contribution]:
    """What each version of a page gives; the versions are one page in several languages.

    What the others say counts a little for the same passage here.
    """
    read = [_Read(version) for version in versions]
    found = [_contribution(own, [other for other in read if other is not own]) for own in read]
    pairs = (lines(read[0].blocks(), other.blocks()) for other in read[1:])
    return [found[0]._replace(said="\n".join(filter(None, pairs))), *found[1:]] if read else []


class _Read:
    """A document in passages, and its words as they are taken on the pages of a language."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.passages = _passages(document.paragraphs)
        self._taken: dict[Ways, list[list[list[str]]]] = {}
        self._heard: dict[tuple[Ways, str], list[str]] = {}

    def stems(self, locale: Locale) -> list[list[list[str]]]:
        """The stems of each paragraph, by passage; languages that take words alike share it."""
        way = ways(locale)
        if way not in self._taken:
            self._taken[way] = [
                [stems(paragraph.text, locale) for paragraph in passage]
                for passage in self.passages
            ]
        return self._taken[way]

    def blocks(self) -> dict[str, list[str]]:
        """The stems of each passage with an id of its own, and of the title."""
        found: dict[str, list[str]] = defaultdict(list)
        found[""] = list(stems(self.document.title, self.document.locale))
        for passage, said in zip(self.passages, self.stems(self.document.locale), strict=True):
            for paragraph, heard in zip(passage, said, strict=True):
                if paragraph.block:
                    found[paragraph.block] += heard
        return found

    def heading(self, text: str, locale: Locale) -> list[str]:
        """The stems of a heading, which many paragraphs stand under."""
        key = ways(locale), text
        if key not in self._heard:
            self._heard[key] = stems(text, locale)
        return self._heard[key]


def _contribution(own: _Read, others: Sequence[_Read]) -> Contribution:
    document = own.document
    locale = document.locale
    foreign = _foreign(others, locale)
    number = _identifier(document)
    words: dict[str, str] = {}
    length = 0
    for at, (passage, said) in enumerate(zip(own.passages, own.stems(locale), strict=True)):
        headings = dict.fromkeys(paragraph.heading for paragraph in passage)
        heard = [own.heading(heading, locale) for heading in headings] * HEADING
        summary = [] if at else list(dict.fromkeys(stems(document.summary, locale))) * HEADING
        found = list(chain(*said, *heard, summary))
        blocks = dict.fromkeys(["", *(paragraph.block for paragraph in passage)])
        told = chain.from_iterable(foreign.pop(block, ()) for block in blocks)
        codes = _codes(at, FOREIGN).of(told)
        titled = [] if at else _named(document, locale)
        for other in [] if at else others:
            codes |= dict.fromkeys(_named(other.document, locale), shards.place(at, TITLED))
        codes |= _codes(at).of(found)
        for term in headings.keys() & document.terms:
            titled += stems(term, locale)
        codes.update(dict.fromkeys(titled, shards.place(at, TITLED)))
        if number and not at:
            codes[number] = shards.place(at, NAMED)
        before = map(words.get, codes, repeat(""))
        words.update(zip(codes, map(add, before, codes.values()), strict=True))
        length += len(found)
    return Contribution(
        key=document.key,
        url=document.url,
        title=document.title,
        publication=document.publication,
        kind=document.kind,
        number=number,
        length=length,
        tells=_tells(document),
        said="",
        passages=tuple(map(_shown, own.passages)),
        words=" ".join(words),
        places=" ".join(words.values()),
    )


def _named(document: Document, locale: Locale) -> list[str]:
    """The stems of what a page is called and searched by."""
    return stems(f"{document.title} {document.short} {document.keywords}", locale)


def _foreign(others: Iterable[_Read], locale: Locale) -> dict[str, list[str]]:
    """What the other versions say under each id, as stems here; under none, their heads."""
    at: dict[str, list[str]] = defaultdict(list)
    for other in others:
        document = other.document
        at[""] += stems(document.summary, locale)
        for passage, said in zip(other.passages, other.stems(locale), strict=True):
            for paragraph, heard in zip(passage, said, strict=True):
                at[paragraph.block] += heard
                at[paragraph.block] += dict.fromkeys(other.heading(paragraph.heading, locale))
    return at


def _passages(paragraphs: Iterable[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs in runs of up to PASSAGE letters; there is at least one run."""
    runs: list[list[Paragraph]] = [[]]
    size = 0
    for paragraph in paragraphs:
        for piece in _pieces(paragraph.text):
            if runs[-1] and size + len(piece) > PASSAGE:
                runs.append([])
                size = 0
            runs[-1].append(paragraph._replace(text=piece))
            size += len(piece)
    return runs


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces of up to PASSAGE letters that end between words."""
    while len(text) > PASSAGE:
        cut = text.rfind(" ", 1, PASSAGE + 1)
        cut = cut if cut > 0 else PASSAGE
        yield text[:cut]
        text = text[cut:].lstrip(" ")
    yield text


def _identifier(document: Document) -> str:
    """The number of a page, by which it is found before anything else; empty if it has none."""
    kinds = (kind for feature in known() for kind in feature.kinds if kind.is_numbered)
    name = document.key.rpartition("/")[2]
    is_one = document.kind in {kind.name for kind in kinds} and IDENTIFIER.fullmatch(name)
    return name if is_one else ""


def _tells(document: Document) -> bool:
    """Whether the title or the summary begins as an instruction does: “How to comment …”."""
    begin = how(ways(document.locale))
    return any(begin.intersection(words(text)[:1]) for text in (document.title, document.summary))


def _shown(passage: Iterable[Paragraph]) -> str:
    """Id, text and, where it is another than before, the heading of each paragraph."""
    rows: list[list[str]] = []
    before = ""
    for block, heading, text in passage:
        rows.append([block, text] if heading == before else [block, text, heading])
        before = heading
    return shards.body(rows)
