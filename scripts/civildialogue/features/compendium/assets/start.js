/* Opens the form for the recommendation in the address: ?target=rec-0001&block=p-3&kind=amend. */
(() => {
  "use strict";
  const own = (globalThis.civilContribute ??= /** @type {Contribute} */ ({}));
  const page = document.querySelector("[data-cd-contribute]");
  const { knowledge } = own;
  if (!page || !knowledge) return;
  const { words } = knowledge;
  const { leaf } = globalThis.civilAnswers;
  const { filled } = own.text;
  /** @type {<E extends HTMLElement = HTMLElement>(name: string) => E} */
  const at = (name) => page.querySelector(`[data-cd-${name}]`);
  const root = new URL(page.dataset.root ?? "", document.baseURI).href;
  const drafts = own.drafts(root, knowledge.locale);
  const params = Object.fromEntries(new URLSearchParams(location.search));
  /** @type {Said} */
  const said = (text) => { at("status").textContent = text; };
  /** @type {Said} */
  const trouble = (text) => { at("trouble").textContent = text; };
  const titles = new Map(knowledge.recommendations.map(({ id, title }) => [id, title]));

  /** @param {string} address */
  const loaded = (address) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });

  /* Where the consultations stand today. Source: the rule of the check, `comment-late`. */
  /** @param {Recommendation} recommendation */
  const term = ({ consultations, preparations, example }) => {
    if (example) return words.exercise;
    const today = own.file.today();
    const begun = consultations.filter((each) => each.opens <= today);
    const opened = begun.filter((each) => today <= each.closes).at(-1) ?? begun.at(-1);
    if (opened) return filled(words[today <= opened.closes ? "term-open" : "term-late"], opened);
    if (consultations.length) return filled(words["term-early"], consultations[0]);
    return preparations.length ? filled(words["term-preparation"], preparations[0]) : words["term-none"];
  };

  const choose = () => {
    /** @type {HTMLFormElement} */
    const form = at("choose");
    form.action = leaf(location.href.split(/[?#]/)[0]);
    form.querySelector("select").replaceChildren(...[...titles].map(([id, title]) => new Option(`${id}. ${title}`, id)));
    form.hidden = false;
  };

  /* Drafts of other passages, each with a way back to it and a way to be rid of it. */
  /** @param {string} key */
  const others = (key) => {
    const section = at("drafts");
    /** @param {Kept} draft */
    const item = (draft) => {
      const name = [draft.recommendation, titles.get(draft.recommendation), draft.block].filter(Boolean).join(", ");
      const link = document.createElement("a");
      const query = { target: draft.recommendation, ...(draft.block ? { block: draft.block } : {}) };
      link.href = `?${new URLSearchParams(query)}`;
      link.textContent = name;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words.forget;
      button.setAttribute("aria-label", filled(words["forget-named"], { words: name }));
      const entry = document.createElement("li");
      entry.append(link, " ", button);
      button.addEventListener("click", () => {
        drafts.forget(draft.key);
        entry.remove();
        section.hidden = section.querySelector("li") === null;
        said(words.forgotten);
        (section.querySelector("button") ?? page.querySelector("form:not([hidden]) select"))?.focus();
      });
      return entry;
    };
    const found = drafts.all().filter((draft) => draft.key !== key);
    section.querySelector("ul").replaceChildren(...found.map(item));
    section.hidden = found.length === 0;
  };

  /** @param {string} target */
  const open = async (target) => {
    const block = params.block ?? "";
    try {
      await loaded(`${root}contribute-data/${target}.${knowledge.locale}.js`);
    } catch {
      trouble(words["error.unloaded"]);
      return;
    }
    const { recommendation } = own;
    if (recommendation?.id !== target) {
      trouble(words["error.unloaded"]);
      return;
    }
    const known = recommendation.passages.some(({ id }) => id === block);
    const key = drafts.name(target, known ? block : "");
    const form = own.form(page, knowledge, recommendation, key, drafts, said);
    const link = document.createElement("a");
    link.href = leaf(root + recommendation.address);
    link.textContent = recommendation.title;
    if (recommendation.lang !== knowledge.locale) link.lang = recommendation.lang;
    at("about").replaceChildren(`${filled(words.about, { id: target })} `, link);
    at("term").textContent = term(recommendation) + (recommendation.lang === knowledge.locale ? "" : ` ${words.foreign}`);
    if (block && !known) trouble(words["error.block"]);
    for (const element of page.querySelectorAll("[data-cd-passage], #cd-quote, #cd-proposal, #cd-text, [data-cd-redline]")) {
      element.lang = recommendation.lang;
    }
    at("forget").addEventListener("click", () => {
      form.forget(params);
      said(words.forgotten);
      page.querySelector("#cd-block").focus();
    });
    form.open(params);
    others(key);
  };

  page.hidden = false;
  if (titles.has(params.target)) {
    open(params.target);
  } else {
    if (params.target) trouble(words["error.unknown"]);
    choose();
    others("");
  }
})();
