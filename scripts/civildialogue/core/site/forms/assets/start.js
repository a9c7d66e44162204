/* Opens the form of the page: for what the address names, ?target=…&block=…&draft=…, or with the draft it names. */
(() => {
  "use strict";
  const own = (globalThis.civilForms ??= /** @type {Forms} */ ({}));
  const page = document.querySelector("[data-cd-form-of]");
  if (!page) return;
  /** @type {<E extends HTMLElement = HTMLElement>(name: string) => E} */
  const at = (name) => page.querySelector(`[data-cd-${name}]`);
  /** @type {Known} */
  const known = JSON.parse(at("known").textContent ?? "");
  const { words } = known;
  const PATIENCE = 15_000;
  const root = new URL(page.dataset.root ?? "", document.baseURI).href;
  const drafts = own.drafts(root, known.name, known.signs.days);
  const params = Object.fromEntries(new URLSearchParams(location.search));
  /** @type {Said} */
  const said = (text) => { at("status").textContent = text; };
  /** @type {Said} */
  const trouble = (text) => {
    at("wait").hidden = true;
    at("trouble").textContent = text;
  };

  /* A script tag loads data from a disk as from a server; it counts only when the data is there. */
  /** @param {string} address @param {() => unknown} arrived */
  const loaded = (address, arrived) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const end = setTimeout(reject, PATIENCE);
    script.src = address;
    script.addEventListener("load", () => { clearTimeout(end); script.remove(); (arrived() ? resolve : reject)(null); });
    script.addEventListener("error", () => { clearTimeout(end); script.remove(); reject(); });
    document.head.append(script);
  });

  const focus = () => {
    /** @type {HTMLElement | null} */
    const first = page.querySelector("form[data-cd-form] :is(select, input, textarea)");
    first?.focus();
  };
  const choose = () => {
    at("wait").hidden = true;
    page.dataset.state = "choose";
  };

  /** @param {Subject | null} subject */
  const open = (subject) => {
    const form = own.machine(page, known, subject, drafts, said, params.block ?? "");
    const all = drafts.all();
    const asked = all.find(({ id }) => id === params.draft);
    const isHere = /** @param {Draft} draft */ (draft) => draft.locale === known.locale && draft.subject === (subject?.id ?? "");
    const place = params.block ?? "";
    const left = (asked && isHere(asked) ? asked : null)
      ?? all.find((draft) => isHere(draft) && (draft.at === place || draft.first === place));
    const others = own.listing(page, known, root, drafts, said, form.label);
    form.open(params, left);
    others(left?.id);
    if (asked && asked.locale !== known.locale) trouble(own.text.filled(words["draft-language"], { where: known.languages[asked.locale] ?? asked.locale }));
    at("forget").addEventListener("click", () => {
      form.forget();
      form.again(params);
      said(words.forgotten);
      focus();
    });
    at("again").addEventListener("click", () => {
      form.forget();
      form.again(params);
      others();
      said("");
      focus();
    });
    at("wait").hidden = true;
    page.dataset.state = "ready";
  };

  const begin = async () => {
    at("trouble").textContent = "";
    at("retry").hidden = true;
    const kind = own.subjects?.[known.name];
    if (!kind) return open(null);
    if (!known.subjects.includes(params.target)) {
      if (params.target) trouble(words["error.unknown"]);
      choose();
      return own.listing(page, known, root, drafts, said, own.errors(at("form"), words).label)();
    }
    try {
      own.arrived = undefined;
      const again = at("retry").dataset.tried ? `?again=${Date.now()}` : "";
      const part = known.parts.filter((first) => first <= params.target).at(-1);
      await loaded(`${root}${known.data}${part}.${known.locale}.js${again}`, () => own.arrived?.[params.target]);
    } catch {
      trouble(words["error.unloaded"]);
      at("retry").dataset.tried = "yes";
      at("retry").hidden = false;
      return own.listing(page, known, root, drafts, said, own.errors(at("form"), words).label)();
    }
    return open(kind(page, known, own.arrived?.[params.target], { params, root, trouble }));
  };

  at("retry").addEventListener("click", begin);
  begin();
})();
