/* The text of a found passage: which paragraph answers best, and the words to show of it. */
(() => {
  "use strict";

  const SNIPPET = 220; // letters that are shown
  const BEFORE = 60; // letters of them before the first hit
  const HEADING = 0.5; // what a word of the heading counts for the paragraph under it
  const TOP = 0.6; // what the page's head counts against a passage with a link of its own
  const WORD = /[a-z]+-\d{3,9}|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’\u00ad]*/giu;

  /* Words come again in every text; each is taken apart once. */
  /** @type {Map<string, string[]>} */
  const known = new Map();
  /** @param {string} word */
  function stemsOf(word) {
    const parts = known.get(word) ?? civilStem.words(word);
    known.set(word, parts);
    return parts.map(civilLexicon.stemOf);
  }

  /** The words of a text: where they stand and the stems that they hold.
      @type {(text: string) => Place[]} */
  function scan(text) {
    return Array.from(text.matchAll(WORD), (match) => ({
      from: match.index,
      to: match.index + match[0].length,
      stems: stemsOf(match[0]),
    }));
  }

  /** A text shard; null if it is not in its form. The words of a passage are worked out when it is
      first asked for.
      @type {typeof civilPassages.decode} */
  function decode({ passages }) {
    if (!Array.isArray(passages)) return null;
    /** @type {Paragraph[][]} */
    const read = [];
    return { at: (number) => (read[number] = read[number] || paragraphs(passages[number])) };
  }

  /** The paragraphs of a passage: each has an id, a text, and a heading if it is not the last one's.
      @type {(rows: unknown) => Paragraph[]} */
  function paragraphs(rows) {
    let heading = "";
    const isWhole = Array.isArray(rows) && rows.flat().every((text) => typeof text === "string");
    if (!isWhole) throw new civilShards.Damage("shard-damaged", "t");
    return rows.map(([block, text, above]) => {
      heading = above ?? heading;
      return { block, heading, text, words: scan(text), headingWords: scan(heading) };
    });
  }

  /** Which of the query's groups stand in some words, and how many neighbours in the query are
      neighbours there. `groups` is a Map of stem → place in the query.
      @type {typeof civilPassages.meet} */
  function meet(words, groups) {
    /** @type {Set<number>} */
    const found = new Set();
    const pairs = new Set();
    /** @type {number | null} */
    let last = null;
    for (const word of words) {
      for (const stem of word.stems) {
        const group = groups.get(stem);
        if (group !== undefined) {
          found.add(group);
          if (last !== null && group === last + 1) pairs.add(last);
        }
        if (group !== undefined || word.stems.length === 1) last = group === undefined ? null : group;
      }
    }
    return { found, pairs: pairs.size };
  }

  /** The paragraph with most of the query, the first of equals: {paragraph, value, pairs}.
      @type {typeof civilPassages.best} */
  function best(passage, groups, weights) {
    /** @type {Best} */
    let chosen = { paragraph: null, value: 0, pairs: 0 };
    /** @param {Iterable<number>} found */
    const sum = (found) => [...found].reduce((total, group) => total + weights[group], 0);
    for (const paragraph of passage) {
      const inText = meet(paragraph.words, groups);
      const inHeading = meet(paragraph.headingWords, groups);
      const extra = [...inHeading.found].filter((group) => !inText.found.has(group));
      const pairs = Math.max(inText.pairs, inHeading.pairs);
      const value = (sum(inText.found) + HEADING * sum(extra)) *
        (1 + 0.5 * pairs / weights.length) * (paragraph.block ? 1 : TOP);
      if (value > chosen.value) chosen = { paragraph, value, pairs };
    }
    return chosen;
  }

  /** The part of a paragraph with most different hits, as [{text, hit}].
      @type {typeof civilPassages.snippet} */
  function snippet({ text, words }, groups) {
    /** @param {Place} word */
    const isHit = (word) => word.stems.some((stem) => groups.has(stem));
    const hits = words.filter(isHit);
    let [start, most] = [0, 0];
    for (const first of hits) {
      const within = hits.filter((one) => one.from >= first.from && one.to <= first.from + SNIPPET - BEFORE);
      const kinds = new Set(within.flatMap((one) => one.stems.map((stem) => groups.get(stem)))).size;
      if (kinds > most) [start, most] = [first.from, kinds];
    }
    const from = start <= BEFORE ? 0 : words.find((word) => word.from >= start - BEFORE)?.from ?? 0;
    const last = words.filter((word) => word.to <= from + SNIPPET).pop();
    const isWhole = text.length <= from + SNIPPET;
    const to = isWhole || !last ? Math.min(text.length, from + SNIPPET) : last.to;
    const pieces = [{ text: from ? "… " : "", hit: false }];
    /** @param {string} part @param {boolean} hit */
    const put = (part, hit) => {
      const end = pieces[pieces.length - 1];
      if (end.hit === hit) end.text += part;
      else if (part) pieces.push({ text: part, hit });
    };
    let at = from;
    for (const word of hits.filter((one) => one.from >= from && one.to <= to)) {
      put(text.slice(at, word.from), false);
      put(text.slice(word.from, word.to), true);
      at = word.to;
    }
    put(text.slice(at, to), false);
    put(to < text.length ? " …" : "", false);
    return pieces.filter((piece) => piece.text);
  }

  globalThis.civilPassages = { scan, decode, meet, best, snippet };
})();
