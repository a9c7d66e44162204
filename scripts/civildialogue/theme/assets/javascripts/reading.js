/* Helps to readers of a text: a reference to each passage, ready to copy, and a voice that reads it. */
(() => {
  "use strict";
  const { cite: words, listen: said } = globalThis.civilWords;
  /** @type {<K extends keyof HTMLElementTagNameMap>(name: K, look: string, text?: string) => HTMLElementTagNameMap[K]} */
  const made = (name, look, text = "") => {
    const element = document.createElement(name);
    element.className = look;
    element.textContent = text;
    return element;
  };
  /** @type {(text: string, act: () => void) => HTMLButtonElement} */
  const button = (text, act) => {
    const element = made("button", "cd-quiet", text);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  };

  /* Said aloud, and then taken away, so that the same can be said again. */
  const status = made("p", "cd-status");
  status.setAttribute("role", "status");
  document.querySelector("footer")?.prepend(status);
  /** @type {(text: string, done: string) => Promise<void>} */
  const copy = async (text, done) => {
    await navigator.clipboard.writeText(text);
    status.textContent = done;
    setTimeout(() => { status.textContent = ""; }, 3000);
  };

  const name = document.getElementById("__permalink");
  /* Each link is named by how its passage begins, and a heading by its own words alone; without this
     they are told apart by where they stand. Source: WCAG 2.2, 2.4.4 and 2.4.6. */
  const LONGEST = 45;
  for (const permalink of document.querySelectorAll(".cd-permalink")) {
    const passage = /** @type {HTMLElement} */ (permalink.parentElement);
    const text = [...passage.childNodes].map((node) => (node === permalink ? "" : node.textContent)).join("").replace(/\s+/g, " ").trim();
    const whole = text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s\S*$/, "")}…` : text;
    permalink.removeAttribute("aria-labelledby");
    permalink.setAttribute("aria-label", words.on.replace("{words}", whole));
    if (/^H\d$/.test(passage.tagName)) passage.setAttribute("aria-label", text);
  }
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  const locale = document.documentElement.lang;
  const today = () => new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { dateStyle: "long" }).format();
  const panel = made("div", "cd-cite");
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", words.title);

  /* The reference is copied and shown; the link alone, and what a browser may not copy, can be taken from there. */
  document.addEventListener("click", async ({ target }) => {
    const permalink = target instanceof Element && target.closest(".cd-permalink");
    const passage = permalink && permalink.parentElement;
    if (!(permalink instanceof HTMLAnchorElement) || !passage) return;
    const link = (canonical?.href ?? location.href.split("#")[0]) + permalink.hash;
    const text = (name?.dataset.cdCite ?? "{link}").replace("{link}", link).replace("{day}", today());
    const shown = made("p", "", text), done = made("p", "cd-cite-done");
    const buttons = made("p", "cd-cite-ways");
    /** @type {(text: string, words: string) => Promise<void>} */
    const take = async (text, words) => {
      try {
        await copy(text, words);
        done.textContent = words;
      } catch {
        getSelection()?.selectAllChildren(shown);
      }
    };
    const close = () => {
      panel.remove();
      permalink.focus();
    };
    buttons.append(button(words.copy, () => take(text, words.copied)), " ", button(words.link, () => take(link, words["link-copied"])), " ", button(words.close, close));
    panel.replaceChildren(shown, done, buttons);
    panel.onkeydown = ({ key }) => { if (key === "Escape") close(); };
    const below = passage.nextElementSibling;
    (below?.matches(".cd-older-note, .cd-say") ? below : passage).after(panel);
    await take(text, words.copied);
  });
  document.addEventListener("pointerover", ({ target }) => {
    const permalink = target instanceof Element && target.closest(".cd-permalink");
    if (permalink instanceof HTMLElement) permalink.title = name?.textContent ?? "";
  });

  /* Read aloud by a voice of the machine itself, never by one on a server; where it has none of the
     text's language, nothing is offered. Telephones can't go on in the middle: a pause is remembered
     by the passage, which is said again. */
  const place = document.querySelector("[data-cd-listen]"), speech = globalThis.speechSynthesis;
  const content = /** @type {HTMLElement | null} */ (document.querySelector(".cd-text"));
  if (!place || !speech || !content) return;
  const own = (/** @type {string} */ tag) => tag.split(/[-_]/)[0].toLowerCase();
  const voice = () => speech.getVoices().find((each) => each.localService && own(each.lang) === own(content.lang));
  const SILENT = ".cd-permalink, .cd-own, table, pre, svg, .md-annotation";
  /** @param {Element} passage */
  const spoken = (passage) => {
    const copied = /** @type {Element} */ (passage.cloneNode(true));
    for (const each of copied.querySelectorAll(SILENT)) each.remove();
    return copied.textContent.trim();
  };
  const passages = [...content.querySelectorAll("h1, .cd-summary, :scope > [id]:has(> .cd-permalink)")].filter(spoken);
  /** @type {SpeechSynthesisUtterance | null} */
  let now = null;
  let at = 0;
  const play = button(said.start, () => (now ? halt(at) : speak())), stop = button(said.stop, () => halt(0));
  const show = () => {
    play.textContent = now ? said.pause : said.start;
    stop.hidden = !now && at === 0;
    passages.forEach((each, number) => each.classList.toggle("cd-heard", now !== null && number === at));
  };
  /** @param {number} next */
  const halt = (next) => {
    now = null;
    at = next;
    speech.cancel();
    show();
  };
  const speak = () => {
    const passage = passages[at], using = voice();
    if (!passage || !using) return void halt(0);
    const words = new SpeechSynthesisUtterance(spoken(passage));
    now = words;
    words.voice = using;
    words.lang = using.lang;
    words.addEventListener("end", () => {
      if (now !== words) return;
      at += 1;
      speak();
    });
    speech.speak(words);
    show();
    if (at) passage.scrollIntoView({ block: "nearest" });
  };
  const offer = () => {
    if (play.isConnected || !voice()) return;
    place.append(" ", play, " ", stop);
    show();
  };
  offer();
  speech.addEventListener("voiceschanged", offer);
  addEventListener("pagehide", () => speech.cancel());
})();
