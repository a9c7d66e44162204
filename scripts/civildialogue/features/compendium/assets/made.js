/* The finished comment: its file to look at, and the ways to send it. Nothing goes by itself. */
(() => {
  "use strict";
  const own = (globalThis.civilContribute ??= /** @type {Contribute} */ ({}));
  const { filled } = own.text;

  /** @type {Contribute["made"]} */
  own.made = (root, knowledge, recommendation, said) => {
    const section = root.querySelector("[data-cd-made]");
    /** @type {<E extends HTMLElement = HTMLElement>(name: string) => E} */
    const at = (name) => section.querySelector(`[data-cd-${name}]`);
    const area = section.querySelector("textarea");
    const { words } = knowledge;
    /** @type {CommentFile} The one that is shown. */
    let file;

    /** @type {(name: string, link: HTMLAnchorElement, way: Way | false | "" | null, hint: (isWhole: boolean) => string) => void} */
    const offer = (name, link, way, hint) => {
      at(name).hidden = !way;
      if (!way) return;
      link.href = way.address;
      at(`${name}-hint`).textContent = hint(way.whole);
    };
    const send = () => {
      const { forge, mail, rules } = knowledge;
      const real = !recommendation.example;
      const named = { id: recommendation.id, name: file.name };
      if (forge) at("forge-link").textContent = filled(words.forge, { forge: forge.name });
      offer("forge", at("forge-link"), real && forge && own.send.forge(forge, rules, file), (whole) => (
        filled(words[whole ? "forge-hint" : "forge-long"], { forge: forge?.name })
      ));
      const body = filled(words["mail-body"], named);
      offer(
        "mail", at("mail-link"), real && mail && own.send.mail(mail, rules, filled(words["mail-subject"], named), body, file),
        (whole) => filled(words[whole ? "mail-hint" : "mail-long"], { mail }),
      );
      at("exercise").hidden = real;
    };
    /** @type {(made: CommentFile, removed: number) => void} */
    const show = (made, removed) => {
      file = made;
      at("name").textContent = filled(words["file-name"], { name: file.name });
      at("path").textContent = filled(words.path, { path: `${knowledge.forge?.folder ?? "docs"}/${file.path}` });
      area.value = file.text;
      at("cleaned").hidden = removed === 0;
      at("cleaned").textContent = filled(words.cleaned, { count: removed });
      send();
      section.hidden = false;
      section.querySelector("h2").focus();
    };
    const hide = () => {
      if (section.hidden) return;
      section.hidden = true;
      said(words.changed);
    };

    at("download").addEventListener("click", () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([file.text], { type: "text/markdown;charset=utf-8" }));
      link.download = file.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // A slow disk may still be reading.
      said(filled(words.downloaded, { name: file.name }));
    });
    at("copy").addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(file.text);
        said(words.copied);
      } catch {
        area.focus();
        area.select();
        said(words["copy-failed"]);
      }
    });
    at("print").addEventListener("click", () => print());
    return { show, hide };
  };
})();
