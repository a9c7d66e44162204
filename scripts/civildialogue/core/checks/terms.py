"""Words that the glossary says to avoid, and passages whose languages speak of different terms."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Any

from civildialogue.core.checks.content import placed
from civildialogue.core.checks.fields import Loc, locale_of, texts_of, within
from civildialogue.core.checks.said import prose
from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.language import Locale, languages, record_locale
from civildialogue.core.model.library import Library, Located, Page
from civildialogue.core.model.quotation import unquoted
from civildialogue.core.model.records import Authority, Entry, Source, Term, Theme, Tombstone
from civildialogue.core.model.stemming.phrases import Hit, Known, Phrases, stemmed
from civildialogue.core.model.text import Block, BlockKind
from civildialogue.core.model.words import folded

_LINED = (BlockKind.LIST, BlockKind.TABLE)
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_HISTORY = "history"
"""The field of a page in which past wordings are told."""


@dataclass(frozen=True)
class Said:
    """What a phrase is of the glossary; ``term`` is empty for a name that only stands apart."""

    term: str = ""
    avoided: str = ""


class Words:
    """The words of the glossary by language: those of the terms, and those to avoid.

    Titles of sources and names of authorities stand apart: no word in one is the author's choice.
    """

    def __init__(self, library: Library) -> None:
        self.glossary = {key: located.value for key, located in library.glossary.items()}
        self.phrases = {locale: self._phrases(library, locale) for locale in languages()}
        self.avoided = {
            locale: self._of_entries(locale, lambda entry: entry.avoid) for locale in languages()
        }

    def _phrases(self, library: Library, locale: Locale) -> Phrases[Said]:
        lists = (library.glossary, library.sources, library.authorities)
        told = {each.source.sum for held in lists for each in held.values()}
        parts = "phrases", locale, *sorted(told)
        return Phrases(locale, library.once(parts, partial(self._known, library, locale)))

    def _known(self, library: Library, locale: Locale) -> list[Known[Said]]:
        found: Phrases[Said] = Phrases(locale)
        own = self._of_entries(locale, lambda entry: (entry.term, *entry.avoid))
        for key, term in self.glossary.items():
            found.add(term[locale].term, Said(key))
        works = [located.value for located in library.sources.values()]
        names = [located.value.name[locale] for located in library.authorities.values()]
        for name in (*(w.title[locale] for w in works), *(w.short[locale] for w in works), *names):
            if next(own.found(name), None):  # Else nothing of it could be taken for a term.
                found.add(name, Said())
        for key, term in self.glossary.items():
            for word in term[locale].avoid:
                found.add(word, Said(key, word))
        return found.known

    def _of_entries(self, locale: Locale, words: Callable[[Entry], Iterable[str]]) -> Phrases[str]:
        """Words of the glossary's entries, each with the id of its term."""
        found: Phrases[str] = Phrases(locale)
        for key, term in self.glossary.items():
            for word in words(term[locale]):
                found.add(word, key)
        return found

    def found(self, text: str, locale: Locale) -> list[Hit[Said]]:
        """What a text has outside quotations; nothing in a language that isn't the site's."""
        if locale not in self.phrases:
            return []
        return [h for h in self.phrases[locale].found(unquoted(text, locale)) if h.meaning.term]

    def entry(self, term: str, locale: Locale) -> Entry:
        """The words of a term in a language."""
        return self.glossary[term][locale]

    def told(self, hit: Hit[Said], text: str, locale: Locale, at: Span) -> Diagnostic:
        """The finding for a word to avoid."""
        params = {"word": _shown(text, hit), "term": self.entry(hit.meaning.term, locale).term}
        return Diagnostic("term-avoided", at, params)

    def is_absent(self, term: str, other: str, locale: Locale, said: Set[str]) -> bool:
        """Whether no word stands in a passage that one term has and another hasn't."""
        own = self.stems(term, locale) - self.stems(other, locale)
        return bool(own) and own.isdisjoint(said)

    def stems(self, term: str, locale: Locale) -> frozenset[str]:
        """The stems of a term's words, those to avoid too."""
        words = self.entry(term, locale)
        return frozenset(stemmed(" ".join((words.term, *words.avoid)), locale))


def _shown(text: str, hit: Hit[Said]) -> str:
    """The words of a text without marks of emphasis, on one line."""
    return folded(_EMPHASIS.sub("", text[hit.start : hit.end]))


