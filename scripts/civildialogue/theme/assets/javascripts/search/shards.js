/* The shards of an index, as index.py and shards.py write them, and the vocabulary in them. Nothing
   is loaded here: what is needed and not there is noted, and the search asks its caller for it. */
(() => {
  "use strict";

  const FORMAT = 1;
  const FAMILY = 5; // letters that related stems share at least

  /* A shard that is not there or not in its form; `code` becomes the answer's error. */
  class Damage extends Error {
    /** @param {string} code @param {string} shard */
    constructor(code, shard) {
      super(code);
      this.code = code;
      this.shard = shard;
    }
  }

  /* ---- Shards ----------------------------------------------------------------------------- */

  const decoded = new WeakMap();

  /** Gives out the shards of one language, decoded once, and notes those that are not loaded.
      @type {typeof civilShards.shelf} */
  function shelf(shards, locale) {
    /** @type {Set<string>} */
    const missing = new Set();
    /** @type {Shelf["get"]} */
    function get(name, decode) {
      const data = shards.get(`${locale}/${name}`);
      if (data === undefined) {
        missing.add(`${locale}/${name}`);
        return null;
      }
      if (data === null || typeof data !== "object") throw new Damage("shard-missing", name);
      if (!decoded.has(data)) {
        let made;
        try {
          made = decode(data);
        } catch {
          made = null;
        }
        if (!made) throw new Damage("shard-damaged", name);
        decoded.set(data, made);
      }
      return decoded.get(data);
    }
    return { missing, get };
  }

  /** @type {typeof civilShards.decodeMeta} */
  function decodeMeta(data) {
    const { publication, kind, passages, length } = data.pages;
    const count = publication.length;
    const columns = [publication, kind, passages, length];
    const isWhole = columns.every((column) => column.length === count &&
      column.every((value) => Number.isInteger(value) && value >= 0));
    if (data.format !== FORMAT || !isWhole) return null;
    const pageOf = Int32Array.from(passages.flatMap((many, page) => new Array(many).fill(page)));
    const mean = Math.max(1, length.reduce((sum, one) => sum + one, 0) / Math.max(1, count));
    /** @type {Glossary["phrases"]} */
    const phrases = new Map();
    /** @type {Glossary["words"]} */
    const words = new Map();
    for (const [one, two] of data.glossary) {
      for (const [from, to] of [[one.split(" "), two.split(" ")], [two.split(" "), one.split(" ")]]) {
        add(phrases, from.join(" "), to);
        /* Terms of one length correspond word by word: both languages put the adjective first. */
        if (from.length === to.length) from.forEach((word, place) => add(words, word, [to[place]]));
      }
    }
    return {
      ...data, count, pageOf, mean,
      stop: new Set(data.stop.split(" ")),
      vocabulary: data.vocabulary.map(String),
      numbers: (data.numbers ?? []).map(String).filter((start) => /^[a-z]+$/.test(start)),
      glossary: { phrases, words },
    };
  }

  /** @type {(map: Map<string, Set<string>>, key: string, values: string[]) => void} */
  function add(map, key, values) {
    map.set(key, new Set([...(map.get(key) ?? []), ...values]));
  }

  /** @type {(data: { stems: string, starts: number[] }) => Vocabulary | null} */
  function decodeVocabulary(data) {
    /** @type {string[]} */
    const stems = [];
    const frequencies = [];
    for (const [, shared, frequency, rest] of data.stems.matchAll(/([A-Z])([A-Z])([^A-Z]*)/g)) {
      stems.push((stems[stems.length - 1] || "").slice(0, shared.charCodeAt(0) - 65) + rest);
      frequencies.push(frequency.charCodeAt(0) - 65);
    }
    const places = new Map(stems.map((stem, place) => [stem, place]));
    const letters = stems.map(lettersOf);
    return data.starts[0] === 0 ? { stems, frequencies, letters, places, starts: data.starts } : null;
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

  const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const DIGITS = new Map(Array.from(SIGNS, (sign, value) => [sign, value]));

  /** A coded list of postings as pairs in one array: passage, level, passage, level…
      @param {string} list */
  function unfolded(list) {
    /** @type {number[]} */
    const pairs = [];
    let [passage, value, size] = [-1, 0, 1];
    for (const sign of list) {
      const digit = DIGITS.get(sign);
      if (digit === undefined) throw new Damage("shard-damaged", "p");
      value += (digit % 32) * size;
      size *= 32;
      if (digit < 32) {
        passage += 1 + Math.floor(value / 8);
        pairs.push(passage, value % 8);
        [value, size] = [0, 1];
      }
    }
    return Int32Array.from(pairs);
  }

  /** The lists of a postings shard; each is unfolded when it is first asked for.
      @type {(data: { lists: string }) => Postings} */
  function decodePostings(data) {
    const coded = data.lists.split(" ");
    /** @type {Int32Array[]} */
    const lists = [];
    return { at: (place) => (lists[place] = lists[place] || unfolded(coded[place] || " ")) };
  }

  /* ---- The vocabulary, as the analysis asks for it ---------------------------------------- */

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

  /** @type {typeof civilShards.lexicon} */
  function lexicon(meta, store, locale) {
    if (spoken !== locale) remembered.clear();
    spoken = locale;
    const firsts = meta.vocabulary;
    /** @param {number} number */
    const shard = (number) => store.get(`v-${number}`, decodeVocabulary);
    /* The stretches of the vocabulary that may hold stems which begin so. */
    /** @param {string} beginning */
    const stretches = (beginning) => firsts.map((_, number) => number).filter((number) =>
      firsts[number] <= `${beginning}\uffff` && !(firsts[number + 1] <= beginning));
    /** @param {string} beginning */
    const loaded = (beginning) => stretches(beginning).map(shard).filter((part) => part !== null);
    /** @type {(part: Vocabulary) => [stem: string, frequency: number][]} */
    const rows = (part) => part.stems.map((stem, at) => [stem, part.frequencies[at]]);
    /** @param {string} stem */
    const numberOf = (stem) => firsts.reduce((last, first, at) => (first <= stem ? at : last), -1);
    /** @param {string} stem */
    const place = (stem) => {
      const number = numberOf(stem);
      const found = number < 0 ? null : shard(number);
      const at = found?.places.get(stem);
      return found && at !== undefined ? { number, found, at } : null;
    };
    /* Stems that may be `most` changes away: few letters more or fewer, few other ones. */
    /** @type {Lexicon["near"]} */
    function near(stem, most, everywhere) {
      const own = lettersOf(stem);
      return loaded(everywhere ? "" : stem[0]).flatMap((part) => rows(part).filter(([other], at) => (
        Math.abs(other.length - stem.length) <= most &&
          bitsIn(own & ~part.letters[at]) <= most && bitsIn(part.letters[at] & ~own) <= most)));
    }
    /** @type {Lexicon["begins"]} */
    function begins(word) {
      const found = loaded(word).flatMap((part) => rows(part).filter(([stem]) => stem.startsWith(word)));
      return found.sort((a, b) => b[1] - a[1]).slice(0, 6).map(([stem]) => stem);
    }
    /* Known stems that go on where this one ends or end before it does, by three letters at most. */
    /** @type {Lexicon["family"]} */
    function family(stem) {
      if (stem.length < FAMILY) return [];
      const number = numberOf(stem);
      const part = number < 0 ? null : shard(number);
      if (!part) return [];
      /** @param {string} other */
      const isRelated = (other) => other !== stem && Math.abs(other.length - stem.length) <= 3 &&
        (other.startsWith(stem) || (other.length >= FAMILY && stem.startsWith(other)));
      return rows(part)
        .filter(([other]) => isRelated(other))
        .sort((a, b) => b[1] - a[1]).slice(0, 4).map(([other]) => other);
    }
    /* Where a stem stands: null if nowhere or not loaded. */
    /** @type {Lexicon["postings"]} */
    function postings(stem) {
      const spot = place(stem);
      if (!spot) return null;
      const part = spot.found.starts.filter((start) => start <= spot.at).length - 1;
      const lists = store.get(`p-${spot.number}-${part}`, decodePostings);
      return lists && lists.at(spot.at - spot.found.starts[part]);
    }
    return {
      locale, near, begins, family, postings,
      glossary: meta.glossary,
      stop: meta.stop,
      stem: stemOf,
      words: (text) => civilStem.words(text),
      frequency: (stem) => {
        const spot = place(stem);
        return spot ? spot.found.frequencies[spot.at] : 0;
      },
      waits: () => store.missing.size > 0,
    };
  }
  globalThis.civilShards = { Damage, shelf, decodeMeta, lexicon, stemOf };
})();
