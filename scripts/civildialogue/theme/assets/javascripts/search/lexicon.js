/* The stems of an index, as the analysis asks for them. Those of the query stand with their postings
   in the part that their beginning names, so that one request brings all of them; words that might
   have been meant are looked up in the sorted vocabulary. Needs shards.js. */
(() => {
  "use strict";

  const BEGINNING = 4; // letters that name the part of a stem: shards.py's
  const FAMILY = 5; // letters that related stems share at least, if one goes on where the other ends
  const ROOT = 6; // letters that they share if both go on

  /** The part in which a stem stands, as shards.py finds it.
      @type {(stem: string, many: number) => number} */
  function part(stem, many) {
    let place = 0;
    for (const letter of /[0-9]/.test(stem) ? stem : stem.slice(0, BEGINNING)) {
      place = (place * 31 + (letter.codePointAt(0) ?? 0)) % 65521;
    }
    return place % many;
  }

  /** Which letters a stem has, roughly: a bit for each rest of a division by 32.
      @param {string} stem */
  function lettersOf(stem) {
    let bits = 0;
    for (let at = 0; at < stem.length; at++) bits |= 1 << (stem.charCodeAt(at) & 31);
    return bits;
  }

  /** @param {number} number */
  function bitsIn(number) {
    let many = 0;
    for (let rest = number; rest; rest &= rest - 1) many += 1;
    return many;
  }

  /** In how many pages a list of postings is, as the number of binary digits.
      @param {Int32Array} list */
  function frequencyOf(list) {
    let [many, last] = [0, -1];
    for (let at = 0; at < list.length; at += 3) {
      if (list[at] !== last) many += 1;
      last = list[at];
    }
    return 32 - Math.clz32(many);
  }

  /** @type {Map<string, string>} */
  const remembered = new Map();
  let spoken = "";

  /** @param {string} word */
  function stemOf(word) {
    let stem = remembered.get(word);
    if (stem === undefined) {
      if (remembered.size > 50000) remembered.clear();
      stem = civilStem.of(word, spoken);
      remembered.set(word, stem);
    }
    return stem;
  }

  /** @type {typeof civilLexicon.lexicon} */
  function lexicon(meta, store, locale) {
    if (spoken !== locale) remembered.clear();
    spoken = locale;
    const firsts = meta.vocabulary;
    /** @param {string} stem */
    const partOf = (stem) => store.get(`w-${part(stem, meta.parts)}`, civilShards.decodeWords);
    /** @param {number} number */
    const stretch = (number) => store.get(`v-${number}`, civilShards.decodeVocabulary);
    /* What stands in the stretches of the vocabulary that may hold stems which begin so. */
    /** @type {(beginning: string) => [stem: string, frequency: number][]} */
    const loaded = (beginning) => firsts.map((_, number) => number).filter((number) =>
      firsts[number] <= `${beginning}\uffff` && !(firsts[number + 1] <= beginning))
      .flatMap((number) => [...stretch(number) ?? []]);

    /* Where a stem stands: null if nowhere or not loaded. */
    /** @type {Lexicon["postings"]} */
    function postings(stem) {
      const found = partOf(stem);
      const at = found?.places.get(stem);
      return found && at !== undefined ? found.at(at) : null;
    }
    /** @type {Lexicon["frequency"]} */
    const frequency = (stem) => frequencyOf(postings(stem) ?? new Int32Array());
    /** @type {Lexicon["listed"]} */
    function listed(stem) {
      const number = firsts.reduce((last, first, at) => (first <= stem ? at : last), -1);
      return number < 0 ? 0 : stretch(number)?.get(stem) ?? 0;
    }
    /* Whether it is a word by which a page is called. */
    /** @type {Lexicon["isTitled"]} */
    const isTitled = (stem) => (postings(stem) ?? []).some((level, at) => at % 3 === 2 && level === civilShards.TITLED);
    /* The letters of its script, as the words that begin like it have them. */
    /** @type {Lexicon["letters"]} */
    const letters = (word) => [...new Set(loaded(word[0]).flatMap(([stem]) => [...stem]))]
      .filter((letter) => /\p{L}/u.test(letter) && civilLetters.CYRILLIC.test(letter) === civilLetters.CYRILLIC.test(word));
    /* Stems that may be `most` changes away: few letters more or fewer, few other ones. */
    /** @type {Lexicon["near"]} */
    function near(stem, most, everywhere) {
      const own = lettersOf(stem);
      return loaded(everywhere ? "" : stem[0]).filter(([other]) => {
        if (Math.abs(other.length - stem.length) > most) return false;
        const bits = lettersOf(other);
        return bitsIn(own & ~bits) <= most && bitsIn(bits & ~own) <= most;
      });
    }
    /** @type {Lexicon["begins"]} */
    function begins(word) {
      const found = loaded(word).filter(([stem]) => stem.startsWith(word));
      return found.sort((a, b) => b[1] - a[1]).slice(0, 6).map(([stem]) => stem);
    }
    /** @type {(one: string, two: string) => number} */
    const shared = (one, two) => [...one].findIndex((letter, at) => letter !== two[at]);
    /* Known stems of the same root: one goes on where the other ends, or both where the root does, by
       three letters at most. */
    /** @type {Lexicon["family"]} */
    function family(stem) {
      if (stem.length < FAMILY) return [];
      /** @param {string} other */
      const isRelated = (other) => other !== stem && Math.abs(other.length - stem.length) <= 3 &&
        (other.startsWith(stem) || (other.length >= FAMILY && stem.startsWith(other)) ||
          shared(stem, other) >= Math.max(ROOT, stem.length - 3, other.length - 3));
      /** @type {[stem: string, frequency: number][]} */
      const found = (partOf(stem)?.stems ?? []).filter(isRelated).map((other) => [other, frequency(other)]);
      return found.sort((a, b) => b[1] - a[1]).slice(0, 4).map(([other]) => other);
    }
    return {
      locale, near, letters, begins, family, postings, frequency, listed, isTitled,
      stop: meta.stop,
      light: meta.light,
      stem: stemOf,
      words: (text) => civilStem.words(text),
      phrases: (stems) => partOf(stems.split(" ")[0])?.phrases.get(stems) ?? [],
      learnt: (stem) => partOf(stem)?.learnt.get(stem) ?? [],
      translations: (stem) => partOf(stem)?.words.get(stem) ?? [],
      waits: () => store.missing.size > 0,
    };
  }

  globalThis.civilLexicon = { lexicon, stemOf };
})();
