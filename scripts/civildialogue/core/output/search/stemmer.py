"""Words of a text and their stems, in Python and, from the same table, in JavaScript.

The Bulgarian stemmer takes off the longest ending that the table knows and then levels the sounds
that change when a word is inflected. The English one is Snowball's. Both leave what is not written
in their own alphabet as it is, so that names and identifiers are found as they stand.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.resources import files
from typing import Any

import yaml

from civildialogue.core.model.conventions import script
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, languages
from civildialogue.core.output.search.tongues import SNOWBALL, home

LATIN = re.compile(r"[a-z']+")


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
    plain: dict[int, str | None]
    word: re.Pattern[str]


@cache
def table() -> Table:
    """The table of stems.yml; KeyError or ValueError if the file is not in its shape."""
    source = (
        files("civildialogue.core.output.search").joinpath("stems.yml").read_text(encoding="utf-8")
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
        plain=str.maketrans(words["plain"]) | dict.fromkeys(map(ord, words["dropped"])),
        word=re.compile(_pattern(words)),
    )


def _pattern(words: dict[str, Any]) -> str:
    """The pattern of one word, in what Python and JavaScript understand alike."""
    letter = f"[{words['letters']}]"
    return f"{words['identifier']}(?!{letter})|{letter}+(?:'{letter}+)*"


def words(text: str) -> list[str]:
    """The words of a text in their order, as they are indexed: lower case, composed (NFC).

    Stress marks and soft hyphens are dropped and «ѝ» becomes «и». A word is a run of letters and
    digits; an apostrophe between letters belongs to it. A hyphen parts a compound into its words
    («социално-икономически» gives two), because people write one half or leave the hyphen out; only
    an identifier such as rec-0001 stays whole. Never raises for a str.
    """
    known = table()
    plain = unicodedata.normalize("NFC", text).translate(known.plain)
    # Once more: a letter and its mark may have been split by a dropped one.
    return [
        match.group().lower() for match in known.word.finditer(unicodedata.normalize("NFC", plain))
    ]


@lru_cache(maxsize=1 << 16)
def stem(word: str, locale: Locale) -> str:
    """The stem of one word as `words` gives it; a word of another alphabet comes back unchanged."""
    if locale == BULGARIAN:
        return _bulgarian(word)
    if locale == ENGLISH:
        return str(_snowball("English").stemWord(word)) if LATIN.fullmatch(word) else word
    return str(_snowball(SNOWBALL[locale]).stemWord(word)) if locale in SNOWBALL else word


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


def javascript() -> str:
    """The same functions as a plain script: an object `civilStem` with bg, en, words, and `of` for
    a word on the pages of a language.

    `en` needs the script vendor/snowball-english.js to have run before its first call, and `of`
    those of the site's languages. The result depends on stems.yml and on the site's languages, and
    ends with a line break.
    """
    raw = table().raw
    data = {
        "stems": raw["stems"],
        "levels": raw["levels"],
        "plain": raw["words"]["plain"],
        "dropped": raw["words"]["dropped"],
        "word": _pattern(raw["words"]),
        "english": LATIN.pattern,
        "homes": {str(tag): _home(tag) for tag in languages()},
    }
    rendered = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _SCRIPT.replace("__TABLE__", rendered)


def _home(locale: Locale) -> dict[str, str]:
    """How words are stemmed on the pages of a language: its own ones, Cyrillic ones, the rest."""
    kind = script(locale)
    found = {"cyrillic": _stemmer(home(locale))}
    if kind != "CYRILLIC" and locale != ENGLISH:
        found |= {"script": kind.capitalize(), "own": _stemmer(locale)}
    return found | ({"isCyrillic": "1"} if kind == "CYRILLIC" else {})


def _stemmer(locale: Locale) -> str:
    return str(locale) if locale in (BULGARIAN, ENGLISH) else SNOWBALL.get(locale, "")


_SCRIPT = r"""// Words and their stems, generated from stems.yml: the twin of stemmer.py.
(() => {
  "use strict";
  const { stems, levels, plain, dropped, word: pattern, english: latin, homes } = __TABLE__;
  const alphabet = new Set(stems.alphabet);
  const vowels = new Set(stems.vowels);
  const shortest = stems.shortest;
  const rows = (table) =>
    Object.entries(table).flatMap(([key, row]) => row.split(" ").map((name) => [name, key]));
  const endings = new Map(rows(stems.endings).map(([end, cut]) => [end, Number(cut)]));
  const longest = Math.max(...[...endings.keys()].map((end) => end.length));
  const irregular = new Map(rows(stems.irregular));
  const afterVowel = new Map(Object.entries(levels["after-vowel"]));
  const final = new Map(Object.entries(levels.final));
  const fleeting = new Map(Object.entries(levels.fleeting));
  const anywhere = new Map(Object.entries(levels.anywhere));
  const plainly = new Map([...Object.entries(plain), ...[...dropped].map((sign) => [sign, ""])]);
  const english = new RegExp("^(?:" + latin + ")$");

  /** The words of a text in their order, as they are indexed. */
  function words(text) {
    const signs = Array.from(text.normalize("NFC"), (sign) =>
      plainly.has(sign) ? plainly.get(sign) : sign);
    const found = signs.join("").normalize("NFC").match(new RegExp(pattern, "gu")) || [];
    return found.map((word) => word.toLowerCase());
  }

  /** The Bulgarian stem of one word; a word of another alphabet comes back unchanged. */
  function bg(word) {
    if (word.length < shortest || ![...word].every((letter) => alphabet.has(letter))) return word;
    word = irregular.get(word) || word;
    for (let length = Math.min(longest, word.length - 1); length > 0; length--) {
      const cut = endings.get(word.slice(-length));
      if (cut === undefined) continue;
      const base = word.slice(0, word.length - cut);
      if (base.length >= shortest && [...base].some((letter) => vowels.has(letter))) {
        return level(base);
      }
    }
    return level(word);
  }

  function level(base) {
    const letter = (place) => base[base.length + place];
    if (base.length > shortest && vowels.has(letter(-3)) && afterVowel.has(base.slice(-2))) {
      base = base.slice(0, -2) + afterVowel.get(base.slice(-2));
    }
    if (letter(-1) !== levels.silent) {
      base = base.slice(0, -1) + (final.get(letter(-1)) || letter(-1));
    } else if (base.length > shortest) {
      base = base.slice(0, -1);
    }
    const [before, vowel, last] = [letter(-3), letter(-2), letter(-1)];
    const rule = fleeting.get(vowel);
    if (rule && base.length >= rule.letters && !vowels.has(before) && !vowels.has(last) &&
        (!rule.before || rule.before.includes(last))) {
      base = base.slice(0, -2) + last;
    }
    return Array.from(base, (sign) => anywhere.get(sign) || sign).join("");
  }

  /** The English stem; needs vendor/snowball-english.js to have run before. */
  let snowball = null;
  function en(word) {
    if (!english.test(word)) return word;
    if (!snowball) snowball = new globalThis.EnglishStemmer();
    return snowball.stemWord(word);
  }

  const stemmers = new Map();

  /** A word by the stemmer of that name; without one it stays as it is. */
  function by(name, word) {
    if (name === "bg") return bg(word);
    if (name === "en") return en(word);
    if (!name) return word;
    if (!stemmers.has(name)) stemmers.set(name, new globalThis[`${name}Stemmer`]());
    return stemmers.get(name).stemWord(word);
  }

  const CYRILLIC = /[\u0400-\u04ff]/;
  const written = ({ script }) => (script ? new RegExp(`\\p{Script=${script}}`, "u") : null);
  const scripts = new Map(Object.entries(homes).map(([locale, home]) => [locale, written(home)]));

  /** The stem of a word on the pages of a language. */
  function of(word, locale) {
    const home = homes[locale];
    if (CYRILLIC.test(word)) return by(home ? home.cyrillic : "bg", word);
    return scripts.get(locale)?.test(word) ? by(home.own, word) : en(word);
  }

  /** Whether the pages of a language are in Cyrillic letters. */
  const isCyrillic = (locale) => Boolean(homes[locale]?.isCyrillic);

  globalThis.civilStem = { bg, en, of, isCyrillic, words };
})();
"""
