/* The rules of the check, as the page brings them along: of single fields, of several together, of letters. */
(() => {
  "use strict";
  const own = (globalThis.civilForms ??= /** @type {Forms} */ ({}));
  const { folded, length } = own.text;

  /* What is wrong with one value by its field's own rules; nothing, where it is right. */
  /** @type {(field: Field, value: unknown) => string} */
  const fault = (field, value) => {
    if (value === undefined || value === null) return field.required ? (field.enum ? "choose" : "empty") : "";
    if (field.enum) return field.enum.some((each) => each === value) ? "" : "choose";
    if (field.type === "number") {
      if (typeof value !== "number") return "number";
      if (field.minimum !== undefined && value < field.minimum) return "low";
      return field.maximum !== undefined && value > field.maximum ? "high" : "";
    }
    if (typeof value !== "string") return "";
    if (field.minLength && length(value) < field.minLength) return "empty";
    if (field.maxLength && length(value) > field.maxLength) return "long";
    if (field.pattern && !new RegExp(field.pattern, "u").test(value)) return "form";
    if (field.format === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return "form";
    return "";
  };

  /** Whether a value is one of those that a condition names. @type {Forms["rules"]["holds"]} */
  const holds = (condition, look) => {
    if (!condition) return true;
    const [path, values] = condition;
    return values.includes(String(look(path) ?? ""));
  };

  /** Whether one rule of several fields is kept. @type {(rule: Rule, look: Look) => boolean} */
  const kept = (rule, look) => {
    if (!holds(rule.when, look) || (rule.unless && holds(rule.unless, look))) return true;
    const [value, other] = [rule.path, rule.other].map((path) => String(look(path) ?? ""));
    if (rule.test === "filled") return value !== "";
    if (rule.test === "at-most") return length(value) <= rule.limit;
    if (rule.test === "differs") return folded(value) !== folded(other);
    return look(rule.other) === undefined || folded(other).includes(folded(value));
  };

  /** The first word of a text with letters of two alphabets, or with letters for show, and the code of the check.
      @type {(text: string, signs: Signs) => { word: string, letters: string, fault: string } | undefined} */
  const mixed = (text, signs) => {
    const known = Object.entries(signs.scripts).map(([name, letters]) => ({ name, letters: new RegExp(`[${letters}]`, "gu") }));
    for (const word of text.replace(new RegExp(signs.addresses, "gu"), " ").match(/[\p{L}\p{Nl}\p{No}]+/gu) ?? []) {
      const found = known.flatMap(({ name, letters }) => {
        const all = word.match(letters) ?? [];
        return all.length ? [{ name, count: all.length, letters: [...new Set(all)].join(", ") }] : [];
      });
      if (found.length > 1 || found[0]?.name === "wide") {
        const [rare] = found.sort((one, two) => one.count - two.count || Number(two.name === "latin") - Number(one.name === "latin"));
        const script = ["latin", "cyrillic"].includes(rare.name) ? rare.name : "other";
        return { word, letters: rare.letters, fault: `mixed-script-${script}` };
      }
    }
    return undefined;
  };

  /* [{ path, fault, … }]: of fields first, in the order of the file; of a field that is faulty nothing else is told. */
  /** @type {Forms["rules"]["faults"]} */
  const faults = ({ fields, rules, signs }, values, texts, facts) => {
    /** @type {Fault[]} */
    const found = [];
    /** @type {Look} */
    const look = (path) => texts[path] ?? values[path] ?? facts[path];
    for (const field of fields) {
      const wrong = fault(field, values[field.path]);
      if (wrong) found.push({ path: field.path, fault: wrong });
    }
    const faulty = new Set(found.map(({ path }) => path));
    /** @param {Fault} one */
    const tell = (one) => { if (!faulty.has(one.path)) found.push(one); };
    for (const rule of rules) {
      const { path, code, limit } = rule;
      if (!kept(rule, look)) tell({ path, fault: code, limit, length: length(String(look(path) ?? "")) });
    }
    const stacked = new RegExp(signs.stacked, "u");
    for (const [path, text] of Object.entries({ ...values, ...texts })) {
      if (typeof text !== "string") continue;
      const letter = text.match(stacked);
      if (letter) tell({ path, fault: "marks-stacked", count: length(letter[0]) });
      const word = signs.unmixed.includes(path) ? mixed(text, signs) : undefined;
      if (word) tell({ path, ...word });
    }
    return found;
  };

  own.rules = { faults, holds };
})();
