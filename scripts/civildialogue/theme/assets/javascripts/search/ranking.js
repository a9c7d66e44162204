/* The ranking of the search: what each word of a query gives a page, and which pages come first.
   Needs shards.js. */
(() => {
  "use strict";

  /* What a posting's level counts: index.py's LEVELS; then words of the title, and the page's own
     identifier, which say so little of the text that they count by what they add. */
  const LEVELS = [1, 2, 3, 5, 8, 13, 5, 5];
  const NAMED = 7;
  const ADDED = LEVELS.map((_, level) => ({ [civilShards.TITLED]: 0.8, [NAMED]: 1000 })[level] ?? 0);
  /* BM25 with less punishment for long pages than usual (0.75): long here means thorough. */
  const SATURATION = 1.6;
  const LENGTH = 0.3;
  const EVENED = 10; // so that of a question a rare verb does not outweigh what it is about
  const FULL = LEVELS.map((count) => count / (count + SATURATION)); // in a passage, by level
  /* Registers and lists that the site makes of the data repeat the words of the pages they list. */
  const PRIOR = new Map([["generated", 0.6]]);
  const ENOUGH = 5; // pages that make others with less of the query needless
  const TASK = 1.5; // what a page that says how gains where the query asks how
  /* What a page gains if words of the query meet: in one passage, side by side, as its title. */
  const GAIN = { passage: 0.4, pairs: 0.5, title: 0.8 };

  /** What one token gives, by page and by passage, and how surely a page has it (0 to 1). Of several
      stems each counts by its weight and the best is taken. `rarity` is what the token is worth.
      @type {(token: Token, meta: Meta, words: Lexicon) => Scores} */
  function scores(token, meta, words) {
    const most = Math.max(0, ...token.options.values());
    const found = {
      pages: new Float64Array(meta.count),
      shares: new Float64Array(meta.count),
      titled: new Uint8Array(meta.count),
      passages: new Float64Array(meta.starts[meta.count]),
      rarity: 0,
      worth: token.worth,
    };
    let cap = Infinity; // A rare relative of a common word must not come before the word itself.
    const surest = [...token.options].sort((one, two) => two[1] - one[1]);
    for (const [stem, weight] of surest) {
      const list = words.postings(stem);
      if (!list) continue;
      const counts = new Float64Array(meta.count);
      const added = new Float64Array(meta.count);
      let many = 0;
      for (let at = 0; at < list.length; at += 3) {
        const [page, level] = [list[at], list[at + 2]];
        if (page >= meta.count || list[at + 1] >= meta.pages.passages[page]) throw new civilShards.Damage("shard-damaged", "w");
        if (!counts[page]) many += 1;
        counts[page] += LEVELS[level];
        raise(added, page, ADDED[level]);
      }
      cap = Math.min(cap, Math.log(EVENED + (meta.count - many + 0.5) / (many + 0.5)));
      const worth = weight * cap;
      found.rarity = Math.max(found.rarity, worth);
      for (let at = 0; at < list.length; at += 3) {
        raise(found.passages, meta.starts[list[at]] + list[at + 1], worth * FULL[list[at + 2]]);
      }
      for (let page = 0; page < meta.count; page++) {
        if (!counts[page]) continue;
        const size = SATURATION * (1 - LENGTH + LENGTH * meta.pages.length[page] / meta.mean);
        raise(found.pages, page, worth * (counts[page] / (counts[page] + size) + added[page]));
        raise(found.shares, page, weight / most);
        if (added[page] && weight === most) found.titled[page] = 1;
      }
    }
    return found;
  }

  /** @type {(array: Float64Array, place: number, value: number) => void} */
  function raise(array, place, value) {
    if (value > array[place]) array[place] = value;
  }

  /** Makes words of asking count a part of the least other word, however rare they are.
      @param {Scores[]} found */
  function lighten(found) {
    const least = Math.min(...found.filter((one) => one.worth === 1 && one.rarity).map((one) => one.rarity));
    if (!Number.isFinite(least)) return;
    for (const one of found.filter(({ worth, rarity }) => worth < 1 && rarity)) {
      const part = one.worth * Math.min(1, least / one.rarity);
      for (const values of [one.pages, one.passages]) values.forEach((value, at) => { values[at] = value * part; });
      one.rarity *= part;
    }
  }

  /** What each word counts among all: one rare word no more than others together allow, and a word of
      asking nothing beside others.
      @type {(found: Scores[]) => number[]} */
  function shares(found) {
    const isAsked = found.some((one) => one.worth === 1 && one.rarity);
    const counted = found.map((one) => (isAsked && one.worth < 1 ? 0 : one.rarity));
    const sorted = counted.filter(Boolean).sort((one, two) => one - two);
    const middle = sorted[(sorted.length - 1) >> 1] || 1;
    const evened = counted.map((rarity) => Math.min(rarity, middle));
    const whole = evened.reduce((sum, one) => sum + one, 0) || 1;
    return evened.map((one) => one / whole);
  }

  /** The pages that have more than half of the query, by their postings alone; if they are few, also
      those that have half; if none has, those that have most of it. `isTask`: the query asks how something is done.
      @type {(found: Scores[], meta: Meta, isTask: boolean) => Ranked[]} */
  function rank(found, meta, isTask) {
    lighten(found);
    const share = shares(found);
    const values = total(found, (one) => one.pages, meta.count);
    const inPassages = total(found, (one) => one.passages, meta.starts[meta.count]);
    /** @type {Ranked[]} */
    const kept = [];
    for (let page = 0; page < meta.count; page++) {
      if (!values[page]) continue;
      let best = meta.starts[page];
      for (let passage = best; passage < meta.starts[page + 1]; passage++) {
        if (inPassages[passage] > inPassages[best]) best = passage;
      }
      let [has, covered] = [0, 0];
      for (const [at, one] of found.entries()) {
        if (one.shares[page]) has += share[at];
        covered += one.shares[page] * share[at];
      }
      const told = isTask && meta.tasks.has(page) ? TASK ** Math.min(1, has) : 1;
      const prior = (PRIOR.get(meta.kinds[meta.pages.kind[page]]) || 1) * told;
      const gained = 1 + GAIN.passage * Math.min(1, inPassages[best] / values[page]);
      kept.push({ page, passage: best, has, score: prior * values[page] * Math.sqrt(covered) * gained });
    }
    /* Where it is asked how, a page that says so is named by what is done: the rest is its own matter. */
    /** @param {number} page */
    const tells = (page) => isTask && meta.tasks.has(page) && found.some((one) => one.worth === 1 && one.titled[page]);
    const more = kept.filter(({ has, page }) => has > 0.5 + 1e-9 || tells(page));
    if (more.length >= ENOUGH) return more;
    const least = Math.min(0.5, Math.max(0, ...kept.map(({ has }) => has))) - 1e-9;
    return kept.filter(({ has, page }) => has >= least || tells(page));
  }

  /** @type {(found: Scores[], column: (one: Scores) => Float64Array, size: number) => Float64Array} */
  function total(found, column, size) {
    const sums = new Float64Array(size);
    for (const one of found) {
      const values = column(one);
      for (let place = 0; place < size; place++) sums[place] += values[place];
    }
    return sums;
  }

  /** The first pages by score, without sorting all the others.
      @type {(pages: Ranked[], many: number) => Ranked[]} */
  function foremost(pages, many) {
    /** @type {Ranked[]} */
    const found = [];
    for (const one of pages) {
      if (found.length === many && byScore(one, found[many - 1]) >= 0) continue;
      const place = found.findIndex((other) => byScore(one, other) < 0);
      found.splice(place < 0 ? found.length : place, 0, one);
      if (found.length > many) found.pop();
    }
    return found;
  }

  /** @type {(one: Record<"page" | "score", number>, two: Record<"page" | "score", number>) => number} */
  const byScore = (one, two) => two.score - one.score || one.page - two.page;

  /** The score of a page whose text was looked at. Of the query's words: `near`, how many of those
      side by side stand so in it; `titled`, how well they are its title (each 0 to 1).
      @type {(score: number, near: number, titled: number) => number} */
  const met = (score, near, titled) => score * (1 + GAIN.pairs * near) * (1 + GAIN.title * titled);

  globalThis.civilRanking = { scores, rank, foremost, byScore, met };
})();