class Passage:
    """A passage in one language with the terms that it has."""

    def __init__(self, words: Words, page: Page, block: Block) -> None:
        self.page, self.block, self.locale = page, block, page.spoken
        self.text = prose(block)
        self.hits = words.found(self.text, self.locale)

    def at(self, hit: Hit[Said]) -> Span:
        """The place of a term in the page's file."""
        line = self.text[hit.start : hit.end].partition("\n")[0]
        return placed(self.page, self.block, hit.start, len(line))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem in it."""
        return frozenset(stemmed(self.text, self.locale))

    @cached_property
    def places(self) -> Mapping[str, list[Hit[Said]]]:
        """Where each term stands."""
        found: dict[str, list[Hit[Said]]] = {}
        for hit in self.hits:
            found.setdefault(hit.meaning.term, []).append(hit)
        return found

    def only(self, other: "Passage") -> Iterator[tuple[str, list[Hit[Said]]]]:
        """The terms that the other passage hasn't, where each is hardly changed."""
        for term, hits in self.places.items():
            if term not in other.places and all(hit.is_close for hit in hits):
                yield term, hits

    def is_beside(self, hit: Hit[Said], other: "Passage", there: Hit[Said]) -> bool:
        """Whether two terms stand in about the same place: in lists alike, in the same item."""
        if self.block.kind in _LINED and len(self.block.lines) == len(other.block.lines):
            return self._line(hit) == other._line(there)
        parts = hit.start / len(self.text), there.start / len(other.text)
        return abs(parts[0] - parts[1]) <= FURTHEST

    def _line(self, hit: Hit[Said]) -> int:
        return self.text.count("\n", 0, hit.start)


FURTHEST = 0.25
"""How far from each other two words may stand that translate each other, as a part of a passage."""


_words = lru_cache(maxsize=1)(Words)


def facts(library: Library) -> Iterator[Diagnostic]:
    """Words in whose place the glossary has another, in facts and in the glossary itself."""
    words = _words(library)
    yield from _contradictions(library, words)
    yield from _in_facts(library, words)


def passages(library: Library) -> Iterator[Diagnostic]:
    """The same in the passages of pages, and passages that tell of different terms.

    A passage tells of another term than its translation where `_mismatched` says so.
    """
    words = _words(library)
    originals: dict[str, dict[str, Passage]] = {}
    for page in library.pages:
        every = [Passage(words, page, block) for block in page.blocks]
        for passage in every:
            for hit in passage.hits:
                if hit.meaning.avoided:
                    yield words.told(hit, passage.text, page.spoken, passage.at(hit))
        by_id = {passage.block.id: passage for passage in every if passage.block.id}
        if page.locale == record_locale():
            originals[page.key] = by_id
        for name, first in originals.get(page.key, {}).items():
            if name in by_id and first.locale != page.spoken:
                yield from _mismatched(words, first, by_id[name])


def _contradictions(library: Library, words: Words) -> Iterator[Diagnostic]:
    """Words to avoid that are a term themselves: these stay a term."""
    for located in library.located:
        for locale in languages() if isinstance(located.value, Term) else ():
            for number, word in enumerate(located.value[locale].avoid):
                for hit in words.phrases[locale].found(word):
                    if hit.meaning.term and not hit.meaning.avoided and hit.is_all_of(word):
                        params = {"word": word, "id": hit.meaning.term}
                        at = located.span_of(str(locale), "avoid", number)
                        yield Diagnostic("term-contradicted", at, params)


def _in_facts(library: Library, words: Words) -> Iterator[Diagnostic]:
    for holder, loc, text in texts_of(library):
        locale = locale_of(holder, loc)
        if locale is None or not _is_own(holder, loc, library):
            continue
        if not next(words.avoided[locale].found(text), None):  # As most have none.
            continue
        for hit in words.found(text, locale):
            if hit.meaning.avoided:
                at = within(holder.span_of(*loc), text, hit.start, hit.end - hit.start)
                yield words.told(hit, text, locale, at)


def _is_own(holder: Page | Located[Any], loc: Loc, library: Library) -> bool:
    """Whether a fact is said in words that its author chose, and of today."""
    if isinstance(holder, Page):
        return loc[0] != _HISTORY
    if isinstance(holder.value, Term):
        return loc[-1] == "definition"
    is_name = isinstance(holder.value, Authority | Source | Theme | Tombstone)
    return not is_name and not library.is_public(holder.value)


def _mismatched(words: Words, first: Passage, second: Passage) -> Iterator[Diagnostic]:
    """A term in the one language whose place in the other has the word of another term.

    Told where the two stand in about the same place and equally often, and where neither the one
    term's own words stand in the translation nor the other's in the original, in any form. Words
    that both terms share tell nothing; what is said in other words is the translator's choice.
    """
    if not first.hits or not second.hits:
        return
    pairs = [
        (meant, term, hits[0])
        for term, hits in second.only(first)
        for meant, others in first.only(second)
        if len(hits) == len(others)
        and second.is_beside(hits[0], first, others[0])
        and words.is_absent(meant, term, second.locale, second.stems)
        and words.is_absent(term, meant, first.locale, first.stems)
    ]
    if len(pairs) == 1:
        meant, _, hit = pairs[0]
        params: dict[str, Param] = {
            "word": _shown(second.text, hit),
            "term": words.entry(meant, first.locale).term,
            "right": words.entry(meant, second.locale).term,
            "original": first.page.source.path,
            "line": str(first.block.line),
        }
        yield Diagnostic("term-mismatched", second.at(hit), params)
