/* The shards of an index, as index.py and shards.py write them. Nothing is loaded here: what is needed
   and not there is noted, and the search asks its caller for it. */
(() => {
  "use strict";

  const FORMAT = 2;
  const [HEADS, TEXTS] = [64, 16]; // pages and passages in a shard, as index.py has it
  const TITLED = 6; // the level of a word of a title, as counting.py has it

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
    if (data.format !== FORMAT || !isWhole || !(data.parts >= 1)) return null;
    const starts = new Int32Array(count + 1);
    passages.forEach((many, page) => { starts[page + 1] = starts[page] + many; });
    return {
      ...data, count, starts,
      mean: Math.max(1, length.reduce((sum, one) => sum + one, 0) / Math.max(1, count)),
      stop: new Set(data.stop.split(" ")),
      light: new Set((data.light ?? "").split(" ")),
      asking: new Set((data.asking ?? "").split(" ")),
      vocabulary: data.vocabulary.map(String),
      called: data.called ?? [],
      months: data.months ?? [],
      tasks: new Set(data.tasks ?? []),
      numbers: (data.numbers ?? []).map(String).filter((start) => /^[a-z]+$/.test(start)),
    };
  }

  const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const DIGITS = new Map(Array.from(SIGNS, (sign, value) => [sign, value]));

  /** A coded list of postings in one array: page, passage, level, page, passage, level…
      @param {string} list */
  function unfolded(list) {
    /** @type {number[]} */
    const found = [];
    let [page, value, size] = [-1, 0, 1];
    for (const sign of list) {
      const digit = DIGITS.get(sign);
      if (digit === undefined) throw new Damage("shard-damaged", "w");
      value += (digit % 32) * size;
      size *= 32;
      if (digit >= 32) continue;
      if (value % 2) page += 1 + (value - 1) / 2;
      else found.push(page, Math.floor(value / 16), value / 2 % 8);
      [value, size] = [0, 1];
    }
    return Int32Array.from(found);
  }

  /** @type {(data: Record<string, string[]>) => Map<string, string[]>} */
  const mapped = (data) => new Map(Object.entries(data).map(([name, others]) => [name, others.map(String)]));

  /** A part of the stems; where one stands is unfolded when it is first asked for.
      @type {typeof civilShards.decodeWords} */
  function decodeWords(data) {
    const [stems, coded] = [data.stems.split(" "), data.lists.split(" ")];
    /** @type {Int32Array[]} */
    const lists = [];
    return {
      stems, phrases: mapped(data.phrases), words: mapped(data.words), learnt: mapped(data.learnt ?? {}),
      places: new Map(stems.map((stem, place) => [stem, place])),
      at: (place) => (lists[place] = lists[place] || unfolded(coded[place] || " ")),
    };
  }

  /** @type {typeof civilShards.decodeVocabulary} */
  function decodeVocabulary(data) {
    /** @type {Vocabulary} */
    const found = new Map();
    let stem = "";
    for (const [, shared, frequency, rest] of data.stems.matchAll(/([A-Z])([A-Z])([^A-Z]*)/g)) {
      stem = stem.slice(0, shared.charCodeAt(0) - 65) + rest;
      found.set(stem, frequency.charCodeAt(0) - 65);
    }
    return found;
  }

  /** @type {(data: { heads: unknown }) => { heads: Head[] } | null} */
  function decodeHeads({ heads }) {
    const isWhole = Array.isArray(heads) && heads.flat().every((text) => typeof text === "string");
    return isWhole ? { heads: heads.map(([url, title]) => ({ url, title })) } : null;
  }

  /** What a page is called and where it stands; null while its shard is not loaded.
      @type {typeof civilShards.head} */
  function head(store, page) {
    const shard = store.get(`h-${Math.floor(page / HEADS)}`, decodeHeads);
    if (shard && !shard.heads[page % HEADS]) throw new Damage("shard-damaged", "h");
    return shard && shard.heads[page % HEADS];
  }

  /** The paragraphs of a passage, by its number among all; null while its shard is not loaded.
      @type {typeof civilShards.text} */
  function text(store, number) {
    const shard = store.get(`t-${Math.floor(number / TEXTS)}`, civilPassages.decode);
    return shard && shard.at(number % TEXTS);
  }

  globalThis.civilShards = { Damage, TITLED, shelf, decodeMeta, decodeWords, decodeVocabulary, head, text };
})();
