/* Loads the search engine and those parts of the index that a query needs, each once.

   Everything comes by script tags from the site's own folder: that works over HTTP, under a strict
   Content-Security-Policy, and from a folder on a disk, where a page may not fetch files. */
(() => {
  "use strict";
  const FOLDER = "search-index/";
  const TURNS = 48; // An answer asks for words, heads and texts in turn; more is a fault.
  const GUESSES = 4; // words of a query whose part is asked for before the engine has come
  const BEGINNING = 4; // letters that name the part of a word: shards.py's
  const [HEADS, PASSAGES] = [64, 16]; // in a shard of heads and of texts, as index.py has it
  const PATIENCE = 15000; // Milliseconds after which a part that has not come is given up.
  const SLOW = 1000; // Milliseconds after which it is said that something is under way.
  const LATE = 2000; // Milliseconds after which an answer is given without a part that has not come.
  /* What stands for a part that is late. */
  /** @type {Record<string, object>} */
  const BLANK = {
    h: { heads: Array(HEADS).fill(["", ""]) }, t: { passages: Array(PASSAGES).fill([]) },
    v: { stems: "" }, w: { stems: "", lists: "", phrases: {}, words: {} },
  };
  /** @param {string} name */
  const kind = (name) => name.replace(/^.*\/|-\d+$/g, "");
  /** @param {string} name */
  const blank = (name) => BLANK[kind(name)];
  /** @type {(name: string, data: unknown) => [name: string, data: unknown]} */
  const pair = (name, data) => [name, data];
  /* Whether words are among what is late: then a query is answered as it was typed. */
  /** @param {Set<string>} late */
  const isCut = (late) => [...late].some((name) => "vw".includes(kind(name)));
  /** @param {number} time */
  const pause = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

  /** @type {Shards} */
  const shards = new Map();
  /** @type {Map<string, Promise<unknown>>} */
  const scripts = new Map();
  /** @type {Map<string, number>} */
  const failures = new Map();
  globalThis.civilShard = (name, data) => { shards.set(name, data); };

  /* What came cut off, or is another page, defines nothing: it failed as what did not come. The next
     search tries again, past what the browser has kept. */
  /** @type {(address: string, isThere: () => boolean) => Promise<unknown> | undefined} */
  const script = (address, isThere) => {
    if (!scripts.has(address)) {
      scripts.set(address, new Promise((resolve, reject) => {
        const element = document.createElement("script");
        const tries = failures.get(address) ?? 0;
        element.src = tries && location.protocol !== "file:" ? `${address}?again=${tries}` : address;
        const end = () => {
          clearTimeout(timer);
          element.remove();
          if (isThere()) return resolve(null);
          scripts.delete(address);
          failures.set(address, tries + 1);
          return reject(new Error(address));
        };
        const timer = setTimeout(end, PATIENCE);
        for (const event of ["load", "error"]) element.addEventListener(event, end, { once: true });
        document.head.append(element);
      }));
    }
    return scripts.get(address);
  };

  /* root: the address of the site's own root, with a slash at its end. */
  globalThis.civilLoader = (root) => {
    /** @param {string} name */
    const part = async (name) => script(`${root}${FOLDER}${name}.js`, () => shards.has(name));
    /* What a query is likely to need, before the engine is there to say so. `parts`: see shards.py. */
    /** @type {(query: string, locale: string, parts: number) => void} */
    const guess = (query, locale, parts) => {
      const words = query.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
      const likely = words.filter((word) => word.length > 3 && !/[0-9]/.test(word)).slice(0, GUESSES)
        .map((word) => (word.length > 5 ? word : word.replace(/[аеиоуъюя]$/, "")).replaceAll("я", "е"))
        .map((word) => [...word.slice(0, BEGINNING)]
          .reduce((place, letter) => (place * 31 + (letter.codePointAt(0) ?? 0)) % 65521, 0) % parts);
      for (const name of ["meta", ...likely.map((number) => `w-${number}`)]) part(`${locale}/${name}`).catch(() => {});
    };
    /* The engine's answer from the parts that are there, without those that are late. */
    /** @type {(query: string, options: Partial<Query>, late: Set<string>) => Answer} */
    const soFar = (query, options, late) => {
      if (!late.size) return globalThis.civilSearch.answer(shards, query, options);
      const filled = new Map([...shards, ...[...late].map((name) => pair(name, blank(name)))]);
      const answer = globalThis.civilSearch.answer(filled, query, isCut(late) ? { ...options, early: true } : options);
      return { ...answer, results: answer.results?.filter(({ title }) => title) };
    };
    /* The engine's answer, which is whole or says what is `lost`; rejects when too much is. */
    /** @type {(query: string, options: Partial<Query>, early: (answer: Answer) => void, parts: number) => Promise<Answer>} */
    const answered = async (query, options, early, parts) => {
      if (parts && !scripts.size) guess(query, options.locale ?? "", parts);
      await script(`${root}${FOLDER}engine.js`, () => Boolean(globalThis.civilSearch));
      /** @type {Set<string>} */
      const late = new Set();
      /** @type {Set<string>} */
      const lost = new Set();
      /** @type {Map<string, Promise<unknown>>} */
      const waiting = new Map();
      /** @param {string} name */
      const asked = (name) => {
        const whole = part(name).then(() => { late.delete(name); }, (error) => {
          if (!blank(name)) throw error;
          for (const names of [late, lost]) names.add(name);
        }).finally(() => waiting.delete(name));
        waiting.set(name, whole);
        return blank(name) ? Promise.race([whole, pause(LATE).then(() => { if (waiting.has(name)) late.add(name); })]) : whole;
      };
      for (let turn = 0; turn < TURNS; turn += 1) {
        const answer = soFar(query, options, late);
        const isWhole = !answer.missing && late.size === lost.size;
        const isFound = Boolean(answer.results?.length);
        if (isWhole && !late.size) return answer;
        if (isWhole && !isFound && isCut(late)) break;
        if (isWhole) return { ...answer, partial: true, lost: [...new Set([...lost].map(kind))] };
        if (isFound) early({ ...answer, isUnfinished: late.size > 0 });
        await (answer.missing ? Promise.all(answer.missing.map(asked)) : Promise.race(waiting.values()));
      }
      throw new Error("the index does not end");
    };
    /* Resolves to the engine's answer, or to one that says that a part can't be had. `early` gets an
       answer as soon as its results are known, without their snippets, and one that is unfinished
       where a part is late; `slow` is called once if it takes long. */
    /** @type {ReturnType<typeof civilLoader>["ask"]} */
    const ask = async (query, options, early, slow, parts = 0) => {
      const timer = setTimeout(slow, SLOW);
      try {
        return await answered(query, options, early, parts);
      } catch {
        return { error: "unloaded" };
      } finally {
        clearTimeout(timer);
      }
    };
    return { ask };
  };
})();
