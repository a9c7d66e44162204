/* How far a learner is in the training; it stays in the browser's storage. */
(() => {
  "use strict";
  const KEPT = "civildialogue.training";
  /** @type {(value: unknown) => Record<string, unknown>} */
  const mapped = (value) => (value && typeof value === "object" && !Array.isArray(value) ? { ...value } : {});
  /** @type {(value: unknown) => string[]} */
  const texts = (value) => (Array.isArray(value) ? [...new Set(value.filter((each) => typeof each === "string"))] : []);
  const isCount = (/** @type {unknown} */ value) => Number.isInteger(value) && Number(value) >= 0;

  /** What is known of a value, whatever it is. @type {(value: unknown) => Progress} */
  const checked = (value) => {
    const { done, way, path, results } = mapped(value);
    const pairs = /** @type {[string, [number, number]][]} */ (Object.entries(mapped(results)).filter(([, pair]) => Array.isArray(pair) && pair.length === 2 && pair.every(isCount)));
    return { done: texts(done), way: texts(way), path: typeof path === "string" ? path : "", results: Object.fromEntries(pairs) };
  };
  const read = () => {
    try { return checked(JSON.parse(localStorage.getItem(KEPT) ?? "{}")); } catch { return checked({}); }
  };
  /** Whether the browser keeps it. @type {(progress: Progress) => boolean} */
  const write = (progress) => {
    const { done, way, path, results } = progress;
    const isEmpty = !done.length && !way.length && !path && !Object.keys(results).length;
    try {
      if (isEmpty) localStorage.removeItem(KEPT); else localStorage.setItem(KEPT, JSON.stringify(progress));
      return true;
    } catch { return false; }
  };
  /** @type {(key: string, isDone: boolean) => boolean} */
  const mark = (key, isDone) => {
    const progress = read();
    progress.done = progress.done.filter((each) => each !== key);
    if (isDone) progress.done.push(key);
    return write(progress);
  };
  globalThis.civilProgress = { checked, mark, read, write };

  const end = /** @type {HTMLElement | null} */ (document.querySelector(".cd-quiz-end"));
  const page = end?.dataset.key ?? "";
  const box = /** @type {HTMLInputElement | null | undefined} */ (end?.querySelector(".cd-done"));
  if (box) {
    box.checked = read().done.includes(page);
    box.addEventListener("change", () => mark(page, box.checked));
  }
  /** The keys of pages beside this one. @type {(links: HTMLAnchorElement[]) => string[]} */
  const keys = (links) => texts(links.map(({ href }) => {
    const name = new URL(href).pathname.replace(/(index\.html)?$/, "").split("/").filter(Boolean).pop();
    return `${page.split("/").slice(0, -1).join("/")}/${name}`;
  }));
  end?.addEventListener("cd-told", (event) => {
    const { all, answered, isNew, links, right } = /** @type {CustomEvent<QuizTold>} */ (event).detail;
    const progress = read();
    if (!box) progress.way = keys(links);
    else if (answered) progress.results[page] = [right, all];
    else delete progress.results[page];
    write(progress);
    if (box && isNew && answered === all && !box.checked) box.click();
  });
})();
