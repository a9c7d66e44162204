/* The page of results: its address holds the query, so that a search can be shared. */
(() => {
  "use strict";
  const page = document.querySelector("[data-cd-results]");
  if (!page) return;
  const { element, leaf, address, place, marked, filled, summary, notes, failed } = globalThis.civilAnswers;
  const { locale, prefix, search: words } = globalThis.civilWords;
  const root = globalThis.__md_scope.href;
  const home = root + prefix;
  const { ask } = globalThis.civilLoader(root);
  const form = page.querySelector("form");
  const [said, found, status] = ["said", "found", "status"].map((name) => page.querySelector(`[data-cd-${name}]`));
  const [STEP, MANY] = [10, 50]; // results that are shown at once, and in all
  const LONGEST = 300; // letters that are read
  let latest = 0;
  let isFailed = false;
  form.action = leaf(form.action);
  page.hidden = false;

  const asked = () => Object.fromEntries(
    [...new FormData(form)].filter(([, value]) => value !== "").map(([key, value]) => [key, String(value)]),
  );

  /* Gives a filter the values that occur; the choice made stays. */
  /** @type {(select: HTMLSelectElement, counted?: Facet[], chosen?: string, named?: Words) => void} */
  const choices = (select, counted, chosen, named) => {
    const first = select.options[0];
    const isEmptied = chosen && !counted?.some(({ value }) => value === chosen);
    const kept = isEmptied ? [new Option(`${named?.[`kind.${chosen}`] ?? chosen} (0)`, chosen, false, true)] : [];
    const options = (counted ?? []).filter(({ value }) => value).map(({ value, label, count }) => {
      const text = `${named?.[`kind.${value}`] ?? label} (${count})`;
      return new Option(text, value, false, value === chosen);
    });
    select.replaceChildren(first, ...options, ...kept);
    const label = select.closest("label");
    if (label) label.hidden = options.length < 2 && !chosen;
  };

  /** The results that are shown, by their pages: a snippet may come after its result.
      @type {Map<number, HTMLElement>} */
  const entries = new Map();

  /** @type {(item: HTMLElement, result: Result) => HTMLElement} */
  const fill = (item, result) => {
    const link = item.querySelector("a") ?? element("a", {}, result.title);
    link.href = home + address(result);
    const heading = result.heading ? element("span", { class: "cd-found-place" }, ` – ${result.heading}`) : "";
    if (!link.parentNode) item.append(link);
    while (link.nextSibling) link.nextSibling.remove(); // The link keeps the focus.
    item.append(heading, element("p", {}, ...marked(result.snippet)));
    return item;
  };

  /** @type {(answer: Answer, results: Result[]) => HTMLElement[]} */
  const grouped = (answer, results) => {
    const groups = new Map();
    for (const result of results) {
      const name = place(answer, result);
      entries.set(result.page, fill(element("li"), result));
      groups.set(name, [...(groups.get(name) ?? []), entries.get(result.page)]);
    }
    return [...groups].flatMap(([name, items]) => [
      element("h2", {}, name || words.elsewhere), element("ol", { class: "cd-found" }, ...items),
    ]);
  };

  /** @type {(answer: Answer, values: Record<string, string>) => void} */
  const begin = (answer, values) => {
    /** @type {(query: string, literal: boolean) => string} */
    const other = (query, literal) => `?${new URLSearchParams({ ...values, q: query, ...(literal ? { literal: "1" } : {}) })}`;
    const empty = answer.error === "empty";
    const isFiltered = !answer.total && !answer.error && !answer.lacking && (values.p || values.k);
    const unfiltered = element("a", { href: `?${new URLSearchParams({ q: values.q ?? "" })}` }, words.unfiltered);
    said.replaceChildren(
      ...(isFiltered ? [element("p", {}, `${words.filtered} `, unfiltered)]
        : answer.error ? [] : [element("p", answer.isUnfinished ? { class: "cd-search-early" } : {}, summary(words, answer))]),
      ...notes(words, answer, other),
      ...((values.q?.length ?? 0) > LONGEST ? [element("p", {}, words.long)] : []),
    );
    found.replaceChildren();
    entries.clear();
    status.textContent = empty ? "" : isFiltered ? words.filtered : summary(words, answer);
    if (answer.error && !empty) return; // The filters stay as they were chosen.
    choices(form.querySelector('[name="p"]'), answer.facets?.publication, values.p);
    choices(form.querySelector('[name="k"]'), answer.facets?.kind, values.k, words);
  };

  /** Shows the results that are not shown yet, and a way to more of them.
      @type {(answer: Answer, values: Record<string, string>, limit: number) => void} */
  const show = (answer, values, limit) => {
    if (limit === STEP) begin(answer, values);
    found.querySelector("button")?.remove();
    const added = (answer.results ?? []).filter(({ page }) => !entries.has(page));
    found.append(...grouped(answer, added));
    if (limit > STEP && added.length) entries.get(added[0].page)?.querySelector("a").focus();
    const total = answer.total ?? 0;
    if (total > limit && limit < MANY) {
      const more = element("button", { type: "button" }, words.more);
      more.addEventListener("click", () => search(values, limit + STEP), { once: true });
      found.append(more);
    } else if (total > MANY) found.append(element("p", {}, filled(words.first, { count: MANY })));
  };

  /** @type {(values: Record<string, string>, limit?: number) => Promise<void>} */
  const search = async (values, limit = STEP) => {
    const turn = (latest += 1);
    const options = {
      locale, literal: values.literal === "1", limit, publication: values.p, kind: values.k,
    };
    let isShown = false;
    const slow = () => { if (turn === latest) status.textContent = words.slow; };
    /** @param {Answer} answer */
    const early = (answer) => {
      if (isShown || turn !== latest || (answer.isUnfinished && limit > STEP)) return;
      isShown = !answer.isUnfinished;
      show(answer, values, limit);
    };
    /** @type {Answer} */
    const answer = values.q?.trim()
      ? await ask(values.q, options, early, slow, Number(page.dataset.parts)) : { error: "empty" };
    if (turn !== latest) return;
    isFailed = Boolean(answer.partial || (answer.error && answer.error !== "empty"));
    const isOld = Boolean(answer.error && entries.size); // Answers that are there stay.
    if (!isShown && !isOld) show(answer, values, limit);
    else if (isOld) status.textContent = summary(words, answer);
    said.querySelector(".cd-search-failed")?.remove();
    if (isFailed) said.append(failed(words, answer, () => { search(values); }));
    for (const result of answer.results ?? []) {
      const item = entries.get(result.page);
      if (item) fill(item, result);
    }
  };

  /* The form follows the address. */
  const follow = () => {
    const values = Object.fromEntries(new URLSearchParams(location.search));
    form.querySelector("input").value = values.q ?? "";
    document.title = values.q ? `${values.q} – ${page.dataset.title}` : page.dataset.title ?? "";
    search(values);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = String(new URLSearchParams(asked()));
    history.pushState(null, "", query ? `?${query}` : location.pathname);
    follow();
  });
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLSelectElement) form.requestSubmit();
  });
  addEventListener("popstate", follow);
  addEventListener("online", () => { if (isFailed) follow(); });
  follow();
})();
