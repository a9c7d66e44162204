/* The values of a form → its file, under the name that it gets. */
(() => {
  "use strict";
  const own = (globalThis.civilForms ??= /** @type {Forms} */ ({}));
  const { scalar, slug } = own.text;
  const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

  /** @type {Forms["file"]["identifier"]} */
  const identifier = (prefix = "") => {
    const numbers = globalThis.crypto.getRandomValues(new Uint8Array(6));
    return `${prefix}${[...numbers].map((number) => ALPHABET[number % ALPHABET.length]).join("")}`;
  };

  /* The day that it is in a time zone, as the file writes it. */
  /** @type {Forms["file"]["today"]} */
  const today = (zone, now = new Date()) => {
    const parts = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" })
      .formatToParts(now);
    /** @param {Intl.DateTimeFormatPartTypes} type */
    const part = (type) => parts.find((each) => each.type === type)?.value;
    return `${part("year")}-${part("month")}-${part("day")}`;
  };

  /** What the form fills in by itself, beside what its subject brings.
      @type {Forms["file"]["made"]} */
  const made = ({ made: how, signs, taken, name, zone }, values, subject) => Object.fromEntries(Object.entries(how).map(([path, way]) => {
    if (way === "day") return [path, today(zone)];
    if (way === "subject") return [path, subject[path]];
    if (!Array.isArray(way)) return [path, way];
    const start = slug(String(values[way[1]] ?? ""), signs.letters) || name;
    let free = start;
    for (let number = 2; taken.includes(free); number += 1) free = `${start}-${number}`;
    return [path, free];
  }));

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
      const plain = allowed || typeof value !== "string";
      lines.push(`${second ? `  ${second}` : first}: ${plain ? value : scalar(value)}`);
    }
    return lines.join("\n");
  };

  /* { name, path, text }: the path is below the folder of the texts. */
  /** @type {Forms["file"]["file"]} */
  const file = ({ fields, signs, body, path, name }, values, texts) => {
    const whole = path.replace(/\{([\w.-]+)(?:\|(\w+))?(?:\|(\w+))?\}/g, (_, key, how, otherwise) => {
      const value = String(values[key] ?? "");
      if (how === "slug") return slug(value, signs.letters) || (otherwise ?? name);
      return how === "tail" ? value.slice(value.indexOf("-") + 1) : value;
    });
    const sections = body.map(([heading, text]) => `${heading}${heading ? "\n\n" : ""}${texts[text] ?? ""}`);
    return {
      name: whole.slice(whole.lastIndexOf("/") + 1),
      path: whole,
      text: `---\n${front(fields, values)}\n---\n${sections.join("\n\n")}\n`,
    };
  };

  own.file = { identifier, today, made, file };
})();
