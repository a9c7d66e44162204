/* The finished file, to look at, and the ways to hand it over. Nothing goes by itself. */
(() => {
  "use strict";
  const own = (globalThis.civilForms ??= /** @type {Forms} */ ({}));
  const { filled } = own.text;

  /** Copies a text; where the browser does not let it, it is marked to be copied by hand.
      @type {(text: string, mark: () => void) => Promise<boolean>} */
  const copied = async (text, mark) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      mark();
      return false;
    }
  };

  /** @type {Forms["handing"]} */
  own.handing = (root, known, subject, said, taken) => {
    const section = root.querySelector("[data-cd-made]");
    /** @type {<E extends HTMLElement = HTMLElement>(name: string) => E} */
    const at = (name) => section.querySelector(`[data-cd-${name}]`);
    const area = section.querySelector("textarea");
    const { words, forge, mail, signs } = known;
    /** @type {MadeFile} The one that is shown. */
    let file;

    /** @type {(name: string, link: HTMLAnchorElement, way: Way | false | "" | null, hint: (isWhole: boolean) => string) => void} */
    const offer = (name, link, way, hint) => {
      at(name).hidden = !way;
      if (!way) return;
      link.href = way.address;
      at(`${name}-hint`).textContent = hint(way.whole);
    };
    const send = () => {
      const real = !subject.isExercise;
      const named = { id: subject.id, name: file.name };
      if (forge) at("forge-link").textContent = filled(words.forge, { forge: forge.name });
      at("forge-link").setAttribute("rel", "noreferrer");
      offer("forge", at("forge-link"), real && forge && own.send.forge(forge, signs, file), (whole) => (
        filled(words[whole ? "forge-hint" : "forge-long"], { forge: forge?.name })
      ));
      const body = filled(words["mail-body"], named);
      offer(
        "mail", at("mail-link"), real && mail && own.send.mail(mail, signs, filled(words["mail-subject"], named), body, file),
        (whole) => filled(words[whole ? "mail-hint" : "mail-long"], { mail }),
      );
      at("exercise").hidden = real;
    };
    /** @type {Handing["show"]} */
    const show = (made, removed, receipt) => {
      file = made;
      at("receipt").hidden = !receipt;
      at("receipt-text").textContent = receipt;
      at("name").textContent = filled(words["file-name"], { name: file.name });
      at("path").textContent = filled(words.path, { path: `${known.folder}/${file.path}` });
      area.value = file.text;
      at("cleaned").hidden = removed === 0;
      at("cleaned").textContent = filled(words.cleaned, { count: removed });
      send();
      section.hidden = false;
      section.querySelector("h2").focus();
    };
    /** @type {Handing["hide"]} */
    const hide = (isQuiet = false) => {
      if (section.hidden) return;
      section.hidden = true;
      if (!isQuiet) said(words.changed);
    };

    at("download").addEventListener("click", () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([file.text], { type: "text/markdown;charset=utf-8" }));
      link.download = file.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // A slow disk may still be reading.
      taken(true);
      said(filled(words.downloaded, { name: file.name }));
    });
    at("copy").addEventListener("click", async () => {
      const isCopied = await copied(file.text, () => { area.focus(); area.select(); });
      if (isCopied) taken(false);
      said(words[isCopied ? "copied" : "copy-failed"]);
    });
    at("receipt-copy").addEventListener("click", async () => {
      const text = at("receipt-text");
      const mark = () => { text.focus(); getSelection()?.selectAllChildren(text); };
      said(words[await copied(text.textContent ?? "", mark) ? "receipt-copied" : "receipt-copy-failed"]);
    });
    for (const name of ["forge-link", "mail-link"]) at(name).addEventListener("click", () => taken(false));
    section.querySelector("[data-cd-print]")?.addEventListener("click", () => print());
    return { show, hide };
  };
})();
