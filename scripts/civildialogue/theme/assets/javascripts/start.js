/* What the theme needs before its script runs: its memory, the colour scheme, and what it looks for in a page.

   The theme does this with scripts inside the page, which the Content-Security-Policy forbids. */
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", script.src);

  /* For styles: that scripts run, and that the address names what the page should be about. */
  document.documentElement.dataset.cdScript = "";
  document.documentElement.classList.replace("no-js", "js"); // As the theme's script does, after the first paint.
  if (new URLSearchParams(location.search).has("target")) document.documentElement.dataset.cdAsked = "";

  /* Who follows a link to a passage that is not there is told so, above the text. The text waits until
     that is known, so that nothing moves under a reader; where the rest of the page is late, it does not. */
  const PATIENCE = 1500; // milliseconds
  const show = () => { delete document.documentElement.dataset.cdSought; };
  if (location.hash.length > 1) {
    document.documentElement.dataset.cdSought = "";
    setTimeout(show, PATIENCE);
  }
  /** @param {string} text */
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const tell = () => {
    const name = location.hash.slice(1).split(":~:")[0];
    const isThere = name === "" || [name, decoded(name)].some((each) => document.getElementById(each));
    document.querySelector("[data-cd-missing]")?.toggleAttribute("hidden", isThere);
  };
  addEventListener("hashchange", tell);

  /* The names are those that the theme's script looks for. A browser may refuse to remember. */
  globalThis.__md_scope = root;
  globalThis.__md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
  globalThis.__md_get = (key, storage, scope = root) => {
    try {
      return JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${key}`) ?? "null");
    } catch {
      return null;
    }
  };
  globalThis.__md_set = (key, value, storage, scope = root) => {
    try {
      (storage ?? localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch { /* Then the choice holds for this page. */ }
  };

  /* The reader's choice, else what the system asks for now. Set the moment the body begins, before
     anything in it is painted, so that no other scheme flashes up. */
  const SCHEMES = ["default", "slate"];
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    const scheme = globalThis.__md_get("cd-scheme");
    return SCHEMES.includes(scheme) ? scheme : SCHEMES[Number(system.matches)];
  };
  const paint = () => document.body.setAttribute("data-md-color-scheme", chosen());
  system.addEventListener("change", paint);
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    paint();
  }).observe(document.documentElement, { childList: true });

  /* What the theme's script looks for is the same on every page, so none carries it. When the page has
     been read, and no deferred script has run yet, it is put in. */
  const PARTS = ["header", "header__title", "container", "tabs", "main", "sidebar", "content", "top"];
  /** @type {(name: string, attributes: Record<string, string>) => HTMLElement} */
  const element = (name, attributes) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const { features = "", copy, copied, top } = script.dataset;
  const settings = element("script", { id: "__config", type: "application/json" });
  settings.textContent = JSON.stringify({
    base: root.href, features: features.split(" "), translations: { "clipboard.copy": copy, "clipboard.copied": copied },
  });
  const complete = () => {
    tell();
    show();
    if (top !== undefined) {
      const button = element("button", { type: "button", class: "md-top cd-icon--top", hidden: "" });
      document.querySelector(".md-main")?.append(button);
    }
    for (const part of PARTS) for (const each of document.querySelectorAll(`.md-${part}`)) {
      each.setAttribute("data-md-component", part.replace("__", "-"));
      if (part === "sidebar") each.setAttribute("data-md-type", each.matches(".md-sidebar--primary") ? "navigation" : "toc");
    }
    const headings = document.querySelector(".md-nav--secondary > ul");
    headings?.setAttribute("data-md-component", "toc");
    headings?.querySelectorAll("a").forEach((each) => each.classList.add("md-nav__link"));
    document.querySelector(".md-nav--primary [aria-current]")?.classList.add("md-nav__link--active");
    const title = document.querySelector(".md-content h1"),
      ellipsis = document.querySelector(".md-header__ellipsis");
    if (title && ellipsis) {
      const topic = element("div", { class: "md-header__topic", "data-md-component": "header-topic" });
      const words = element("span", { class: "md-ellipsis", lang: title.closest("[lang]")?.getAttribute("lang") ?? "" });
      words.textContent = title.textContent;
      topic.append(words);
      ellipsis.append(topic);
    }
    document.body.append(settings);
    document.body.insertAdjacentHTML("beforeend", `<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search">
      <div class="md-dialog" data-md-component="dialog"><div class="md-dialog__inner md-typeset"></div></div>`);
  };
  document.addEventListener("readystatechange", complete, { once: true });
})();
