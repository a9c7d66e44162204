#!/usr/bin/env python3
"""Expands Debian's hunspell-bg into paradigms: every word with all its forms.

    paradigms.py [--aff /usr/share/hunspell/bg_BG.aff] [--dic /usr/share/hunspell/bg_BG.dic] > TSV

Prints lemma, kind and forms (separated by spaces), one paradigm a line. Kinds: `nominal` (nouns and
adjectives), `verb`, and `single`: a word that the dictionary lists without an affix class and that
could not be put back among its forms, so that nothing may be concluded from it.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path("/usr/share/hunspell")  # Where Debian's package hunspell-bg puts its files
AFFIXES, DICTIONARY = FOLDER / "bg_BG.aff", FOLDER / "bg_BG.dic"
BULGARIAN = re.compile(r"[а-яѝ]+")  # Leaves out names, abbreviations, words with a hyphen
# The classes of bg_BG.aff: its nouns and adjectives are A to O, its verbs P to Z.
NOMINAL = frozenset("ABCDEFGHIJKLMNO")
# Nouns with a vocative are listed form by form. Here is how their forms end; the first one is the
# lemma's. A frame counts where at least four forms are listed.
FRAMES = [
    row.split(",")
    for row in """
    ник,ника,никът,ници,ниците,нико
    ик,ика,икът,ици,иците,ико
    ец,еца,ецът,ци,ците,ецо
    ка,ката,ки,ките,ке,ко
    ица,ицата,ици,иците,ице,ицо
    тел,теля,телят,тели,телите,телю
    ар,аря,арят,ари,арите,арю
    ин,ина,инът,и,ите,ино
    к,ка,кът,ци,ците,ко
    г,га,гът,зи,зите,го
    х,ха,хът,си,сите,хо
    """.split()
]


class Paradigm(NamedTuple):
    """A word and its forms, the lemma among them."""

    lemma: str
    kind: str
    forms: frozenset[str]


class Affix(NamedTuple):
    """One SFX line: the ending to take off, the one to put on, and where it applies."""

    strip: str
    add: str
    where: re.Pattern[str]


def paradigms(aff: Path = AFFIXES, dic: Path = DICTIONARY) -> Iterator[Paradigm]:
    """All paradigms in the order of the dictionary, those without a class last.

    Raises OSError where hunspell-bg is not installed.
    """
    affixes = read_affixes(aff)
    listed = set()
    for line in dic.read_text(encoding="utf-8").splitlines()[1:]:  # The first line is the count.
        word, _, classes = line.strip().partition("/")
        if not BULGARIAN.fullmatch(word):
            continue
        if not classes:
            listed.add(word)
        for group in split_classes(classes):
            kind = "nominal" if NOMINAL.issuperset(group) else "verb"
            yield Paradigm(word, kind, expanded(word, group, affixes))
    yield from regrouped(listed)


def read_affixes(path: Path) -> dict[str, list[Affix]]:
    """The suffix rules by class; bg_BG.aff has no prefixes. Source: hunspell(5)."""
    found = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] == "SFX":
            _, name, strip, add, condition = parts[:5]
            found[name].append(
                Affix(
                    "" if strip == "0" else strip,
                    "" if add == "0" else add,
                    re.compile(f"(?:{condition})$"),
                )
            )
    return found


def split_classes(classes: str) -> list[str]:
    """The classes of each word of a line: грижа/KP is a noun and a verb, бит/AD two nominals."""
    nominal = "".join(name for name in classes if name in NOMINAL)
    verb = "".join(name for name in classes if name not in NOMINAL)
    two = "A" in nominal and set(nominal) & set("CDK")
    return [g for g in (["A", nominal.replace("A", "")] if two else [nominal]) + [verb] if g]


def expanded(word: str, classes: str, affixes: dict[str, list[Affix]]) -> frozenset[str]:
    """The word and every form that its classes give."""
    return frozenset(
        {word}
        | {
            word.removesuffix(rule.strip) + rule.add
            for name in classes
            for rule in affixes[name]
            if word.endswith(rule.strip) and rule.where.search(word)
        }
    )


def regrouped(listed: Iterable[str]) -> Iterator[Paradigm]:
    """Words listed form by form, by the frames; what fits in none comes as `single`."""
    left = set(listed)
    for first, *others in FRAMES:
        for word in sorted(left):
            if not word.endswith(first) or len(word) < 5:
                continue
            base = word.removesuffix(first)
            forms = {word} | {base + end for end in others if base + end in left}
            if word in left and len(forms) >= 4:
                left -= forms
                yield Paradigm(word, "nominal", frozenset(forms))
    for word in sorted(left):
        yield Paradigm(word, "single", frozenset({word}))


def main() -> None:
    """Prints the paradigms of the installed dictionary or of the given files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--aff", type=Path, default=AFFIXES)
    parser.add_argument("--dic", type=Path, default=DICTIONARY)
    given = parser.parse_args()
    for lemma, kind, forms in paradigms(given.aff, given.dic):
        print(lemma, kind, " ".join(sorted(forms)), sep="\t")


if __name__ == "__main__":
    main()
