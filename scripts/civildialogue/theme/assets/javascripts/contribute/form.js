/* The form itself: what is in it, what it asks for, what it keeps as a draft. */
(() => {
  "use strict";
  const own = (globalThis.civilContribute ??= {});
  const { clean, filled, folded, length } = own.text;
  const NAMES = { // In the order of the form: the name of an input, and the field that it fills.
    block: "target.block", kind: "kind", quote: "target.quote", proposal: "proposal", text: "text", reply: "in-reply-to",
    capacity: "author.capacity", name: "author.name", organisation: "author.organisation",
    publish: "publish", licence: "licence",
  };

  own.form = (root, knowledge, recommendation, key, drafts, said) => {
    const form = root.querySelector("[data-cd-form]");
    const at = (name) => root.querySelector(`[data-cd-${name}]`);
    const { words, rules, fields } = knowledge;
    const inputs = form.elements;
    const errors = own.errors(form);
    const made = own.made(root, knowledge, recommendation, said);
    const passages = new Map(recommendation.passages.map((passage) => [passage.id, passage]));
    const most = fields.find((field) => field.path === "target.quote").maxLength;
    let identifier = own.file.identifier();

    const option = (value, text) => new Option(text, value);
    const passage = () => passages.get(inputs.block.value);
    const isAmendment = () => inputs.kind.value === "amend";
    /* What a passage offers to quote: all of it, if a quote may be that long. */
    const whole = () => (passage() && length(passage().text) <= most ? passage().text : "");

    const redline = () => {
      const stroke = (tag, name, text) => {
        const shown = document.createElement(tag);
        const spoken = document.createElement("span");
        spoken.className = "cd-spoken";
        spoken.lang = knowledge.locale;
        spoken.textContent = `[${words[`redline.${name}`]}] `;
        shown.append(spoken, text);
        return shown;
      };
      const nodes = [];
      for (const { same, gone, come } of own.diff.strokes(inputs.quote.value, inputs.proposal.value)) {
        for (const node of [same ?? "", gone && stroke("del", "deleted", gone), come && stroke("ins", "inserted", come)]) {
          if (node) nodes.push(...(nodes.length ? [" ", node] : [node]));
        }
      }
      at("redline").replaceChildren(...nodes);
    };
    const paper = (name, text) => {
      const blank = document.querySelector(`[data-cd-paper="${name}"]`);
      if (text) blank.textContent = text;
    };
    /* What shows depends on the choices made. */
    const follow = () => {
      at("amend").hidden = !isAmendment();
      at("organisation").hidden = !["organisation", "authority"].includes(inputs.capacity.value);
      form.querySelector('[data-cd-label="text"]').hidden = isAmendment();
      form.querySelector('[data-cd-label="why"]').hidden = !isAmendment();
      at("passage").textContent = passage()?.text ?? "";
      at("passage").hidden = !passage();
      redline();
      paper("recommendation", `${recommendation.id}. ${recommendation.title}`);
      paper("block", passage()?.id);
      paper("quote", inputs.quote.value);
    };
    /* Another passage or quote brings its words along, but never over what somebody wrote. */
    let offered = "";
    const bring = () => {
      const fresh = whole();
      if (folded(inputs.quote.value) === folded(offered)) inputs.quote.value = fresh;
      if (folded(inputs.proposal.value) === folded(offered)) inputs.proposal.value = inputs.quote.value;
      offered = fresh;
    };

    const raw = () => Object.fromEntries(Object.keys(NAMES).map((name) => {
      const input = inputs[name];
      return [name, input.type === "checkbox" ? input.checked : input.value];
    }));
    const fill = (values) => {
      for (const [name, value] of Object.entries(values)) {
        if (!(name in NAMES)) continue;
        if (inputs[name].type === "checkbox") inputs[name].checked = value === true;
        else inputs[name].value = String(value);
      }
    };
    const keep = () => {
      const kept = drafts.write(key, { ...raw(), identifier, offered });
      at("draft").textContent = kept ? words["draft-kept"] : words["draft-failed"];
      at("forget").hidden = !kept;
    };

    /* The values of the file's fields, and how many invisible signs were taken out of them. */
    const read = () => {
      const given = raw();
      let removed = 0;
      const cleaned = (text) => {
        const found = clean(text, rules);
        removed += found.removed;
        return found.text;
      };
      const optional = (value) => cleaned(value) || undefined;
      const values = {
        id: identifier,
        "target.recommendation": recommendation.id,
        "target.block": given.block || undefined,
        "target.quote": cleaned(given.quote),
        "target.hash": passage()?.hash,
        kind: given.kind || undefined,
        lang: recommendation.lang,
        "author.name": cleaned(given.name),
        "author.capacity": given.capacity || undefined,
        "author.organisation": at("organisation").hidden ? undefined : optional(given.organisation),
        received: own.file.today(),
        "received-via": "form",
        licence: given.licence ? recommendation.licence : undefined,
        "in-reply-to": given.reply || undefined,
        proposal: isAmendment() ? cleaned(given.proposal) : undefined,
        example: recommendation.example || undefined,
      };
      return { values, text: cleaned(given.text), removed };
    };
    const sentence = ({ path, fault, ...more }) => {
      if (path === "target.block" || fault === "choose" && path !== "licence") return words["error.choose"];
      if (path === "licence" || path === "publish") return words["error.agree"];
      const field = fields.find((each) => each.path === path);
      const text = field?.errors[fault] ?? words[`error.${fault}`] ?? knowledge.errors[fault] ?? fields[0].errors[fault];
      return filled(text, more);
    };
    const submit = (event) => {
      event.preventDefault();
      const { values, text, removed } = read();
      const found = own.file.faults(knowledge, values, text, passage());
      if (!inputs.publish.checked) found.push({ path: "publish", fault: "choose" });
      const named = new Map();
      for (const [name, path] of Object.entries(NAMES)) {
        const wrong = found.find((each) => each.path === path);
        if (wrong) named.set(name, sentence(wrong));
      }
      errors.show(named);
      if (named.size === 0) made.show(own.file.file(knowledge, values, text, recommendation.taken), removed);
      else made.hide();
    };

    const start = (values) => {
      form.reset();
      offered = "";
      fill(values);
      bring();
    };
    const fresh = (params) => {
      start({ block: passages.has(params.block) ? params.block : "", kind: params.kind ?? "" });
      follow();
    };

    inputs.block.replaceChildren(
      option("", words["choose-block"]), ...recommendation.passages.map(({ id, start: words_ }) => option(id, words_)),
    );
    inputs.reply.append(...recommendation.comments.map(({ id, number, name }) => option(id, `${number}. ${name}`)));
    at("reply").hidden = recommendation.comments.length === 0;
    at("licence").textContent = recommendation.licence.replace(/^CC-/, "CC ").replace(/-([\d.]+)$/, " $1");
    form.addEventListener("submit", submit);
    form.addEventListener("input", (event) => {
      if (event.target.name === "block" || event.target.name === "quote") {
        const before = offered;
        if (event.target.name === "block") bring();
        else if (folded(inputs.proposal.value) === folded(before)) inputs.proposal.value = inputs.quote.value;
        if (event.target.name === "quote") offered = inputs.quote.value;
      }
      errors.clear(event.target.name);
      follow();
      keep();
      made.hide();
    });

    return {
      /* Shows the form as the address asks, or as it was left. */
      open: (params) => {
        fresh(params);
        const draft = drafts.read(key);
        if (draft) {
          fill(draft);
          identifier = /^c-[a-z0-9]{6}$/.test(draft.identifier) ? draft.identifier : identifier;
          offered = String(draft.offered ?? "");
          follow();
          at("draft").textContent = words["draft-kept"];
          at("forget").hidden = false;
        }
        form.hidden = false;
      },
      forget: (params) => {
        drafts.forget(key);
        identifier = own.file.identifier();
        errors.show(new Map());
        fresh(params);
        made.hide();
        at("draft").textContent = words["draft-none"];
        at("forget").hidden = true;
      },
    };
  };
})();
