/* The values of a comment → what is wrong with them, and the comment's file.

   Fields and rules come from the check's own schema; a value stands under the path of its field. */
(() => {
  "use strict";
  const own = (globalThis.civilContribute ??= /** @type {Contribute} */ ({}));
  const { folded, length, scalar, slug } = own.text;
  const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

  const identifier = () => {
    const numbers = globalThis.crypto.getRandomValues(new Uint8Array(6));
    return `c-${[...numbers].map((number) => ALPHABET[number % ALPHABET.length]).join("")}`;
  };

  /* The day in Sofia as the file writes it. */
  /** @type {Contribute["file"]["today"]} */
  const today = (now = new Date()) => {
    const parts = new Intl.DateTimeFormat("en", { timeZone: "Europe/Sofia", year: "numeric", month: "2-digit", day: "2-digit" })
      .formatToParts(now);
    /** @param {Intl.DateTimeFormatPartTypes} type */
    const part = (type) => parts.find((each) => each.type === type)?.value;
    return `${part("year")}-${part("month")}-${part("day")}`;
  };

  /* What is wrong with one value by its field's own rules: "", "empty", "choose", "long", "form". */
  /** @type {(field: Field, value: unknown) => string} */
  const fault = (field, value) => {
    if (value === undefined || value === null) return field.required ? (field.enum ? "choose" : "empty") : "";
    if (field.enum) return field.enum.some((each) => each === value) ? "" : "choose";
    if (typeof value !== "string") return "";
    if (field.minLength && length(value) < field.minLength) return "empty";
    if (field.maxLength && length(value) > field.maxLength) return "long";
    if (field.pattern && !new RegExp(field.pattern, "u").test(value)) return "form";
    if (field.format === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return "form";
    return "";
  };

  /* The first word of a text with letters of two alphabets, or with letters for show. */
  /** @type {(text: string, scripts: Record<string, string>) => string | undefined} */
  const mixed = (text, scripts) => {
    const known = Object.entries(scripts).map(([name, letters]) => ({ name, letters: new RegExp(`[${letters}]`, "u") }));
    return (text.match(/[\p{L}\p{Nl}\p{No}]+/gu) ?? []).find((word) => {
      const found = known.filter(({ letters }) => letters.test(word)).map(({ name }) => name);
      return found.length > 1 || found.includes("wide");
    });
  };

  /* [{ path, fault, … }] in the order of the file. "text" is the comment's own words. */
  /** @type {Contribute["file"]["faults"]} */
  const faults = ({ fields, rules }, values, text, passage) => {
    /** @type {Fault[]} */
    const found = fields.map((field) => ({ path: field.path, fault: fault(field, values[field.path]) }));
    const wrong = found.filter((each) => each.fault);
    /** @param {string} path */
    const known = (path) => wrong.some((each) => each.path === path);
    for (const path of ["author.name", "author.organisation"]) {
      const word = known(path) ? undefined : mixed(values[path] ?? "", rules.scripts);
      if (word) wrong.push({ path, fault: "mixed-script-other", word });
    }
    const [quote, proposal] = [values["target.quote"] ?? "", values.proposal];
    if (passage && !known("target.quote") && !folded(passage.text).includes(folded(quote))) {
      wrong.push({ path: "target.quote", fault: "quote-dangling", block: passage.id });
    }
    if (values.kind === "amend" && !known("proposal") && folded(proposal ?? "") === folded(quote)) {
      wrong.push({ path: "proposal", fault: "same" });
    }
    if (values.kind !== "amend" && text === "") wrong.push({ path: "text", fault: "empty" });
    if (length(text) > rules.longest) {
      wrong.push({ path: "text", fault: "comment-too-long", length: length(text), limit: rules.longest });
    }
    return wrong;
  };

  /** @type {(fields: Field[], values: Values) => string} */
  const front = (fields, values) => {
    const lines = [];
    let group = "";
    for (const { path, enum: allowed } of fields) {
      const value = values[path];
      if (value === undefined || value === null || value === false) continue;
      const [first, second] = path.split(".");
      if (second && first !== group) lines.push(`${first}:`);
      group = second ? first : "";
      const plain = allowed || value === true;
      lines.push(`${second ? `  ${second}` : first}: ${plain ? value : scalar(value)}`);
    }
    return lines.join("\n");
  };

  /* { name, path, text }: the path below the folder of the texts. The id keeps names apart. */
  /** @type {Contribute["file"]["file"]} */
  const file = ({ fields, rules }, values, text) => {
    const name = `${values.received}-${slug(values["author.name"], rules.letters)}-${values.id.slice(2)}.md`;
    return {
      name,
      path: `${rules.folder}/${values["target.recommendation"]}/${name}`,
      text: `---\n${front(fields, values)}\n---\n${text}\n`,
    };
  };

  own.file = { identifier, today, faults, file };
})();
