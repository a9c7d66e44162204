/* The form itself: what it offers, what it asks for, what it keeps as a draft. */
(() => {
  "use strict";
  const own = (globalThis.civilContribute ??= /** @type {Contribute} */ ({}));
  const { folded, length } = own.text;

  /** Fills the lists of the form with what the recommendation has.
      @type {(root: HTMLElement, inputs: Inputs, words: Words, recommendation: Recommendation) => void} */
  const prepare = (root, inputs, words, { passages, comments, licence }) => {
    inputs.block.replaceChildren(
      new Option(words["choose-block"], ""), ...passages.map(({ id, start }) => new Option(start, id)),
    );
    inputs.reply.append(...comments.map(({ id, name }) => new Option([id, name].filter(Boolean).join(" · "), id)));
    root.querySelector("[data-cd-reply]").hidden = comments.length === 0;
    root.querySelector("[data-cd-licence]").textContent = licence.replace(/^CC-/, "CC ").replace(/-([\d.]+)$/, " $1");
  };

  /** What the passages bring along into quote and proposal, but never over what somebody wrote.
      `most`: how long a quote may be. @type {(inputs: Inputs, most: number) => Offer} */
  const offering = (inputs, most) => {
    const { quote, proposal } = inputs;
    const offer = {
      last: "",
      /** Another passage. @param {Passage} [passage] */
      bring(passage) {
        const fresh = passage && length(passage.text) <= most ? passage.text : "";
        if (folded(quote.value) === folded(offer.last)) quote.value = fresh;
        if (folded(proposal.value) === folded(offer.last)) proposal.value = quote.value;
        offer.last = fresh;
      },
      /** Another quote. */
      quoted() {
        if (folded(proposal.value) === folded(offer.last)) proposal.value = quote.value;
        offer.last = quote.value;
      },
    };
    return offer;
  };

  /** The draft of this form: kept as somebody writes, and said to be.
      @type {(root: HTMLElement, words: Words, drafts: Drafts, key: string) => Draft} */
  const drafting = (root, words, drafts, key) => {
    const status = root.querySelector("[data-cd-draft]");
    const button = root.querySelector("[data-cd-forget]");
    /** @param {string} text @param {boolean} isKept */
    const tell = (text, isKept) => {
      status.textContent = text;
      button.hidden = !isKept;
    };
    return {
      keep: (values) => {
        const isKept = drafts.write(key, values);
        tell(words[isKept ? "draft-kept" : "draft-failed"], isKept);
      },
      read: () => {
        const draft = drafts.read(key);
        if (draft) tell(words["draft-kept"], true);
        return draft;
      },
      forget: () => {
        drafts.forget(key);
        tell(words["draft-none"], false);
      },
    };
  };

  /** @type {Contribute["form"]} */
  own.form = (root, knowledge, recommendation, key, drafts, said) => {
    /** @type {HTMLFormElement} */
    const form = root.querySelector("[data-cd-form]");
    /** @type {Inputs} */
    const inputs = /** @type {any} */ (form.elements);
    const errors = own.errors(form);
    const made = own.made(root, knowledge, recommendation, said);
    const draft = drafting(root, knowledge.words, drafts, key);
    const passages = new Map(recommendation.passages.map((each) => [each.id, each]));
    const quote = knowledge.fields.find(({ path }) => path === "target.quote");
    const offer = offering(inputs, quote?.maxLength ?? Infinity);
    let identifier = own.file.identifier();

    const passage = () => passages.get(inputs.block.value);
    const follow = () => own.follow(root, inputs, knowledge, recommendation, passage());

    /** @param {SubmitEvent} event */
    const submit = (event) => {
      event.preventDefault();
      const { values, text, removed } = own.values.read(own.values.raw(inputs), {
        identifier, recommendation, passage: passage(), rules: knowledge.rules,
        isOrganisation: !root.querySelector("[data-cd-organisation]").hidden,
      });
      const found = own.file.faults(knowledge, values, text, passage());
      if (!inputs.publish.checked) found.push({ path: "publish", fault: "choose" });
      const named = own.values.sentences(knowledge, found);
      errors.show(named);
      if (named.size === 0) made.show(own.file.file(knowledge, values, text), removed);
      else made.hide();
    };
    /** @param {Event} event */
    const changed = (event) => {
      const { name } = /** @type {HTMLInputElement} */ (event.target);
      if (name === "block") offer.bring(passage());
      if (name === "quote") offer.quoted();
      errors.clear(name);
      follow();
      draft.keep({ ...own.values.raw(inputs), identifier, offered: offer.last });
      made.hide();
    };
    /** @param {Record<string, string>} params */
    const fresh = (params) => {
      form.reset();
      offer.last = "";
      own.values.fill(inputs, { block: passages.has(params.block) ? params.block : "", kind: params.kind ?? "" });
      offer.bring(passage());
      follow();
    };

    prepare(root, inputs, knowledge.words, recommendation);
    form.addEventListener("submit", submit);
    form.addEventListener("input", changed);
    return {
      /* Shows the form as the address asks, or as it was left. */
      open: (params) => {
        fresh(params);
        const left = draft.read();
        if (left) {
          own.values.fill(inputs, left);
          if (/^c-[a-z0-9]{6}$/.test(left.identifier)) identifier = left.identifier;
          offer.last = String(left.offered ?? "");
          follow();
        }
        form.hidden = false;
      },
      forget: (params) => {
        draft.forget();
        identifier = own.file.identifier();
        errors.show(new Map());
        fresh(params);
        made.hide();
      },
    };
  };
})();
