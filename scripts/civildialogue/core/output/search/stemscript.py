"""The twin of the stemmer for a browser: the same table, rules and languages as a plain script."""

import json

from civildialogue.core.model.conventions import script
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, languages
from civildialogue.core.model.stemming.stemmer import LATIN, pattern, table
from civildialogue.core.model.stemming.tongues import SNOWBALL, ways


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
        "word": pattern(raw["words"]),
        "english": LATIN.pattern,
        "homes": {str(tag): _home(tag) for tag in languages()},
    }
    rendered = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _SCRIPT.replace("__TABLE__", rendered)


def _home(locale: Locale) -> dict[str, str]:
    """How words are stemmed on the pages of a language: its own ones, Cyrillic ones, the rest."""
    kind = script(locale)
    found = {"cyrillic": _stemmer(ways(locale).cyrillic)}
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
