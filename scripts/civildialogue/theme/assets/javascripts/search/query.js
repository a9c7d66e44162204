/* What a query says besides its words: „words side by side“, -words that must not be there, numbers
   of pages and days as people write them, and abbreviations. */
(() => {
  "use strict";

  const QUOTED = /[„“”«"]([^„“”«»"]+)[“”»"]/gu;
  const WITHOUT = /(?<=\s)[-\u2212\u2013]([\p{L}\p{N}][^\s]*)/gu;
  const SHORT = 5; // letters of an abbreviation at most
  const PLACES = 3; // passages of a page in which a quoted text is looked for

  /** Numbers of pages and days as people write them: «ACT 12», «act0012», «препоръка 12» → act-0012,
      23.11.2026 → „23 ноември 2026“. @type {typeof civilQuery.named} */
  function named(query, { numbers, called, months }) {
    const starts = new Map(called);
    for (const start of numbers) starts.set(start, start);
    const names = [...starts.keys()].filter((name) => /^\p{L}+$/u.test(name));
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${names.join("|")})\\p{L}{0,3}[\\s-]?(?:№\\s?)?(\\d{1,4})(?![\\d.])`, "giu");
    const days = query.replace(/(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)/g, (whole, day, month, year) =>
      (months[month - 1] ? `„${Number(day)} ${months[month - 1]} ${year}“` : whole));
    return names.length ? days.replace(pattern, (_, name, digits) => `${starts.get(name.toLowerCase())}-${digits.padStart(4, "0")}`) : days;
  }

  /** The query in its parts. @type {typeof civilQuery.read} */
  function read(text) {
    const quoted = Array.from(text.matchAll(QUOTED), (match) => match[1]);
    const bare = text.replace(QUOTED, " $1 ");
    const without = Array.from(bare.matchAll(WITHOUT), (match) => match[1]);
    return { text: bare.replace(WITHOUT, " "), quoted, without };
  }

  /** The words of a text that are written as abbreviations are, in small letters.
      @type {typeof civilQuery.names} */
  function names(text) {
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
    /** @param {string} word */
    const isCapital = (word) => word === word.toUpperCase() && word !== word.toLowerCase();
    const short = words.filter((word) => isCapital(word) && word.length > 1 && word.length <= SHORT);
    return words.some((word) => word.length > SHORT && isCapital(word)) ? new Set() : new Set(short.map((word) => word.toLowerCase()));
  }

  /** The stems of a text that count. @type {(text: string, words: Lexicon) => string[]} */
  const stems = (text, words) => words.words(text.toLowerCase()).filter((word) => !words.stop.has(word)).map(words.stem);

  /** Where a word stands, as numbers of passages among all.
      @type {(stem: string, meta: Meta, words: Lexicon) => Set<number>} */
  function passages(stem, meta, words) {
    const [list, found] = [words.postings(stem) ?? new Int32Array(), new Set()];
    for (let at = 0; at < list.length; at += 3) found.add(meta.starts[list[at]] + list[at + 1]);
    return found;
  }

  /** Which pages a query lets through, and in which of their passages all quoted words stand; `null`
      if it neither quotes nor leaves out. @type {typeof civilQuery.sieve} */
  function sieve(said, meta, words) {
    const quoted = said.quoted.map((text) => stems(text, words)).filter((all) => all.length);
    const without = said.without.flatMap((text) => stems(text, words));
    if (!quoted.length && !without.length) return null;
    const pages = new Uint8Array(meta.count).fill(1);
    /** @type {Map<number, number[]>[]} */
    const places = [];
    for (const all of quoted) {
      const [first, ...rest] = all.map((stem) => passages(stem, meta, words));
      const both = [...first].filter((passage) => rest.every((other) => other.has(passage)));
      const found = new Map();
      let page = 0;
      for (const passage of both.sort((one, two) => one - two)) {
        while (meta.starts[page + 1] <= passage) page += 1;
        found.set(page, [...(found.get(page) ?? []), passage].slice(0, PLACES));
      }
      for (let at = 0; at < meta.count; at++) if (!found.has(at)) pages[at] = 0;
      places.push(found);
    }
    for (const stem of without) {
      const list = words.postings(stem) ?? new Int32Array();
      for (let at = 0; at < list.length; at += 3) pages[list[at]] = 0;
    }
    return { pages, quoted, places };
  }

  /** Whether stems stand side by side in a text. @type {(words: Place[], all: string[]) => boolean} */
  const follows = (words, all) => words.some((_, at) =>
    all.every((stem, step) => words[at + step]?.stems.includes(stem)));

  /** Whether a page holds what is quoted, side by side, in its title or in one of its passages; the
      first such passage is noted. `null` while its text is not loaded. @type {typeof civilQuery.holds} */
  function holds(one, title, { quoted, places }, stop, text) {
    for (const [number, all] of quoted.entries()) {
      if (follows(bare(title, stop), all)) continue;
      const looked = (places[number].get(one.page) ?? []).map((passage) => ({ passage, read: text(passage) }));
      if (looked.some(({ read }) => !read)) return null;
      const found = looked.find(({ read }) => read?.some((paragraph) =>
        follows(bare(paragraph.words, stop), all) || follows(bare(paragraph.headingWords, stop), all)));
      if (!found) return false;
      one.passage = found.passage;
    }
    return true;
  }

  /** Words without those that tell nothing, which a query does without, too.
      @type {(words: Place[], stop: (word: Place) => boolean) => Place[]} */
  const bare = (words, stop) => words.filter((word) => !stop(word));

  globalThis.civilQuery = { named, read, names, sieve, holds };
})();
