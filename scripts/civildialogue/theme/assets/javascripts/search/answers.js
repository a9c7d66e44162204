/* Turns an answer of the search engine into elements. What was typed is only ever text. */
(() => {
  "use strict";

  /** @type {typeof civilAnswers.element} */
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  /* On a disk nothing turns the address of a folder into that of its page. */
  /** @type {typeof civilAnswers.leaf} */
  const leaf = (address) => {
    if (location.protocol !== "file:") return address;
    const [path, anchor] = address.split("#");
    const whole = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    return anchor === undefined ? whole : `${whole}#${anchor}`;
  };

  /** @type {typeof civilAnswers.marked} */
  const marked = (parts) => parts.map(
    (part) => (part.hit ? element("mark", {}, part.text) : document.createTextNode(part.text)),
  );

  /** @type {typeof civilAnswers.filled} */
  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));

  /* "Found: 3" or the sentence for none or for a fault; what the status line says aloud. */
  /** @type {typeof civilAnswers.summary} */
  const summary = (words, answer) => {
    if (answer.error) return words[`error.${answer.error}`] ?? words["error.unloaded"];
    const count = answer.total ?? 0;
    if (!count) return words.none;
    const form = new Intl.PluralRules(document.documentElement.lang || "en").select(count);
    return filled(words[`count.${form}`] ?? words["count.other"], { count });
  };

  /* "Searching for: …", and the way back to what was typed. Null if it was taken as typed. */
  /** @type {typeof civilAnswers.reading} */
  const reading = (words, answer, literal) => {
    if (!answer.reading || answer.reading.text === answer.query) return null;
    const back = element("a", { href: literal }, filled(words.literal, { query: answer.query }));
    return element(
      "p", { class: "cd-search-reading" },
      `${words.reading} `, element("strong", {}, answer.reading.text), " · ", back,
    );
  };

  /** @type {typeof civilAnswers.address} */
  const address = (result) => leaf(`${result.url}${result.block ? `#${result.block}` : ""}`);
  /* What the reader calls the publication of a result; nothing for pages of none. */
  /** @type {typeof civilAnswers.place} */
  const place = (answer, result) => answer.facets?.publication.find(({ value }) => value === result.publication)?.label ?? "";

  globalThis.civilAnswers = { element, address, place, leaf, marked, filled, summary, reading };
})();
