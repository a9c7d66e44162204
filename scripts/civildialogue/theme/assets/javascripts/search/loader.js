/* Loads the search engine and those parts of the index that a query needs, each once.

   Everything comes by script tags from the site's own folder: that works over HTTP, under a strict
   Content-Security-Policy, and from a folder on a disk, where a page may not fetch files. */
(() => {
  "use strict";
  const FOLDER = "search-index/";
  const TURNS = 12; // An answer asks for words, heads and texts in turn; more is a fault.
  const GUESSES = 4; // words of a query whose part is asked for before the engine has come
  const BEGINNING = 4; // letters that name the part of a word: shards.py's
  const PASSAGES = 16; // in a shard of texts, as index.py has it
  const PATIENCE = 15000; // Milliseconds after which a part that has not come is given up.
  const SLOW = 1000; // Milliseconds after which it is said that something is under way.

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
    /* A text that can't be had leaves its results without snippets. */
    /** @param {string[]} gone @returns {(name: string) => Promise<unknown>} */
    const tried = (gone) => (name) => part(name).catch((error) => {
      if (!name.includes("/t-")) throw error;
      gone.push(name);
      shards.set(name, { passages: Array(PASSAGES).fill([]) });
    });
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
    /* The engine's answer; rejects when a part can't be had. */
    /** @type {(query: string, options: Partial<Query>, early: (answer: Answer) => void, parts: number) => Promise<Answer>} */
    const answered = async (query, options, early, parts) => {
      if (parts && !scripts.size) guess(query, options.locale ?? "", parts);
      await script(`${root}${FOLDER}engine.js`, () => Boolean(globalThis.civilSearch));
      /** @type {string[]} */
      const gone = [];
      try {
        for (let turn = 0; turn < TURNS; turn += 1) {
          const answer = globalThis.civilSearch.answer(shards, query, options);
          if (!answer.missing) return gone.length ? { ...answer, partial: true } : answer;
          if (answer.results) early(answer);
          await Promise.all(answer.missing.map(tried(gone)));
        }
      } finally {
        for (const name of gone) shards.delete(name);
      }
      throw new Error("the index does not end");
    };
    /* Resolves to the engine's answer, or to one that says that a part can't be had. `early` gets the
       answer as soon as its results are known, without their snippets; `slow` is called once if it
       takes long. */
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
