/* The search box in the header: a field with a list of the best passages under it.

   Source: WAI-ARIA Authoring Practices 1.2, editable combobox with list autocomplete. */
(() => {
  "use strict";
  /** @type {HTMLFormElement} */
  const form = document.querySelector("[data-cd-search]");
  if (!form) return;
  const { element, leaf, address, place, marked, summary, notes, failed } = globalThis.civilAnswers;
  const { locale, prefix, search: words } = globalThis.civilWords;
  const root = globalThis.__md_scope.href;
  const home = root + prefix;
  const { ask } = globalThis.civilLoader(root);
  const field = form.querySelector("input");
  const list = element("ul", { id: "cd-search-list", role: "listbox", "aria-label": words.results });
  const note = element("div", { class: "cd-search-note", "data-cd-note": "" });
  const panel = element("div", { class: "cd-search-panel", hidden: "" }, note, list);
  const status = element("p", { class: "cd-spoken", role: "status" });
  const BEST = 5; // Each shown is a snippet to load.
  const PAUSE = 120; // Milliseconds without a key before an answer is looked for.
  let latest = 0;
  let timer = 0;
  let isFailed = false;
  form.action = leaf(form.action);
  form.append(panel, status);
  const combobox = {
    maxlength: "300", autocomplete: "off", autocapitalize: "off", spellcheck: "false", role: "combobox",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  };
  for (const [name, value] of Object.entries(combobox)) field.setAttribute(name, value);

  const options = () => [...list.querySelectorAll("[role=option]")];
  const current = () => options().find((item) => item.getAttribute("aria-selected") === "true");

  const close = () => {
    latest += 1; // What is under way would open it again.
    clearTimeout(timer);
    panel.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const open = () => {
    panel.hidden = false;
    field.setAttribute("aria-expanded", String(options().length > 0));
  };
  /** @param {HTMLElement | null} item */
  const choose = (item) => {
    for (const each of options()) each.setAttribute("aria-selected", String(each === item));
    if (!item) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", item.id);
    return item.scrollIntoView({ block: "nearest" });
  };

  /** @type {(answer: Answer) => (result: Result, number: number) => HTMLElement} */
  const option = (answer) => (result, number) => element(
    "li", { role: "option", id: `cd-found-${number}`, "aria-selected": "false", "data-href": home + address(result) },
    element("span", { class: "cd-found-title" }, result.title),
    element("span", { class: "cd-found-place" }, place(answer, result)),
    element("span", { class: "cd-found-text" }, ...marked(result.snippet)),
  );

  /** @param {string} query @param {boolean} literal */
  const all = (query, literal) =>
    `${form.action}?${new URLSearchParams({ q: query, ...(literal ? { literal: "1" } : {}) })}`;

  /* Snippets come after their results, which keep their places and the choice made among them. */
  /** @param {Answer} answer */
  const fill = (answer) => options().forEach((item, at) => {
    const result = answer.results?.[at];
    if (!result) return;
    item.dataset.href = home + address(result);
    item.querySelector(".cd-found-text")?.replaceChildren(...marked(result.snippet));
  });

  /** @param {Answer} answer */
  const show = (answer) => {
    const found = answer.results ?? [];
    list.replaceChildren(...found.slice(0, BEST).map(option(answer)));
    const isFound = (answer.total ?? 0) > 0;
    const more = isFound ? element("p", {}, element("a", { href: all(field.value, false) }, words.all)) : "";
    const said = isFound || answer.error ? "" : element("p", {}, summary(words, answer));
    const isMore = answer.isUnfinished ? element("p", { class: "cd-search-early" }, words.early) : "";
    note.replaceChildren(said, ...notes(words, answer, all), isMore, more);
    status.textContent = summary(words, answer);
    open();
  };

  const search = async () => {
    const turn = (latest += 1);
    if (!field.value.trim()) return close();
    const isAwaited = () => turn === latest && document.activeElement === field;
    let isShown = false;
    /** @param {Answer} answer */
    const early = (answer) => {
      if (isShown || !isAwaited()) return;
      isShown = !answer.isUnfinished;
      show(answer);
    };
    const slow = () => { if (isAwaited()) status.textContent = words.slow; };
    const answer = await ask(field.value, { locale, limit: BEST, typing: true }, early, slow);
    isFailed = Boolean(answer.error || answer.partial);
    if (!isAwaited()) return undefined;
    if (!isShown) show(answer);
    else if (!answer.error) fill(answer);
    if (isFailed) note.append(failed(words, answer, () => { field.focus(); search(); })); // The button goes.
    return undefined;
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    choose(null); // It was made among answers to other words.
    timer = setTimeout(search, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const items = options();
    const at = items.findIndex((item) => item === current());
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !panel.hidden && items.length) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // Past the last and before the first comes the field itself.
      const from = at < 0 ? items.length : at;
      choose(items[(from + step + items.length + 1) % (items.length + 1)] ?? null);
    } else if (event.key === "Enter" && at >= 0 && !panel.hidden) {
      event.preventDefault();
      location.assign(items[at].dataset.href ?? "");
    } else if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      close();
    }
  });
  // Firefox holds that `form-action 'self'` forbids sending a form within a folder; going there it allows.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(all(field.value, false));
  });
  list.addEventListener("click", (event) => {
    const item = event.target instanceof Element && event.target.closest("[role=option]");
    if (item instanceof HTMLElement) location.assign(item.dataset.href ?? "");
  });
  form.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) close();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // The field keeps the focus.
  document.addEventListener("keydown", (event) => {
    const isOther = event.altKey || event.shiftKey || event.ctrlKey === event.metaKey;
    if (event.code !== "KeyK" || isOther) return; // The key of that place, whatever the layout.
    event.preventDefault();
    field.focus();
  });
  addEventListener("online", () => { if (isFailed) search(); });
  // Whoever typed before this script was there waits for an answer, too.
  if (document.activeElement === field) search();
})();
