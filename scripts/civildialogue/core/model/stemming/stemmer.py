"""Words of a text and their stems, in Python and, from the same table, in JavaScript.

The Bulgarian stemmer takes off the longest ending that the table knows and then levels the sounds
that change when a word is inflected. The English one is Snowball's. Both leave what is not written
in their own alphabet as it is, so that names and identifiers are found as they stand.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.resources import files
from typing import Any

import yaml

from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale
from civildialogue.core.model.stemming.tongues import SNOWBALL

LATIN = re.compile(r"[a-z']+")
# What a word of the kind act-0001 has; letters whose small form hangs on the word or is none here.
_NUMBERED = re.compile("-[0-9]")
_BY_WORD = re.compile("[\u0130\u0180-\u01ff\u0230-\u024f\u03a3\u03f4\u2c7e\u2c7f]")


@dataclass(frozen=True)
class Table:
    """What stems.yml says, in the shape in which it is looked up."""

    raw: dict[str, Any]
    alphabet: frozenset[str]
    vowels: frozenset[str]
    shortest: int
    endings: dict[str, int]
    longest: int
    irregular: dict[str, str]
    after_vowel: dict[str, str]
    final: dict[str, str]
    silent: str
    fleeting: dict[str, tuple[int, str]]
    anywhere: dict[int, str]
    plain: dict[str, str]
    other: re.Pattern[str]
    word: re.Pattern[str]
    letters: re.Pattern[str]


@cache
def table() -> Table:
    """The table of stems.yml; KeyError or ValueError if the file is not in its shape."""
    source = (
        files("civildialogue.core.model.stemming").joinpath("stems.yml").read_text(encoding="utf-8")
    )
    raw: dict[str, Any] = yaml.load(source, Loader=yaml.CSafeLoader)
    stems, levels, words = raw["stems"], raw["levels"], raw["words"]
    endings = {end: cut for cut, row in stems["endings"].items() for end in row.split()}
    return Table(
        raw=raw,
        alphabet=frozenset(stems["alphabet"]),
        vowels=frozenset(stems["vowels"]),
        shortest=stems["shortest"],
        endings=endings,
        longest=max(map(len, endings)),
        irregular={
            form: lemma for lemma, row in stems["irregular"].items() for form in row.split()
        },
        after_vowel=levels["after-vowel"],
        final=levels["final"],
        silent=levels["silent"],
        fleeting={
            vowel: (rule["letters"], rule.get("before", ""))
            for vowel, rule in levels["fleeting"].items()
        },
        anywhere=str.maketrans(levels["anywhere"]),
        plain=words["plain"] | dict.fromkeys(words["dropped"], ""),
        other=re.compile(f"[{''.join(words['plain'])}{words['dropped']}]"),
        word=re.compile(pattern(words)),
        letters=re.compile(_run(words)),
    )


def pattern(words: dict[str, Any]) -> str:
    """The pattern of one word, in what Python and JavaScript understand alike."""
    return f"{words['identifier']}(?![{words['letters']}])|{_run(words)}"


def _run(words: dict[str, Any]) -> str:
    letter = f"[{words['letters']}]"
    return f"{letter}+(?:'{letter}+)*"


def words(text: str) -> list[str]:
    """The words of a text in their order, as they are indexed: lower case, composed (NFC).

    Stress marks and soft hyphens are dropped and «ѝ» becomes «и». A word is a run of letters and
    digits; an apostrophe between letters belongs to it. A hyphen parts a compound into its words
    («социално-икономически» gives two), because people write one half or leave the hyphen out; only
    an identifier such as act-0001 stays whole. Never raises for a str.
    """
    known = table()
    plain = unicodedata.normalize("NFC", text)
    if known.other.search(plain):
        # Once more: a letter and its mark may have been split by a dropped one.
        for sign, other in known.plain.items():
            plain = plain.replace(sign, other)
        plain = unicodedata.normalize("NFC", plain)
    pattern = known.word if _NUMBERED.search(plain) else known.letters
    if _BY_WORD.search(plain):
        return [word.lower() for word in pattern.findall(plain)]
    return pattern.findall(plain.lower())


@lru_cache(maxsize=1 << 16)
def stem(word: str, locale: Locale) -> str:
    """The stem of one word as `words` gives it; a word of another alphabet comes back unchanged."""
    if locale == BULGARIAN:
        return _bulgarian(word)
    if locale == ENGLISH:
        return str(_snowball("English").stemWord(word)) if LATIN.fullmatch(word) else word
    return str(_snowball(SNOWBALL[locale]).stemWord(word)) if locale in SNOWBALL else word


BEGINNING = 3
"""Letters with which a word of `SURE` letters and its stem begin alike."""
SURE = 6


def beginning(word: str) -> str:
    """The letters that a long word and its stem begin with."""
    return word[:BEGINNING].translate(table().anywhere)


def is_kept(word: str, locale: Locale) -> bool:
    """Whether the stem of a word begins as the word does, as those of long regular words do."""
    is_ours = locale in (BULGARIAN, ENGLISH)
    return is_ours and len(word) >= SURE and word not in table().irregular


@cache
def _snowball(name: str) -> Any:
    """The stemmer of a language by Snowball, in its Python form.

    Not snowballstemmer.stemmer(): where PyStemmer is installed that is another version of Snowball.
    """
    return getattr(import_module(f"snowballstemmer.{name.lower()}_stemmer"), f"{name}Stemmer")()


def _bulgarian(word: str) -> str:
    known = table()
    if len(word) < known.shortest or not known.alphabet.issuperset(word):
        return word
    word = known.irregular.get(word, word)
    for length in range(min(known.longest, len(word) - 1), 0, -1):
        cut = known.endings.get(word[-length:])
        if cut is None:
            continue
        base = word[: len(word) - cut]
        if len(base) >= known.shortest and not known.vowels.isdisjoint(base):
            return _level(base, known)
    return _level(word, known)


def _level(base: str, known: Table) -> str:
    """Makes one of the spellings that inflection gives a stem; the base has three letters or more.

    The order matters: «боец» and «бойци» meet as «бойц», then as «бойк».
    """
    shortest = known.shortest
    if len(base) > shortest and base[-3] in known.vowels:
        base = base[:-2] + known.after_vowel.get(base[-2:], base[-2:])
    if base[-1] != known.silent:
        base = base[:-1] + known.final.get(base[-1], base[-1])
    elif len(base) > shortest:
        base = base[:-1]
    before, vowel, last = base[-3], base[-2], base[-1]
    letters, lasts = known.fleeting.get(vowel, (len(base) + 1, ""))
    if len(base) >= letters and not known.vowels & {before, last} and (not lasts or last in lasts):
        base = base[:-2] + last
    return base.translate(known.anywhere)
