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

  /** @type {(words: Words, answer: Answer) => string} */
  const lacking = (words, answer) => filled(words.lacking, { words: answer.lacking?.join(", ") });

  /* "Found: 3" or the sentence for none or for a fault; what the status line says aloud. */
  /** @type {typeof civilAnswers.summary} */
  const summary = (words, answer) => {
    if (answer.error) return words[`error.${answer.error}`] ?? words["error.unloaded"];
    const count = answer.total ?? 0;
    if (answer.isUnfinished) return words.early;
    if (!count) return answer.lacking ? lacking(words, answer) : words.none;
    const form = new Intl.PluralRules(document.documentElement.lang || "en").select(count);
    return filled(words[`count.${form}`] ?? words["count.other"], { count });
  };

  /* What a query was taken for: words of which there is nothing, and what might be meant instead;
     "Searching for: …", and the way back to what was typed. `asked`: the address of another search. */
  /** @type {typeof civilAnswers.notes} */
  const notes = (words, answer, asked) => {
    const made = [];
    if (answer.lacking && answer.total) made.push(element("p", { class: "cd-search-lacking" }, lacking(words, answer)));
    if (answer.guess) {
      const link = element("a", { href: asked(answer.guess, false) }, answer.guess);
      made.push(element("p", { class: "cd-search-guess" }, `${words.guess} `, link));
    }
    if (answer.total && answer.reading && answer.reading.text !== answer.query) {
      const back = element("a", { href: asked(answer.query ?? "", true) }, filled(words.literal, { query: answer.query }));
      const taken = element("strong", {}, answer.reading.text);
      made.push(element("p", { class: "cd-search-reading" }, `${words.reading} `, taken, " · ", back));
    }
    return made;
  };

  /* That a part is not there, and which as far as it is known, with a way to try again. */
  /** @type {typeof civilAnswers.failed} */
  const failed = (words, answer, again) => {
    const lost = [...(answer.unread ?? []).map((word) => filled(words["lost.w"], { word })),
      ...(answer.lost ?? []).filter((kind) => kind !== "w").map((kind) => words[`lost.${kind}`])];
    const without = lost.length ? `${filled(words.lost, { parts: lost.join(", ") })} ` : "";
    const button = element("button", { type: "button" }, words.retry);
    button.addEventListener("click", again, { once: true });
    return element("p", { class: "cd-search-failed" }, `${words["error.unloaded"]} ${without}`, button);
  };

  /** @type {typeof civilAnswers.address} */
  const address = (result) => leaf(`${result.url}${result.block ? `#${result.block}` : ""}`);
  /* What the reader calls the publication of a result; nothing for pages of none. */
  /** @type {typeof civilAnswers.place} */
  const place = (answer, result) => answer.facets?.publication.find(({ value }) => value === result.publication)?.label ?? "";

  globalThis.civilAnswers = { element, address, place, leaf, marked, filled, summary, notes, failed };
})();
