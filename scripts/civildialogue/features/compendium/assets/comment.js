/* A comment on a passage: what the form brings along, shows and gives the file for the recommendation it is about. */
(() => {
  "use strict";
  const own = (globalThis.civilForms ??= /** @type {Forms} */ ({}));
  const { filled, folded, leaf, length } = own.text;
  const MOST = 250_000; // Pairs of words to compare; more would keep a slow machine from writing.

  /** The consultation that a comment of a day belongs to. Source: the rule of the check, `comment-late`.
      @type {(consultations: Consultation[], day: string) => Consultation | undefined} */
  const consultation = (consultations, day) => {
    const begun = consultations.filter((each) => each.opens <= day);
    return begun.filter((each) => day <= each.closes).at(-1) ?? begun.at(-1);
  };

  /** The id, the address, and the day by which an answer is due. @type {(words: Words, about: Recommendation, values: Values) => string} */
  const receipt = (words, { id: recommendation, url, consultations, noDay }, { id, received }) => {
    const found = consultation(consultations, received);
    const due = found && received <= found.answersBy ? found.due : noDay;
    return `${filled(words.receipt, { id, recommendation, url: `${url}#${id}` })} ${due}`;
  };

  /* Where the consultations stand today. */
  /** @type {(known: Known, about: Recommendation) => string} */
  const term = ({ words, zone }, { consultations, preparations, example }) => {
    if (example) return words.exercise;
    const today = own.file.today(zone);
    const opened = consultation(consultations, today);
    if (opened) return filled(words[today <= opened.closes ? "term-open" : "term-late"], opened);
    if (consultations.length) return filled(words["term-early"], consultations[0]);
    return preparations.length ? filled(words["term-preparation"], preparations[0]) : words["term-none"];
  };

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

  /** The words that a passage is known by. @type {(passage: Passage) => string} */
  const beginning = ({ text, start }) => (typeof start === "number" ? `${text.slice(0, start)}…` : start);

  /** The two wordings as one, with spaces between their parts.
      @type {(before: string, after: string, known: Known) => (string | Node)[]} */
  const redline = (before, after, { words, locale }) => {
    const parts = own.diff.strokes(before, after).flatMap(({ same, gone, come }) => [
      same ?? "",
      gone && stroke("del", gone, words.deleted, locale),
      come && stroke("ins", come, words.inserted, locale),
    ]);
    return parts.flatMap((part) => (part ? [" ", part] : [])).slice(1);
  };

  /** What the passages bring along into quote and proposal, but never over what somebody wrote.
      `most`: how long a quote may be. @type {(most: number) => Offer} */
  const offering = (most) => {
    const offer = {
      last: "",
      /** Another passage. @param {Inputs} inputs @param {Passage} [passage] */
      bring({ quote, proposal }, passage) {
        const fresh = passage && length(passage.text) <= most ? passage.text : "";
        if (folded(quote.value) === folded(offer.last)) quote.value = fresh;
        if (folded(proposal.value) === folded(offer.last)) proposal.value = quote.value;
        offer.last = fresh;
      },
      /** Another quote. @param {Inputs} inputs */
      quoted({ quote, proposal }) {
        if (folded(proposal.value) === folded(offer.last)) proposal.value = quote.value;
        offer.last = quote.value;
      },
    };
    return offer;
  };

  /** Fills a line of the form on paper. @type {(name: string, text?: string) => void} */
  const paper = (name, text) => {
    if (text) document.querySelector(`[data-cd-paper="${name}"]`).textContent = text;
  };

  /** The head of the form, and its lists. @type {(page: HTMLElement, known: Known, about: Recommendation, given: Given) => void} */
  const prepare = (page, known, about, { params, root, trouble }) => {
    const { words } = known;
    /** @param {string} name */
    const at = (name) => page.querySelector(`[data-cd-${name}]`);
    const link = document.createElement("a");
    link.href = leaf(root + about.address, location.protocol);
    link.textContent = about.title;
    const isForeign = about.lang !== known.locale;
    if (isForeign) link.lang = about.lang;
    at("about").replaceChildren(`${filled(words.about, { id: about.id })} `, link);
    at("term").textContent = term(known, about) + (isForeign ? ` ${words.foreign}` : "");
    const [block, reply] = ["block", "reply"].map((name) => /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (page.querySelector(`#cd-${name}`))));
    block.replaceChildren(new Option(words["choose-block"], ""), ...about.passages.map((each) => new Option(beginning(each), each.id)));
    reply.append(...about.comments.map(({ id, name }) => new Option([id, name].filter(Boolean).join(" · "), id)));
    page.querySelector('[data-field="reply"]').hidden = about.comments.length === 0;
    at("licence").textContent = about.licence.replace(/^CC-/, "CC ").replace(/-([\d.]+)$/, " $1");
    for (const element of page.querySelectorAll("[data-cd-passage], #cd-quote, #cd-proposal, #cd-text, [data-cd-redline]")) {
      element.lang = about.lang;
    }
    if (params.block && !about.passages.some(({ id }) => id === params.block)) {
      trouble([words["error.block"], about.gone[params.block] ?? ""].join(" ").trim());
    }
  };

  /** @type {SubjectMaker} */
  const comment = (page, known, found, given) => {
    const about = /** @type {Recommendation} */ (found);
    const passages = new Map(about.passages.map((each) => [each.id, each]));
    const offer = offering(known.fields.find(({ path }) => path === "target.quote")?.maxLength ?? Infinity);
    /** @param {string} name */
    const at = (name) => page.querySelector(`[data-cd-${name}]`);
    /** @param {Inputs} inputs */
    const passage = (inputs) => passages.get(inputs.block.value);
    prepare(page, known, about, given);
    return {
      id: about.id,
      about: `${about.id}. ${about.title}`,
      isExercise: about.example,
      values: { "target.recommendation": about.id, lang: about.lang, licence: about.licence, example: about.example || undefined },
      more: (inputs) => ({ "target.hash": passage(inputs)?.hash }),
      facts: (inputs) => ({ passage: passage(inputs)?.text }),
      receipt: (values) => receipt(known.words, about, values),
      name: ({ block }) => {
        const found = passages.get(block);
        return found ? beginning(found) : "";
      },
      state: () => ({ offered: offer.last }),
      restore: (inputs, { offered }) => {
        offer.last = String(offered ?? "");
        if (offered === undefined) offer.bring(inputs, passage(inputs));
      },
      changed: (name, inputs) => {
        if (name === "block") offer.bring(inputs, passage(inputs));
        if (name === "quote") offer.quoted(inputs);
      },
      follow: (inputs) => {
        const isAmendment = inputs.kind.value === "amend";
        const [before, after] = [inputs.quote.value, inputs.proposal.value];
        page.querySelector('[data-cd-label="text"]').hidden = isAmendment;
        page.querySelector('[data-cd-label="why"]').hidden = !isAmendment;
        at("amend").hidden = !isAmendment;
        at("passage").textContent = passage(inputs)?.text ?? "";
        at("passage").hidden = !passage(inputs);
        const isSmall = isAmendment && own.text.words(before).length * own.text.words(after).length <= MOST;
        if (isSmall) at("redline").replaceChildren(...redline(before, after, known));
        else at("redline").textContent = isAmendment ? known.words["redline-long"] : "";
        paper("recommendation", `${about.id}. ${about.title}`);
        const chosen = passage(inputs);
        paper("block", chosen && beginning(chosen));
        paper("quote", before);
      },
    };
  };

  own.terms = { consultation, receipt };
  (own.subjects ??= {}).contribute = comment;
})();
