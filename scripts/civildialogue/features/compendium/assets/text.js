/* Texts as the check reads them: without invisible signs, folded, quoted for YAML, transliterated. */
(() => {
  "use strict";
  const own = (globalThis.civilContribute ??= /** @type {Contribute} */ ({}));

  /* The signs that the check refuses, from its own list of [from, to]; lone surrogates are among them. */
  /** @param {Rules} rules */
  const hidden = ({ hidden: ranges }) => {
    /** @param {number} code */
    const hex = (code) => `\\u{${code.toString(16)}}`;
    return new RegExp(`[${ranges.map(([from, to]) => `${hex(from)}-${hex(to)}`).join("")}]`, "gu");
  };

  /* Whether the joiner at that place makes one picture of two, as the check allows. */
  /** @type {(text: string, at: number, rules: Rules) => boolean} */
  const joins = (text, at, { emoji }) =>
    new RegExp(`[\ufe0f${emoji}]$`, "u").test(text.slice(Math.max(0, at - 2), at))
    && new RegExp(`^[${emoji}]`, "u").test(text.slice(at + 1, at + 3));

  /* { text, removed }: a tab becomes a space, a line ends with \n, what can't be seen goes. */
  /** @type {Contribute["text"]["clean"]} */
  const clean = (raw, rules) => {
    const lines = raw.replace(/\r\n?/g, "\n").replace(/\t/g, " ");
    let removed = 0;
    const text = lines.replace(hidden(rules), (sign, at) => {
      if (sign === "\u200d" && joins(lines, at, rules)) return sign;
      removed += 1;
      return "";
    });
    return { text: text.trim(), removed };
  };

  /** @type {Contribute["text"]["words"]} */
  const words = (text) => text.split(/\s+/u).filter((word) => word !== "");
  /** @type {Contribute["text"]["folded"]} */
  const folded = (text) => words(text).join(" ");
  /** @type {Contribute["text"]["length"]} */
  const length = (text) => [...text].length; // Code points, as the check counts.

  /* A text as a YAML scalar in double quotes. JSON is one; these signs alone libyaml takes for more. */
  /** @type {Contribute["text"]["scalar"]} */
  const scalar = (text) => JSON.stringify(text).replace(
    /[\u0085\u2028\u2029\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

  // Upper case first, for "ß" and ligatures to unfold; a dotless "ı" must stay what it is.
  /** @param {string} text */
  const lower = (text) => text.replace(/[^ı]/gu, (sign) => sign.toLowerCase().toUpperCase().toLowerCase());

  /* A name in Latin letters for the name of a file, as the command makes it. */
  /** @type {Contribute["text"]["slug"]} */
  const slug = (name, letters) => {
    const latin = lower(name).replace(/ия(?![\p{L}\p{N}_])/gu, "иа").replace(/./gsu, (sign) => letters[sign] ?? sign);
    /** @param {string} text */
    const dashed = (text) => text.replace(/^-+|-+$/g, "");
    return dashed(dashed(latin.replace(/[^a-z0-9]+/g, "-")).slice(0, 30)) || "comment";
  };

  /** @type {Contribute["text"]["filled"]} */
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));

  own.text = { clean, words, folded, length, scalar, slug, filled };
})();
