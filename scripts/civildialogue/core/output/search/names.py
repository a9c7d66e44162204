"""What things are called: the glossary's terms in both languages, in short, and as people say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from civildialogue.core.model.language import Locale
from civildialogue.core.model.stemming.stemmer import words
from civildialogue.core.model.stemming.terms import stems

INITIALS = 3
"""Words of which an abbreviation is made, at least."""

PAIR = 2
"""Words of a term that may be written as one."""


class Names(NamedTuple):
    """Terms of two languages that mean the same, and with terms what else people call them.

    ``learnt`` are stems of two languages that stand for each other in the texts.
    """

    pairs: Sequence[tuple[str, str]] = ()
    also: Sequence[tuple[str, str]] = ()
    learnt: Sequence[tuple[str, str]] = ()


class Glossary:
    """What terms, by their stems, may be called, and single words of terms that correspond."""

    def __init__(self) -> None:
        self.phrases: dict[str, set[str]] = defaultdict(set)
        self.words: dict[str, set[str]] = defaultdict(set)
        self.learnt: dict[str, set[str]] = defaultdict(set)


def glossary(names: Names, locale: Locale) -> Glossary:
    """What a term and each of its words may be called on the pages of a language.

    Terms of one length correspond word by word: both languages put the adjective first.
    """
    found = Glossary()
    terms = {term for pair in names.pairs for term in pair}
    for short, term in chain(_abbreviations(terms, locale), _joined(terms, locale)):
        found.phrases[short].add(term)
    for name, term in names.also:
        one, two = stems(name, locale), stems(term, locale)
        if one and two and one != two:
            found.phrases[" ".join(one)].add(" ".join(two))
    for here, there in names.learnt:
        found.learnt[here].add(there)
        found.learnt[there].add(here)
    for pair in names.pairs:
        one, two = (stems(term, locale) for term in pair)
        for left, right in ((one, two), (two, one)):
            if left and right:
                found.phrases[" ".join(left)].add(" ".join(right))
            if len(left) == len(right):
                for here, there in zip(left, right, strict=True):
                    found.words[here].add(there)
    return found


def _joined(terms: Iterable[str], locale: Locale) -> Iterator[tuple[str, str]]:
    """Terms of two words as people write them without a space: “opendata”."""
    for term in terms:
        if len(words(term)) == len(stems(term, locale)) == PAIR:
            yield " ".join(stems("".join(words(term)), locale)), " ".join(stems(term, locale))


def _abbreviations(terms: Iterable[str], locale: Locale) -> Iterator[tuple[str, str]]:
    """The first letters of terms, with and without their small words, and of what terms end with;
    those of a whole term are not taken for those of a part.
    """
    rest = [(words(term), [word for word in words(term) if stems(word, locale)]) for term in terms]
    taken: set[str] = set()
    while rest:
        made = {
            ("".join(word[0] for word in said), tuple(full))
            for every, full in rest
            for said in (every, full)
            if len(full) >= INITIALS
        }
        for short, full in sorted(made):
            if short not in taken and (key := " ".join(stems(short, locale))):
                yield key, " ".join(stems(" ".join(full), locale))
        taken |= {short for short, _ in made}
        rest = [
            (every[every.index(full[1]) :], full[1:]) for every, full in rest if full[INITIALS:]
        ]
