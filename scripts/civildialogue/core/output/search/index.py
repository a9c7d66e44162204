"""Documents → the shards of one language's index.

- ``meta``: what stands about every page, the first stem of each vocabulary shard, the glossary;
- ``v-<n>``: a stretch of the sorted vocabulary, and at which stem each of its postings begins;
- ``p-<n>-<m>``: for each stem of a part of that stretch, the passages where it stands;
- ``t-<n>``: one passage: what its page is called and some paragraphs of it.

A passage is as much of a page as one snippet may need to load; a search ranks pages.
"""

import re
import textwrap
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from civildialogue.core.active import known
from civildialogue.core.model.language import Locale
from civildialogue.core.model.stemming.terms import said, stems
from civildialogue.core.model.stemming.tongues import stop, ways
from civildialogue.core.output.search import shards
from civildialogue.core.output.search.documents import Document, Paragraph
from civildialogue.core.output.search.shards import Shard

PASSAGE = 1600
"""Letters in a passage at most: about 1.1 kB when compressed."""
VOCABULARY = 2500
"""Letters of the stems in a vocabulary shard: about 1.3 kB when compressed."""
POSTINGS = 1800
"""Signs of a postings shard, unless one stem has more: about 1.3 kB when compressed."""

HEADING, SUMMARY, TEXT = 2, 2, 1
"""What one occurrence counts in each field of a page."""
FOREIGN, FOREIGN_TITLE = 2, 10
"""Occurrences in the translation that make one here, and what a word of its title counts."""
LEVELS = (1, 2, 3, 5, 8, 13)
"""The least counts of the levels 0 to 5 that a posting tells apart; the engine has them too."""
TITLED, NAMED = 6, 7
"""The levels of a word of the title or of a term defined here, and of the page's identifier."""
IDENTIFIER = re.compile(r"[a-z]+-[0-9]{4}")


def build(
    documents: Iterable[Document],
    locale: Locale,
    pairs: Iterable[tuple[str, str]] = (),
    translations: Iterable[Document] = (),
) -> dict[str, Shard]:
    """The shards of one language by name (``bg/meta``), the same for the same documents.

    ``pairs`` are terms in two languages that mean the same. ``translations`` are the pages
    in other languages; what they say counts a little for the same passage here. Documents of
    another language are passed over; their order is the order among pages of one score.
    """
    pages = [document for document in documents if document.locale == locale]
    others: dict[str, list[Document]] = defaultdict(list)
    for document in translations:
        others[document.url].append(document)
    made: dict[str, Shard] = {}
    inverted: dict[str, list[tuple[int, int]]] = defaultdict(list)
    spread: Counter[str] = Counter()
    counts: list[int] = []
    lengths: list[int] = []
    number = 0
    for document in pages:
        passages = _passages(document.paragraphs)
        head = Counter(dict.fromkeys(stems(document.summary, locale), SUMMARY))
        foreign = _Foreign(others[document.url], locale)
        marked = dict.fromkeys(stems(document.title, locale), TITLED)
        if name := _identifier(document):
            marked[name] = NAMED
        seen: set[str] = set()
        length = 0
        for passage in passages:
            found = _counts(passage, locale) + head
            levels = foreign.levels(passage) | {w: _level(count) for w, count in found.items()}
            levels |= dict.fromkeys(_defined(document, passage), TITLED) | marked
            for word, level in levels.items():
                inverted[word].append((number, level))
            made[f"{locale}/t-{number}"] = _text(document, passage)
            seen.update(levels)
            length += found.total()
            number += 1
            head, marked = Counter(), {}
        spread.update(seen)
        counts.append(len(passages))
        lengths.append(round(length / 16))
    vocabulary = _vocabulary(locale, inverted, spread, made)
    made[f"{locale}/meta"] = _meta(locale, pages, counts, lengths, vocabulary, pairs)
    return made


