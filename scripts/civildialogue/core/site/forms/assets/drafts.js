/* Drafts on this device. They come into being when somebody writes, and go when the file is downloaded, when they
   are deleted, or after some days. Each has a key of its own, so that no window writes over another's words. */
(() => {
  "use strict";
  const own = (globalThis.civilForms ??= /** @type {Forms} */ ({}));
  const DAY = 86_400_000;

  /** @type {<T>(work: () => T, otherwise: T) => T} */
  const tried = (work, otherwise) => {
    try {
      return work();
    } catch {
      return otherwise; // Storage may be switched off or full.
    }
  };

  /* root: the site's own address, so that sites under one host keep their drafts apart. */
  /** @type {Forms["drafts"]} */
  own.drafts = (root, form, days) => {
    const start = `cd-form ${new URL(root).pathname} ${form} `;
    /** @type {Drafts["read"]} */
    const read = (id) => tried(() => {
      const value = JSON.parse(localStorage.getItem(start + id) ?? "null");
      return value && typeof value === "object" && value.values && typeof value.values === "object" ? { ...value, id } : null;
    }, null);
    /** @type {Drafts["forget"]} */
    const forget = (id) => tried(() => localStorage.removeItem(start + id), undefined);
    return {
      start,
      read,
      forget,
      write: (draft) => tried(() => {
        localStorage.setItem(start + draft.id, JSON.stringify({ ...draft, until: Date.now() + days * DAY }));
        return true;
      }, false),
      /* The newest first. */
      all: () => tried(() => Object.keys(localStorage), []).filter((key) => key.startsWith(start))
        .map((key) => read(key.slice(start.length))).filter((draft) => draft !== null)
        .sort((one, two) => two.until - one.until),
    };
  };
})();
