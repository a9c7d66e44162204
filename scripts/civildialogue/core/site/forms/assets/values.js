/* What stands in the form, as the values of its file, and what is said of those that are wrong. */
(() => {
  "use strict";
  const own = (globalThis.civilForms ??= /** @type {Forms} */ ({}));
  const { clean, filled } = own.text;

  /** What the inputs hold, by their names. @type {Forms["values"]["raw"]} */
  const raw = (known, inputs) => Object.fromEntries(known.inputs.map(({ name }) => {
    const input = inputs[name];
    return [name, input.type === "checkbox" ? input.checked : input.value];
  }));

  /** Puts values into the inputs; what is no input's name is left out. @type {Forms["values"]["fill"]} */
  const fill = (known, inputs, values) => {
    for (const { name } of known.inputs) {
      if (!(name in values)) continue;
      if (inputs[name].type === "checkbox") inputs[name].checked = values[name] === true;
      else inputs[name].value = String(values[name]);
    }
  };

  /** Whether an input is there for the choices made. @type {Forms["values"]["shows"]} */
  const shows = ({ when }, given) => own.rules.holds(when, (name) => given[name]);

  /** One input's value for its field. @type {(input: Input, given: unknown, field: Field | undefined, cleaned: (text: unknown) => string) => unknown} */
  const value = (input, given, field, cleaned) => {
    if (input.kind === "choice" || input.kind === "select") return given || undefined;
    const text = cleaned(given);
    if (input.kind === "number") {
      const number = Number(text.replace(",", "."));
      return text === "" ? undefined : Number.isFinite(number) ? number : text;
    }
    return text === "" && field?.minLength && !field.required ? undefined : text;
  };

  /** The values of the file's fields, its texts, and how many invisible signs were taken out of them. What
      does not show is left out; a consent to a field gives what the subject has for it.
      @type {Forms["values"]["read"]} */
  const read = (known, given, subject) => {
    let removed = 0;
    /** @param {unknown} text */
    const cleaned = (text) => {
      const found = clean(String(text), known.signs);
      removed += found.removed;
      return found.text;
    };
    /** @type {[Values, Values]} */
    const [typed, texts] = [{}, {}];
    for (const input of known.inputs) {
      if (!shows(input, given)) continue;
      if (input.kind === "check") {
        if (input.path && given[input.name]) typed[input.path] = subject[input.path];
      } else if (input.isText) texts[input.name] = cleaned(given[input.name]);
      else typed[input.path] = value(input, given[input.name], known.fields.find(({ path }) => path === input.path), cleaned);
    }
    const named = known.identifier ? { [known.identifier]: subject[known.identifier] } : {};
    return { values: { ...named, ...typed, ...own.file.made(known, typed, subject) }, texts, removed };
  };

  /** What is said of one fault. @type {(known: Known, input: Input, fault: Fault) => string} */
  const sentence = ({ words, fields, errors }, { name, path, kind }, { fault: found, ...more }) => {
    const fault = found === "empty" && kind === "select" ? "choose" : found;
    const field = fields.find((each) => each.path === path);
    const text = words[`error.${name}.${fault}`] ?? words[`error.${fault}`] ?? field?.errors[fault] ?? errors[fault] ?? "";
    return filled(text, more);
  };

  /** The first fault of each input in words, in the order of the form. @type {Forms["values"]["sentences"]} */
  const sentences = (known, faults, given) => {
    const named = new Map();
    for (const input of known.inputs) {
      const agreed = input.kind !== "check" || given[input.name] === true;
      const wrong = agreed ? faults.find(({ path }) => path === (input.path || input.name)) : { path: "", fault: "agree" };
      if (wrong && shows(input, given)) named.set(input.name, sentence(known, input, wrong));
    }
    return named;
  };

  own.values = { raw, fill, shows, read, sentences };
})();
