/* What is wrong, said at each field and once more at the top, with links from there.

   Source: WCAG 2.2, success criteria 3.3.1 and 3.3.3; GOV.UK Design System, error summary. */
(() => {
  "use strict";
  const own = (globalThis.civilContribute ??= /** @type {Contribute} */ ({}));

  /** @type {Contribute["errors"]} */
  own.errors = (form) => {
    const summary = form.querySelector("[data-cd-errors]");
    const list = summary.querySelector("ul");
    /** @param {string} name */
    const place = (name) => form.querySelector(`#cd-error-${name}`);
    /** @param {string} name @returns {HTMLInputElement[]} */
    const inputs = (name) => Array.from(form.querySelectorAll(`[name="${name}"]`));

    /** @type {(name: string, sentence: string) => void} */
    const set = (name, sentence) => {
      const shown = place(name);
      shown.textContent = sentence;
      shown.hidden = sentence === "";
      for (const input of inputs(name)) {
        if (sentence) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
    };
    /** @param {string} name */
    const clear = (name) => {
      if (place(name)?.textContent) set(name, "");
      list.querySelector(`[data-for="${name}"]`)?.remove();
      summary.hidden = list.childElementCount === 0;
    };
    /* faults: Map of a field's name to its sentence, in the order of the form. */
    /** @param {Map<string, string>} faults */
    const show = (faults) => {
      for (const shown of form.querySelectorAll(".cd-field-error")) set(shown.id.replace("cd-error-", ""), "");
      list.replaceChildren(...[...faults].map(([name, sentence]) => {
        set(name, sentence);
        const link = document.createElement("a");
        link.href = `#${inputs(name)[0].id}`;
        link.textContent = sentence;
        link.addEventListener("click", (event) => {
          event.preventDefault();
          inputs(name)[0].focus();
        });
        const item = document.createElement("li");
        item.dataset.for = name;
        const label = form.querySelector(`[data-field="${name}"] legend`) ?? inputs(name)[0].labels?.[0];
        item.append(`${[...label.childNodes].filter((node) => !(node instanceof HTMLElement && node.hidden)).map((node) => node.textContent).join("").trim()}: `, link);
        return item;
      }));
      summary.hidden = faults.size === 0;
      const [first] = faults.keys();
      if (first) inputs(first)[0].focus();
    };
    return { show, clear };
  };
})();
