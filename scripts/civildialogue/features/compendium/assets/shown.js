/* What the form shows for the choices made in it: its parts, the two wordings as one, the form on paper. */
(() => {
  "use strict";
  const own = (globalThis.civilContribute ??= /** @type {Contribute} */ ({}));

  /** A part of the two wordings as one; what it is, is also said aloud.
      @type {(tag: string, text: string, said: string, locale: string) => HTMLElement} */
  const stroke = (tag, text, said, locale) => {
    const shown = document.createElement(tag);
    const spoken = document.createElement("span");
    spoken.className = "cd-spoken";
    spoken.lang = locale;
    spoken.textContent = `[${said}] `;
    shown.append(spoken, text);
    return shown;
  };

  /** The two wordings as one, with spaces between their parts.
      @type {(before: string, after: string, knowledge: Knowledge) => (string | Node)[]} */
  const redline = (before, after, { words, locale }) => {
    const parts = own.diff.strokes(before, after).flatMap(({ same, gone, come }) => [
      same ?? "",
      gone && stroke("del", gone, words["redline.deleted"], locale),
      come && stroke("ins", come, words["redline.inserted"], locale),
    ]);
    return parts.flatMap((part) => (part ? [" ", part] : [])).slice(1);
  };

  /** Fills a line of the form on paper. @type {(name: string, text?: string) => void} */
  const paper = (name, text) => {
    if (text) document.querySelector(`[data-cd-paper="${name}"]`).textContent = text;
  };

  /** Shows what belongs to the choices made. @type {Contribute["follow"]} */
  own.follow = (root, inputs, knowledge, recommendation, passage) => {
    /** @param {string} name */
    const at = (name) => root.querySelector(`[data-cd-${name}]`);
    const isAmendment = inputs.kind.value === "amend";
    at("amend").hidden = !isAmendment;
    at("organisation").hidden = !["organisation", "authority"].includes(inputs.capacity.value);
    root.querySelector('[data-cd-label="text"]').hidden = isAmendment;
    root.querySelector('[data-cd-label="why"]').hidden = !isAmendment;
    at("passage").textContent = passage?.text ?? "";
    at("passage").hidden = !passage;
    at("redline").replaceChildren(...redline(inputs.quote.value, inputs.proposal.value, knowledge));
    paper("recommendation", `${recommendation.id}. ${recommendation.title}`);
    paper("block", passage?.id);
    paper("quote", inputs.quote.value);
  };
})();
