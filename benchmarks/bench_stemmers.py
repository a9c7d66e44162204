#!/usr/bin/env python3
"""Compares Bulgarian stemmers on the forms of nouns and adjectives that hunspell-bg knows.

    bench_stemmers.py [--half test|dev]

Under-stemming: pairs of forms of one word that get different stems, of all such pairs.
Over-stemming: pairs of forms of different words that get one stem, of all pairs with one stem. F1
is the harmonic mean of what is left of both. A form of several words belongs to each of them. The
words are halved by a checksum of the lemma: tables are tuned on `dev`, `test` gives the figures.
Needs Debian's hunspell-bg, and from PyPI bulstem and simplemma (their rows are left out without).
"""

import argparse
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec

from civildialogue.core.model.language import BULGARIAN
from civildialogue.core.model.stemming.stemmer import stem
from paradigms import paradigms

Stemmer = Callable[[str], str]

# J. Savoy, Searching strategies for the Bulgarian language, Information Retrieval 10 (2007), light
# stemmer: longer than so many letters, this ending becomes that one. The first that fits is taken.
ARTICLE = [(6, "ият", ""), *((5, end, "") for end in ("ът", "то", "те", "та", "ия")), (4, "ят", "")]
PLURAL = [
    (6, "овци", "о"),
    (6, "ове", ""),
    (6, "еве", "й"),
    (5, "ища", ""),
    (5, "та", ""),
    (5, "ци", "к"),
    (5, "зи", "г"),
    (5, "е?и", "я?"),
    (4, "си", "х"),
    (4, "и", ""),
]


def savoy(word: str) -> str:
    """Savoy's light stemmer."""
    if len(word) < 4:
        return word
    if len(word) > 5 and word.endswith("ища"):
        return word[:-3]
    word = _first(PLURAL, _first(ARTICLE, word))
    if len(word) > 3:
        word = word.removesuffix("я")
        word = word[:-1] if word[-1] in "аое" else word
    if len(word) > 4 and word.endswith("ен"):
        word = word[:-2] + "н"
    if len(word) > 5 and word[-2] == "ъ":
        word = word[:-2] + word[-1]
    return word


def _first(rules: list[tuple[int, str, str]], word: str) -> str:
    for longer, ending, other in rules:
        if "?" in ending:  # Any letter, which stays
            ending, other = (part.replace("?", word[-2]) for part in (ending, other))
        if len(word) > longer and word.endswith(ending):
            return word.removesuffix(ending) + other
    return word


def stemmers() -> Iterator[tuple[str, Stemmer]]:
    """The stemmers to compare, with their names in the table."""
    yield "none", lambda word: word
    yield "Savoy 2007, light", savoy
    if find_spec("bulstem"):
        maker = import_module("bulstem.stem").BulStemmer
        for context in (1, 2, 3):
            made = maker.from_file(f"stem-context-{context}", min_freq=2, left_context=2)
            yield f"BulStem, context {context}", made.stem
    if find_spec("simplemma"):
        lemmatize = import_module("simplemma").lemmatize
        yield "simplemma", lambda word: str(lemmatize(word, lang="bg"))
    yield "ours", lambda word: stem(word, BULGARIAN)


def half(lemma: str) -> str:
    """Which half a word belongs to: the lowest bit of the CRC-32 of its lemma."""
    return ("dev", "test")[zlib.crc32(lemma.encode()) & 1]


def measured(words: Iterable[frozenset[str]], stemmer: Stemmer) -> tuple[float, float, float]:
    """Under-stemming, over-stemming and F1 in per cent."""
    siblings: dict[str, set[str]] = defaultdict(set)
    for forms in words:
        for form in forms:
            siblings[form] |= forms
    stems = {form: stemmer(form) for form in siblings}
    pairs = sum(len(own) - 1 for own in siblings.values())
    right = sum(
        sum(stems[other] == stems[form] for other in own) - 1 for form, own in siblings.items()
    )
    joined = sum(n * (n - 1) for n in Counter(stems.values()).values())
    recall = right / pairs
    precision = right / joined if joined else 1.0
    score = 2 * recall * precision / (recall + precision) if right else 0.0
    return 100 * (1 - recall), 100 * (1 - precision), 100 * score


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=["test", "dev"], default="test")
    given = parser.parse_args()
    words = [
        each.forms
        for each in paradigms()
        if each.kind == "nominal" and half(each.lemma) == given.half
    ]
    print(f"{given.half}: {len(words)} words, {len(frozenset().union(*words))} forms")
    print(f"{'stemmer':20} {'under %':>8} {'over %':>8} {'F1':>8}")
    for name, stemmer in stemmers():
        print(f"{name:20}" + "".join(f" {value:8.2f}" for value in measured(words, stemmer)))


if __name__ == "__main__":
    main()
