/* What is wrong, said at each field and once more at the top, with links from there.

   Source: WCAG 2.2, success criteria 3.3.1 and 3.3.3; GOV.UK Design System, error summary. */
(() => {
  "use strict";
  const own = (globalThis.civilForms ??= /** @type {Forms} */ ({}));

  /** @type {Forms["errors"]} */
  own.errors = (form, words) => {
    const summary = form.querySelector("[data-cd-errors]");
    const [title, list] = [summary.querySelector("h2"), summary.querySelector("ul")];
    /** @param {string} name @returns {HTMLInputElement[]} */
    const inputs = (name) => Array.from(form.querySelectorAll(`[name="${name}"]`));

    /** What a field is called. @type {Errors["label"]} */
    const label = (name) => {
      const [input] = inputs(name);
      const named = input.type === "radio" ? input.closest("fieldset")?.querySelector("legend") : input.labels?.[0];
      const shown = [...named?.childNodes ?? []].filter((node) => !(node instanceof HTMLElement && node.hidden));
      return shown.map((node) => node.textContent).join("").trim().replace(/[.:]$/, "");
    };
    /** @type {(name: string, sentence: string) => void} */
    const set = (name, sentence) => {
      const shown = form.querySelector(`#cd-error-${name}`);
      shown.textContent = sentence;
      shown.hidden = sentence === "";
      for (const input of inputs(name)) input.setAttribute("aria-invalid", String(sentence !== ""));
    };
    const count = () => {
      title.textContent = own.text.filled(words.errors, { count: list.childElementCount });
      summary.hidden = list.childElementCount === 0;
    };
    /** @type {Errors["clear"]} */
    const clear = (name) => {
      if (form.querySelector(`#cd-error-${name}`)?.textContent) set(name, "");
      list.querySelector(`[data-for="${name}"]`)?.remove();
      count();
    };
    /** @param {[string, string]} fault */
    const item = ([name, sentence]) => {
      set(name, sentence);
      const link = document.createElement("a");
      link.href = `#${inputs(name)[0].id}`;
      const named = label(name);
      link.textContent = `${named}${/[?!]$/.test(named) ? "" : ":"} ${sentence}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        inputs(name)[0].focus();
      });
      const entry = document.createElement("li");
      entry.dataset.for = name;
      entry.append(link);
      return entry;
    };
    /* faults: Map of a field's name to its sentence, in the order of the form. */
    /** @type {Errors["show"]} */
    const show = (faults) => {
      for (const shown of form.querySelectorAll(".cd-field-error")) set(shown.id.replace("cd-error-", ""), "");
      list.replaceChildren(...[...faults].map(item));
      count();
      if (faults.size) summary.focus();
    };
    return { show, clear, label };
  };
})();
