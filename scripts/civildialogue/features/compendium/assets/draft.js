/* Drafts on this device. They come into being when somebody writes, and go only when they are deleted. */
(() => {
  "use strict";
  const own = (globalThis.civilContribute ??= /** @type {Contribute} */ ({}));

  /* root: the site's own address, so that sites under one host keep their drafts apart. */
  /** @type {Contribute["drafts"]} */
  own.drafts = (root, locale) => {
    const start = `cd-draft ${new URL(root).pathname} ${locale} `;
    /** @type {Drafts["name"]} */
    const name = (recommendation, block) => `${start}${recommendation} ${block}`;
    /** @type {<T>(work: () => T, otherwise: T) => T} */
    const tried = (work, otherwise) => {
      try {
        return work();
      } catch {
        return otherwise; // Storage may be switched off or full.
      }
    };
    /** @type {Drafts["read"]} */
    const read = (key) => tried(() => {
      const value = JSON.parse(localStorage.getItem(key) ?? "null");
      return value && typeof value === "object" ? value : null;
    }, null);
    return {
      name,
      read,
      write: (key, values) => tried(() => { localStorage.setItem(key, JSON.stringify(values)); return true; }, false),
      forget: (key) => tried(() => localStorage.removeItem(key), undefined),
      /* [{ key, recommendation, block, values }] */
      all: () => tried(() => Object.keys(localStorage), []).filter((key) => key.startsWith(start)).sort().map((key) => {
        const [recommendation, block] = key.slice(start.length).split(" ");
        return { key, recommendation, block, values: read(key) ?? {} };
      }),
    };
  };
})();