class _Foreign:
    """What a page says in other languages in the passages that stand under the same ids."""

    def __init__(self, others: Iterable[Document], locale: Locale) -> None:
        self.at: dict[str, Counter[str]] = defaultdict(Counter)
        for other in others:
            self.at[""].update(dict.fromkeys(stems(other.title, locale), FOREIGN_TITLE))
            self.at[""].update(stems(other.summary, locale))
            for block, heading, text in other.paragraphs:
                self.at[block].update(said(text, locale))
                self.at[block].update(dict.fromkeys(said(heading, locale), 1))

    def levels(self, passage: list[Paragraph]) -> dict[str, int]:
        """The levels of the words of the other language in a passage; each place gives once."""
        found: Counter[str] = Counter()
        for block in dict.fromkeys(["", *(paragraph.block for paragraph in passage)]):
            found.update(self.at.pop(block, {}))
        return {word: _level(max(1, count // FOREIGN)) for word, count in found.items()}


def _passages(paragraphs: Iterable[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs in runs of up to PASSAGE letters; there is at least one run."""
    runs: list[list[Paragraph]] = [[]]
    size = 0
    for paragraph in paragraphs:
        text = paragraph.text
        for piece in [text] if len(text) <= PASSAGE else textwrap.wrap(text, PASSAGE):
            if runs[-1] and size + len(piece) > PASSAGE:
                runs.append([])
                size = 0
            runs[-1].append(paragraph._replace(text=piece))
            size += len(piece)
    return runs


def _counts(passage: list[Paragraph], locale: Locale) -> Counter[str]:
    """What each stem counts in a passage: in its text and, once for each, in its headings."""
    found: Counter[str] = Counter()
    for paragraph in passage:
        found.update(said(paragraph.text, locale))
    for heading in dict.fromkeys(paragraph.heading for paragraph in passage):
        for word, count in said(heading, locale).items():
            found[word] += HEADING * count
    return found


def _defined(document: Document, passage: list[Paragraph]) -> list[str]:
    terms = {paragraph.heading for paragraph in passage} & set(document.terms)
    return [word for term in terms for word in stems(term, document.locale)]


def _identifier(document: Document) -> str:
    """The number of a page, by which it is found before anything else; empty if it has none."""
    kinds = (kind for feature in known() for kind in feature.kinds if kind.is_numbered)
    name = document.key.rpartition("/")[2]
    is_one = document.kind in {kind.name for kind in kinds} and IDENTIFIER.fullmatch(name)
    return name if is_one else ""


def _level(count: int) -> int:
    return bisect_right(LEVELS, count) - 1


def _text(document: Document, passage: list[Paragraph]) -> Shard:
    shown = {
        "url": document.url,
        "title": document.title,
        "publication": document.publication,
        "kind": document.kind,
    }
    return {**shown, "paragraphs": [list(paragraph) for paragraph in passage]}


def _vocabulary(
    locale: Locale,
    inverted: dict[str, list[tuple[int, int]]],
    spread: Counter[str],
    made: dict[str, Shard],
) -> list[str]:
    """Adds the shards of stems and of postings; returns the first stem of each stretch."""
    ordered = sorted(inverted)
    coded = [shards.postings(inverted[word]) for word in ordered]
    lengths, sizes = [len(word) for word in ordered], [len(signs) for signs in coded]
    firsts: list[str] = []
    at = 0
    while at < len(ordered):
        end = _until(at, lengths, VOCABULARY)
        starts: list[int] = []
        start = at
        while start < end:
            stop = min(_until(start, sizes, POSTINGS), end)
            made[f"{locale}/p-{len(firsts)}-{len(starts)}"] = {"lists": " ".join(coded[start:stop])}
            starts.append(start - at)
            start = stop
        made[f"{locale}/v-{len(firsts)}"] = {
            "stems": shards.front_coded([(word, spread[word]) for word in ordered[at:end]]),
            "starts": starts,
        }
        firsts.append(ordered[at])
        at = end
    return firsts


def _until(start: int, sizes: Sequence[int], most: int) -> int:
    """The end of the longest run from ``start`` whose sizes add up to ``most``; at least one."""
    total, end = sizes[start], start + 1
    while end < len(sizes) and total + sizes[end] <= most:
        total += sizes[end]
        end += 1
    return end


def _meta(
    locale: Locale,
    pages: list[Document],
    counts: list[int],
    lengths: list[int],
    vocabulary: list[str],
    pairs: Iterable[tuple[str, str]],
) -> Shard:
    publications = sorted({page.publication for page in pages})
    kinds = sorted({page.kind for page in pages})
    titles = {page.key.removesuffix("/index"): page.title for page in pages}
    glossary = {tuple(" ".join(stems(term, locale)) for term in pair) for pair in pairs}
    return {
        "format": shards.FORMAT,
        "locale": str(locale),
        "publications": [[name, titles.get(name, name)] for name in publications],
        "kinds": kinds,
        "pages": {
            "publication": [publications.index(page.publication) for page in pages],
            "kind": [kinds.index(page.kind) for page in pages],
            "passages": counts,
            "length": lengths,
        },
        "vocabulary": vocabulary,
        "stop": " ".join(sorted(stop(ways(locale)))),
        # How the numbers of pages begin, so that people may write them in their own way.
        "numbers": sorted({_identifier(page).partition("-")[0] for page in pages} - {""}),
        "glossary": sorted(list(pair) for pair in glossary if all(pair)),
    }
