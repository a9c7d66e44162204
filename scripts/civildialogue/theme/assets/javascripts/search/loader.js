/* Loads the search engine and those parts of the index that a query needs, each once.

   Everything comes by script tags from the site's own folder: that works over HTTP, under a strict
   Content-Security-Policy, and from a folder on a disk, where a page may not fetch files. */
(() => {
  "use strict";
  const FOLDER = "search-index/";
  const TURNS = 12; // An answer asks for vocabulary, postings and texts in turn; more is a fault.

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
    /* Resolves to the engine's answer; rejects when a part can't be had. */
    /** @type {(query: string, options: Partial<Query>) => Promise<Answer>} */
    const ask = async (query, options) => {
      await script(`${root}${FOLDER}engine.js`);
      for (let turn = 0; turn < TURNS; turn += 1) {
        const answer = globalThis.civilSearch.answer(shards, query, options);
        if (!answer.missing) return answer;
        await Promise.all(answer.missing.map(part));
      }
      throw new Error("the index does not end");
    };
    return { ask };
  };
})();
