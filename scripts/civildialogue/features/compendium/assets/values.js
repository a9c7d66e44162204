/* What stands in the form, as the values of a comment's file, and what is said of those that are wrong. */
(() => {
  "use strict";
  const own = (globalThis.civilContribute ??= /** @type {Contribute} */ ({}));
  const { clean, filled } = own.text;
  /* In the order of the form: the name of an input, and the field that it fills. */
  const NAMES = {
    block: "target.block", kind: "kind", quote: "target.quote", proposal: "proposal", text: "text", reply: "in-reply-to",
    capacity: "author.capacity", name: "author.name", organisation: "author.organisation",
    publish: "publish", licence: "licence",
  };

  /** What the inputs hold, by their names. @type {Contribute["values"]["raw"]} */
  const raw = (inputs) => Object.fromEntries(Object.keys(NAMES).map((name) => {
    const input = inputs[name];
    return [name, input.type === "checkbox" ? input.checked : input.value];
  }));

  /** Puts values into the inputs; what is no input's name is left out. @type {Contribute["values"]["fill"]} */
  const fill = (inputs, values) => {
    for (const [name, value] of Object.entries(values)) {
      if (!(name in NAMES)) continue;
      if (inputs[name].type === "checkbox") inputs[name].checked = value === true;
      else inputs[name].value = String(value);
    }
  };

  /** The values of the file's fields, and how many invisible signs were taken out of them. Without a
      passage or a field that shows, its fields are left out. @type {Contribute["values"]["read"]} */
  const read = (given, { identifier, passage, recommendation, rules, isOrganisation }) => {
    let removed = 0;
    /** @param {unknown} text */
    const cleaned = (text) => {
      const found = clean(String(text), rules);
      removed += found.removed;
      return found.text;
    };
    const values = {
      id: identifier,
      "target.recommendation": recommendation.id,
      "target.block": given.block || undefined,
      "target.quote": cleaned(given.quote),
      "target.hash": passage?.hash,
      kind: given.kind || undefined,
      lang: recommendation.lang,
      "author.name": cleaned(given.name),
      "author.capacity": given.capacity || undefined,
      "author.organisation": isOrganisation ? cleaned(given.organisation) || undefined : undefined,
      received: own.file.today(),
      "received-via": "form",
      licence: given.licence ? recommendation.licence : undefined,
      "in-reply-to": given.reply || undefined,
      proposal: given.kind === "amend" ? cleaned(given.proposal) : undefined,
      example: recommendation.example || undefined,
    };
    return { values, text: cleaned(given.text), removed };
  };

  /** What is said of one fault. @type {(knowledge: Knowledge, fault: Fault) => string} */
  const sentence = ({ words, fields, errors }, { path, fault, ...more }) => {
    if (path === "target.block" || fault === "choose" && path !== "licence") return words["error.choose"];
    if (path === "licence" || path === "publish") return words["error.agree"];
    const field = fields.find((each) => each.path === path);
    const text = field?.errors[fault] ?? words[`error.${fault}`] ?? errors[fault] ?? fields[0].errors[fault];
    return filled(text, more);
  };

  /** The first fault of each input in words, in the order of the form. @type {Contribute["values"]["sentences"]} */
  const sentences = (knowledge, faults) => {
    const named = new Map();
    for (const [name, path] of Object.entries(NAMES)) {
      const wrong = faults.find((each) => each.path === path);
      if (wrong) named.set(name, sentence(knowledge, wrong));
    }
    return named;
  };

  own.values = { raw, fill, read, sentences };
})();
