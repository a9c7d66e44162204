/* Loads the search engine and those parts of the index that a query needs, each once.

   Everything comes by script tags from the site's own folder: that works over HTTP, under a strict
   Content-Security-Policy, and from a folder on a disk, where a page may not fetch files. */
(() => {
  "use strict";
  const FOLDER = "search-index/";
  const TURNS = 12; // An answer asks for words, heads and texts in turn; more is a fault.
  const GUESSES = 4; // words of a query whose part is asked for before the engine has come
  const BEGINNING = 4; // letters that name the part of a word: shards.py's

  /** @type {Shards} */
  const shards = new Map();
  /** @type {Map<string, Promise<unknown>>} */
  const scripts = new Map();
  globalThis.civilShard = (name, data) => { shards.set(name, data); };

  /** @param {string} address */
  const script = (address) => {
    if (!scripts.has(address)) {
      scripts.set(address, new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.src = address;
        element.addEventListener("load", resolve);
        element.addEventListener("error", () => {
          scripts.delete(address); // The next search may try again.
          element.remove();
          reject(new Error(address));
        });
        document.head.append(element);
      }));
    }
    return scripts.get(address);
  };

  /* root: the address of the site's own root, with a slash at its end. */
  globalThis.civilLoader = (root) => {
    /** @param {string} name */
    const part = async (name) => {
      await script(`${root}${FOLDER}${name}.js`);
      if (!shards.has(name)) throw new Error(name); // A file that was cut off defines nothing.
    };
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
    /* Resolves to the engine's answer; rejects when a part can't be had. `early` gets the answer as
       soon as its results are known, without their snippets. */
    /** @type {ReturnType<typeof civilLoader>["ask"]} */
    const ask = async (query, options, early = () => {}, parts = 0) => {
      if (parts && !scripts.size) guess(query, options.locale ?? "", parts);
      await script(`${root}${FOLDER}engine.js`);
      for (let turn = 0; turn < TURNS; turn += 1) {
        const answer = globalThis.civilSearch.answer(shards, query, options);
        if (!answer.missing) return answer;
        if (answer.results) early(answer);
        await Promise.all(answer.missing.map(part));
      }
      throw new Error("the index does not end");
    };
    return { ask };
  };
})();
