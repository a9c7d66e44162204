/* The other drafts on this device: each with its words to read, a way back to it, and a way to be rid of it. */
(() => {
  "use strict";
  const own = (globalThis.civilForms ??= /** @type {Forms} */ ({}));
  const { filled, leaf, plain } = own.text;

  /** @type {Forms["listing"]} */
  own.listing = (page, known, root, drafts, said, label) => {
    const section = page.querySelector("[data-cd-drafts]");
    const { words } = known;
    /** @param {Draft} draft */
    const link = (draft) => {
      const about = [draft.about, known.languages[draft.locale] ?? draft.locale].filter(Boolean).join(" · ");
      if (!(draft.locale in known.pages) || (draft.subject && !known.subjects.includes(draft.subject))) {
        const named = document.createElement("span");
        named.lang = draft.locale;
        named.textContent = about;
        const shown = document.createElement("span");
        shown.append(named, ` – ${words["draft-homeless"]} `);
        return shown;
      }
      const shown = document.createElement("a");
      const query = new URLSearchParams({ ...(draft.subject ? { target: draft.subject } : {}), ...(draft.at ? { block: draft.at } : {}), draft: draft.id });
      shown.href = `${leaf(`${root}${known.pages[draft.locale]}`, location.protocol)}?${query}`;
      shown.textContent = about;
      shown.lang = draft.locale;
      return shown;
    };
    /** What somebody wrote, whatever became of what it is about. @param {Draft} draft */
    const contents = (draft) => {
      const [details, summary, text] = ["details", "summary", "pre"].map((name) => document.createElement(name));
      summary.textContent = words["draft-read"];
      const typed = known.inputs.filter(({ name, kind }) => ["area", "text", "number"].includes(kind) && draft.values[name]);
      text.textContent = typed.map(({ name }) => `${label(name)}:\n${draft.values[name]}`).join("\n\n");
      text.tabIndex = 0;
      details.append(summary, text);
      return details;
    };
    /** @param {Draft} draft */
    const item = (draft) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words.forget;
      button.setAttribute("aria-label", plain(filled(words["forget-named"], { words: draft.about })));
      const entry = document.createElement("li");
      entry.append(link(draft), " ", button, contents(draft));
      button.addEventListener("click", () => {
        drafts.forget(draft.id);
        entry.remove();
        section.hidden = section.querySelector("li") === null;
        said(words.forgotten);
        (section.querySelector("button") ?? page.querySelector("form:not([hidden]) :is(select, input, textarea)"))?.focus();
      });
      return entry;
    };
    return (opened) => {
      const found = drafts.all().filter((draft) => draft.id !== opened);
      section.querySelector("ul").replaceChildren(...found.map(item));
      section.hidden = found.length === 0;
    };
  };
})();
