/* The page of results: its address holds the query, so that a search can be shared. */
(() => {
  "use strict";
  const page = document.querySelector("[data-cd-results]");
  if (!page) return;
  const { element, leaf, address, place, marked, filled, summary, reading } = globalThis.civilAnswers;
  const words = JSON.parse(page.dataset.words ?? "{}");
  const root = new URL(page.dataset.root ?? "", document.baseURI).href;
  const home = root + page.dataset.prefix;
  const { ask } = globalThis.civilLoader(root);
  const form = page.querySelector("form");
  const [said, found, status] = ["said", "found", "status"].map((name) => page.querySelector(`[data-cd-${name}]`));
  const MANY = 50;
  let latest = 0;
  form.action = leaf(form.action);
  page.hidden = false;

  const asked = () => Object.fromEntries(
    [...new FormData(form)].filter(([, value]) => value !== "").map(([key, value]) => [key, String(value)]),
  );

  /* Fills a filter with the values that occur; the choice made stays. */
  /** @type {(select: HTMLSelectElement, counted?: Facet[], chosen?: string, named?: Words) => void} */
  const fill = (select, counted, chosen, named) => {
    const first = select.options[0];
    const options = (counted ?? []).filter(({ value }) => value).map(({ value, label, count }) => {
      const text = `${named?.[`kind.${value}`] ?? label} (${count})`;
      return new Option(text, value, false, value === chosen);
    });
    select.replaceChildren(first, ...options);
    const label = select.closest("label");
    if (label) label.hidden = options.length < 2 && !chosen;
  };

  /** @param {Result} result */
  const entry = (result) => element(
    "li", {},
    element("a", { href: home + address(result) }, result.title),
    result.heading ? element("span", { class: "cd-found-place" }, ` – ${result.heading}`) : "",
    element("p", {}, ...marked(result.snippet)),
  );

  /** @param {Answer} answer */
  const grouped = (answer) => {
    const groups = new Map();
    for (const result of answer.results ?? []) {
      const name = place(answer, result);
      groups.set(name, [...(groups.get(name) ?? []), result]);
    }
    return [...groups].flatMap(([name, items]) => [
      element("h2", {}, name || words.elsewhere), element("ol", { class: "cd-found" }, ...items.map(entry)),
    ]);
  };

  /** @type {(answer: Answer, values: Record<string, string>) => void} */
  const show = (answer, values) => {
    const literal = `?${new URLSearchParams({ ...values, literal: "1" })}`;
    const empty = answer.error === "empty";
    said.replaceChildren(reading(words, answer, literal) ?? "", empty ? "" : element("p", {}, summary(words, answer)));
    found.replaceChildren(...grouped(answer));
    if ((answer.total ?? 0) > MANY) found.append(element("p", {}, filled(words.first, { count: MANY })));
    status.textContent = empty ? "" : summary(words, answer);
    fill(form.querySelector('[name="p"]'), answer.facets?.publication, values.p);
    fill(form.querySelector('[name="k"]'), answer.facets?.kind, values.k, words);
  };

  /** @param {Record<string, string>} values */
  const search = async (values) => {
    const turn = (latest += 1);
    const options = {
      locale: page.dataset.locale, literal: values.literal === "1", limit: MANY, publication: values.p, kind: values.k,
    };
    /** @type {Answer} */
    let answer = { error: "empty" };
    if (values.q?.trim()) try {
      answer = await ask(values.q ?? "", options);
    } catch {
      answer = { error: "unloaded" };
    }
    if (turn === latest) show(answer, values);
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
  follow();
})();
