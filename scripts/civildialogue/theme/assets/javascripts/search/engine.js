/* The search engine: shards and a query in, ranked pages out. It loads nothing and shows nothing:
   `civilSearch.answer` says which shards it needs, its caller fetches them and asks again. So the
   browser and the terminal (V8 in Python) give the same answers. Needs the stemmers, then
   the other files of this folder that model/scripts.py names. */
(() => {
  "use strict";

  const MOST_LETTERS = 300; // of a query; the rest is not read
  const MOST_RESULTS = 50;
  const CANDIDATES = 10; // pages whose title is looked at, even if fewer are wanted
  const FORMS = 3; // places of a stem in which a form of it is looked for, those that have it most
  const LONG = 8; // letters of a word that may hold two slips
  const ENDINGS = [0, 1, 2]; // letters more that a form in the texts may have
  const [COMMON, PROPER] = [5, 8]; // letters of a stem that may be offered for a word, and for a name
  const LOOKED = 6; // pages whose text decides their place, too; the default limit

  const { distance, slips } = civilLetters;

  /* ---- Facets ----------------------------------------------------------------------------- */

  /** How many pages each publication and kind has; each counts under the other's filter.
      @type {(pages: Ranked[], meta: Meta, query: Query) => { kept: Ranked[], facets: Facets }} */
  function facets(pages, meta, { publication, kind }) {
    const names = { publication: meta.publications.map(([name]) => name), kind: meta.kinds };
    /** @type {(page: number, field: "publication" | "kind", value: string) => boolean} */
    const has = (page, field, value) => !value || names[field][meta.pages[field][page]] === value;
    /** @type {(field: "publication" | "kind", kept: Ranked[]) => Facet[]} */
    const count = (field, kept) => {
      const many = names[field].map(() => 0);
      for (const { page } of kept) many[meta.pages[field][page]] += 1;
      return names[field].map((value, place) => ({
        value, count: many[place], label: field === "kind" ? value : meta.publications[place][1],
      })).filter((one) => one.count);
    };
    return {
      kept: pages.filter(({ page }) => has(page, "publication", publication) && has(page, "kind", kind)),
      facets: {
        publication: count("publication", pages.filter(({ page }) => has(page, "kind", kind))),
        kind: count("kind", pages.filter(({ page }) => has(page, "publication", publication))),
      },
    };
  }

  /* ---- Results with their text ------------------------------------------------------------ */

  /** What a passage begins with, for pages that are found by their title or their translation.
      @type {(passage: Paragraph[]) => Paragraph[]} */
  const opening = (passage) => [passage.find(({ block }) => block) ?? passage[0]].filter(Boolean);

  /** A page with its title; its score now knows which words stand together there and, if its text
      was looked at, in it.
      @type {(one: Ranked, place: number, head: Head, passage: Paragraph[] | null, asked: Asked) => Placed} */
  function placed(one, place, head, passage, { groups, weights }) {
    const titleWords = civilPassages.scan(head.title);
    const title = civilPassages.meet(titleWords, groups);
    const best = passage && civilPassages.best(passage, groups, weights);
    const near = Math.min(1, Math.max(best?.pairs ?? 0, title.pairs) / Math.max(1, weights.length - 1));
    const whole = weights.reduce((sum, each) => sum + each, 0) || 1;
    const told = [...title.found].reduce((sum, group) => sum + weights[group], 0) / whole;
    const titled = told * title.found.size / Math.max(1, titleWords.length);
    const score = place < CANDIDATES ? civilRanking.met(one.score, near, titled) : one.score;
    return { ...one, head, best, score: Math.round(score * 1000) / 1000 };
  }

  /** A page as it is shown; until its text is loaded the link leads to its top.
      @type {(one: Placed, passage: Paragraph[] | null, meta: Meta, asked: Asked) => Result} */
  function result(one, passage, meta, { groups, weights }) {
    const best = one.best ?? (passage && civilPassages.best(passage, groups, weights));
    const paragraph = best?.paragraph;
    const shown = paragraph ? [paragraph] : opening(passage ?? []);
    return {
      page: one.page,
      ...one.head,
      publication: meta.publications[meta.pages.publication[one.page]][0],
      kind: meta.kinds[meta.pages.kind[one.page]],
      score: one.score,
      block: paragraph ? paragraph.block : "",
      heading: paragraph ? paragraph.heading : "",
      snippet: shown.flatMap((first) => civilPassages.snippet(first, groups)),
    };
  }

  /** The form of a stem in the texts that is nearest to what was typed, for stems are no words;
      nothing if it stands in none or its text is not loaded.
      @type {(stem: string, word: string, meta: Meta, words: Lexicon, store: Shelf) => string} */
  function form(stem, word, meta, words, store) {
    const list = words.postings(stem) ?? new Int32Array();
    const often = Array.from({ length: list.length / 3 }, (_, place) => 3 * place).sort((one, two) => list[two + 2] - list[one + 2]);
    /** @type {string[]} */
    let forms = [];
    for (const at of often.slice(0, FORMS)) {
      const passage = civilShards.text(store, meta.starts[list[at]] + list[at + 1]) ?? [];
      const title = civilShards.head(store, list[at])?.title ?? "";
      const read = [title, ...passage.map(({ heading }) => heading)].map((text) => ({ text, words: civilPassages.scan(text) })).concat(passage);
      forms = forms.concat(read.flatMap((one) => one.words.filter(({ stems }) => stems.includes(stem))
        .map(({ from, to }) => one.text.slice(from, to).toLowerCase())));
    }
    /** @param {string} one */
    const far = (one) => distance(word, one, word.length);
    return forms.reduce((best, one) => (far(one) < far(best) ? one : best), forms[0] ?? "");
  }

  /** Whether a word and a form that may end otherwise are so many letters or slips apart.
      @type {(word: string, form: string, apart: typeof slips, most: number) => boolean} */
  const isAlike = (word, form, apart, most) => ENDINGS.some((cut) => apart(word, form.slice(0, form.length - cut), most) <= most);

  /** Whether a word with slips is that form of the texts; of a long one the end may be another.
      @type {(word: string, form: string) => boolean} */
  const isNear = (word, form) => (word.length < LONG ? distance(word, form, 1) <= 1 : isAlike(word, form, slips, word[0] === form[0] ? 2 : 3));

  /* ---- The answer ------------------------------------------------------------------------- */

  /** The pages that hold what is quoted, word by word.
      @type {(pages: Ranked[], sieve: Sieve | null, store: Shelf, meta: Meta) => Ranked[]} */
  function sieved(pages, sieve, store, meta) {
    if (!sieve || !sieve.quoted.length) return pages;
    /** @param {Place} word */
    const isStop = (word) => word.stems.every((stem) => meta.stop.has(stem));
    return pages.filter((one) => {
      const head = civilShards.head(store, one.page);
      return head && civilQuery.holds(one, civilPassages.scan(head.title), sieve, isStop, (passage) => civilShards.text(store, passage)) !== false;
    });
  }

  /** The words of a query of which nothing is known, and the query with the nearest words instead: what
      stands in the texts almost as it was typed, or is long enough not to be met by chance.
      `put` are the words that were put right unasked.
      @type {(query: string, tokens: Token[], spelled: (stem: string, word: string) => string, put: string[][]) => Pick<Answer, "lacking" | "guess">} */
  function lacking(query, tokens, spelled, put) {
    const none = tokens.filter((token) => !token.options.size);
    const guess = none.reduce((text, { word, guess: stem, isProper, spelling = word }) => {
      const other = stem && spelled(stem, spelling);
      const isOwn = other && other[0] === spelling[0] && stem.length >= (isProper ? PROPER : COMMON) && isAlike(spelling, other, distance, 2);
      const isMeant = other && (isOwn || isNear(spelling, other));
      return isMeant ? text.replace(new RegExp(word, "iu"), other) : text;
    }, query);
    return {
      ...(none.length ? { lacking: [...new Set(none.map((token) => token.word))] } : {}),
      ...(guess !== query ? { guess: put.reduce((text, [word, form]) => text.replace(new RegExp(word, "iu"), form), guess) } : {}),
    };
  }

  /** `doubted` are words that are not taken for others unsaid.
      @type {(shards: Shards, query: string, options: Query, doubted?: Set<string>) => Answer} */
  function search(shards, query, options, doubted = new Set()) {
    const { locale, literal, early, limit } = options;
    const store = civilShards.shelf(shards, locale);
    const waiting = () => ({ missing: [...store.missing].sort() });
    const meta = store.get("meta", civilShards.decodeMeta);
    if (!meta) return waiting();
    const words = civilLexicon.lexicon(meta, store, locale);
    const said = civilQuery.read(literal ? query : civilQuery.named(query, meta));
    const reading = civilAnalysis.analyse(said.text, words, options, doubted);
    if (store.missing.size) return waiting();
    const found = reading.tokens.map((token) => civilRanking.scores(token, meta, words));
    if (store.missing.size) return waiting();
    const sieve = civilQuery.sieve(said, meta, words);
    if (store.missing.size) return waiting();
    const isTask = words.words(said.text.toLowerCase()).some((word) => meta.asking.has(word));
    const ranked = civilRanking.rank(found, meta, isTask).filter(({ page }) => !sieve || sieve.pages[page]);
    const { kept, facets: counted } = facets(ranked, meta, options);
    const first = sieved(civilRanking.foremost(kept, Math.max(limit, CANDIDATES)), sieve, store, meta);
    if (store.missing.size) return waiting();
    /** @type {Asked} */
    const asked = { groups: new Map(), weights: found.map((one) => one.rarity) };
    reading.tokens.forEach((token, place) => {
      for (const stem of token.options.keys()) if (!asked.groups.has(stem)) asked.groups.set(stem, place);
    });
    /* One word as it was typed has no neighbours and no other form: no text can change the answer. */
    /** @param {Token} token */
    const other = ({ corrected, isDoubtful, stem }) => corrected ?? (isDoubtful ? stem : "");
    const isLooked = reading.tokens.length > 1 || reading.tokens.some(other);
    const passages = first.slice(0, isLooked ? LOOKED : 0).map((one) => civilShards.text(store, one.passage));
    const heads = first.map((one) => civilShards.head(store, one.page)).filter((one) => one !== null);
    if (store.missing.size) return waiting();
    /** @type {(stem: string, word: string) => string} */
    const spelled = (stem, word) => form(stem, word, meta, words, store);
    const forms = reading.tokens.map((token) => (other(token) ? spelled(other(token), token.spelling ?? token.word) : token.word));
    if (store.missing.size) return waiting();
    const far = reading.tokens.filter(({ word, corrected, isWide, isDoubtful, spelling = word }, place) =>
      (corrected ? !forms[place] || ((isWide || word.length < LONG) && !isNear(spelling, forms[place])) : isDoubtful && forms[place] !== word))
      .map(({ word }) => word);
    if (far.length && !doubted.size) return search(shards, query, options, new Set(far));
    const shown = first
      .map((one, place) => placed(one, place, heads[place], passages[place] ?? null, asked))
      .sort(civilRanking.byScore).slice(0, limit);
    const results = shown.map((one) => result(one, civilShards.text(store, one.passage), meta, asked));
    const read = new Set(forms);
    const typed = civilStem.words(said.text).filter((word) => !meta.stop.has(word));
    const isAsTyped = reading.how === "typed" || [...read].join(" ") === typed.join(" ");
    const text = isAsTyped ? query : [...read].join(" ");
    const without = literal ? {} : lacking(query, reading.tokens, spelled, reading.tokens.map(({ word, corrected }, place) => [word, corrected ? forms[place] : word]));
    const isGuessed = reading.tokens.some((token) => token.guess && !token.options.size);
    if (isGuessed && store.missing.size) return waiting();
    return {
      query,
      reading: { how: reading.how, text },
      literal,
      ...without,
      ...(early ? { unread: reading.tokens.filter((token) => !token.options.size).map(({ word }) => word) } : {}),
      total: kept.length,
      results,
      facets: counted,
      ...(store.missing.size ? waiting() : {}),
    };
  }

  /** The options with what is missing or of a wrong type put right.
      @type {(options: any) => Query} */
  function settled(options) {
    const given = options && typeof options === "object" ? options : {};
    /** @param {unknown} value */
    const text = (value) => (typeof value === "string" ? value : "");
    const wanted = Number.isInteger(given.limit) ? given.limit : LOOKED;
    return {
      locale: text(given.locale),
      literal: given.literal === true || given.early === true,
      early: given.early === true,
      publication: text(given.publication),
      kind: text(given.kind),
      typing: given.typing === true,
      limit: Math.min(Math.max(wanted, 1), MOST_RESULTS),
    };
  }

  /** Answers a query from the shards that are loaded; never throws.
   *
   * `shards`: Map of name (bg/meta) → data, null for one that could not be loaded.
   * `options`: {locale, literal, typing, early, publication, kind, limit}, all but the locale optional; `typing`
   * says that the last word may be only begun; `early` that words may be unread yet: they are listed.
   * Returns {missing: [names]}, or {query, reading: {how, text}, literal, total, results, facets},
   * or both: then the results stand in their places and only snippets and their links may follow;
   * or {error, shard}: query-not-text, shards-not-map, shard-missing, shard-damaged.
      @type {typeof civilSearch.answer} */
  function answer(shards, query, options) {
    if (typeof query !== "string") return { error: "query-not-text" };
    if (!(shards instanceof Map)) return { error: "shards-not-map" };
    try {
      return search(shards, query.slice(0, MOST_LETTERS).trim(), settled(options));
    } catch (error) {
      if (!(error instanceof civilShards.Damage)) return { error: "shard-damaged", shard: "" };
      return { error: error.code, shard: error.shard };
    }
  }

  globalThis.civilSearch = { answer };
})();
