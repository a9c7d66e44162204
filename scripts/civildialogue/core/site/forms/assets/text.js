/* Texts as the check reads them: without invisible signs, folded, quoted for YAML, transliterated. */
(() => {
  "use strict";
  const own = (globalThis.civilForms ??= /** @type {Forms} */ ({}));

  /* { text, removed }: a tab becomes a space, a line ends with \n, what can't be seen goes. */
  /** @type {Forms["text"]["clean"]} */
  const clean = (raw, signs) => {
    let removed = 0;
    const text = raw.replace(/\r\n?/g, "\n").replace(/\t/g, " ").replace(new RegExp(signs.hidden, "gu"), () => {
      removed += 1;
      return "";
    });
    return { text: text.trim(), removed };
  };

  /** @type {Forms["text"]["words"]} */
  const words = (text) => text.split(/\s+/u).filter((word) => word !== "");
  /** @type {Forms["text"]["folded"]} */
  const folded = (text) => words(text).join(" ");
  /** @type {Forms["text"]["length"]} */
  const length = (text) => [...text].length; // Code points, as the check counts.

  /* A text as a YAML scalar in double quotes. JSON is one; these signs alone libyaml takes for more. */
  /** @type {Forms["text"]["scalar"]} */
  const scalar = (text) => JSON.stringify(text).replace(
    /[\u0085\u2028\u2029\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

  // Upper case first, for "ß" and ligatures to unfold; a dotless "ı" must stay what it is.
  /** @param {string} text */
  const lower = (text) => text.replace(/[^ı]/gu, (sign) => sign.toLowerCase().toUpperCase().toLowerCase());

  /* A name in Latin letters for the name of a file, as the command makes it; maybe nothing. */
  /** @type {Forms["text"]["slug"]} */
  const slug = (name, letters) => {
    const latin = lower(name).replace(/ия(?![\p{L}\p{N}_])/gu, "иа").replace(/./gsu, (sign) => letters[sign] ?? sign);
    /** @param {string} text */
    const dashed = (text) => text.replace(/^-+|-+$/g, "");
    return dashed(dashed(latin.replace(/[^a-z0-9]+/g, "-")).slice(0, 30));
  };

  /** @type {Forms["text"]["filled"]} */
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));

  /* A link to a folder, for a browser that opens files and has no server to find the page in it. */
  /** @type {Forms["text"]["leaf"]} */
  const leaf = (address, protocol) => {
    const [, path, rest] = /** @type {RegExpMatchArray} */ (address.match(/^([^?#]*)(.*)$/su));
    return protocol === "file:" && (path === "" || path.endsWith("/")) ? `${path}index.html${rest}` : address;
  };

  /* Words without the signs around those of another language, for where no element can tell it. */
  /** @type {Forms["text"]["plain"]} */
  const plain = (text) => text.replace(/[\uf8f0\uf8f1]/g, "");

  own.text = { clean, words, folded, length, scalar, slug, filled, leaf, plain };
})();
