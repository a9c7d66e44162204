/* Addresses that carry a file: to a new file of the forge, or to the editors' mailbox. */
(() => {
  "use strict";
  const own = (globalThis.civilForms ??= /** @type {Forms} */ ({}));
  const { filled, plain } = own.text;

  /** @param {string} text */
  const way = (text) => encodeURIComponent(text).replaceAll("%2F", "/");

  /* { address, whole }: without the content if the address would be longer than servers take. */
  /** @type {Forms["send"]["forge"]} */
  const forge = (given, signs, file) => {
    const path = `${given.folder}/${file.path}`;
    const folder = path.slice(0, path.lastIndexOf("/"));
    /** @param {string} content */
    const make = (content) => filled(given.new, {
      folder: way(folder), name: way(file.name), path: way(path), content: encodeURIComponent(content),
    });
    const address = make(file.text);
    return address.length <= signs.longestAddress ? { address, whole: true } : { address: make(""), whole: false };
  };

  /* The same for a letter. Source of its form: RFC 6068 (lines end with CRLF). */
  /** @type {Forms["send"]["mail"]} */
  const mail = (to, signs, subject, body, file) => {
    /** @param {string} text */
    const make = (text) => `mailto:${to}?subject=${encodeURIComponent(plain(subject))}&body=${encodeURIComponent(plain(text).replaceAll("\n", "\r\n"))}`;
    const address = make(`${body}\n\n${file.text}`);
    return address.length <= signs.longestMail ? { address, whole: true } : { address: make(body), whole: false };
  };

  own.send = { forge, mail };
})();
