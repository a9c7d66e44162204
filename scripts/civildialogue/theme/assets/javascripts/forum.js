/* Small helps on top of pages that work without script. */
(() => {
  "use strict";

  /* The switcher keeps the reader's place: the passage in the address, else the topmost in view. */
  const place = () => {
    if (location.hash.length > 1) return location.hash;
    if (scrollY < innerHeight / 2) return "";
    const passages = document.querySelectorAll(".cd-text [id]:has(> .cd-permalink)");
    const first = [...passages].find((passage) => passage.getBoundingClientRect().bottom > 80);
    return first ? `#${first.id}` : "";
  };
  const link = document.querySelector("[data-cd-switch]");
  const address = link?.getAttribute("href");
  for (const event of ["pointerdown", "focus", "click", "contextmenu"]) {
    link?.addEventListener(event, () => link.setAttribute("href", address + location.search + place()));
  }

  /* A page that moved takes the reader of an old link to a passage on to the same passage. */
  const follow = () => {
    const moved = document.getElementById(location.hash.slice(1))?.querySelector(":scope > a[data-cd-moved]");
    if (moved instanceof HTMLAnchorElement) location.replace(moved.href);
  };
  /* What is folded is opened for who follows a link to it. */
  const open = () => {
    const folded = document.getElementById(location.hash.slice(1))?.closest("details");
    if (!folded || folded.open) return;
    folded.open = true;
    folded.scrollIntoView();
  };
  for (const act of [follow, open]) {
    act();
    addEventListener("hashchange", act);
  }

  /* Words that scripts say and that only stand in for those of the page's language are between signs:
     they are told as on built pages, by an element with its language. Source: WCAG 2.2, 3.1.2. */
  const SIGNED = /[\uf8f0\uf8f1]/;
  const way = getComputedStyle(document.body).direction === "rtl" ? "ltr" : "";
  /** @param {Node} node */
  const toldIn = (node) => {
    const place = node.parentElement;
    const parts = (node.nodeValue ?? "").split(/([\uf8f0\uf8f1])/);
    if (!place || parts.length === 1 || place.closest("script, style, textarea")) return;
    let depth = 0;
    const made = parts.flatMap(/** @type {(part: string) => Node[]} */ (part) => {
      if (SIGNED.test(part)) depth += part === "\uf8f0" ? 1 : -1;
      if (SIGNED.test(part) || part === "") return [];
      if (depth <= 0 || place instanceof HTMLOptionElement) return [document.createTextNode(part)];
      const span = document.createElement("span");
      span.lang = "en";
      if (way) span.dir = way;
      span.append(part);
      return [span];
    });
    if (place instanceof HTMLOptionElement) place.lang = "en";
    /** @type {ChildNode} */ (node).replaceWith(...made);
  };
  /** @param {Node} root */
  const toldBelow = (root) => {
    if (!SIGNED.test(root.textContent ?? "")) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = root.nodeType === Node.TEXT_NODE ? [root] : [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    nodes.forEach(toldIn);
  };
  const isSigned = SIGNED.test(JSON.stringify(globalThis.civilWords))
    || [...document.querySelectorAll("[data-cd-known]")].some((each) => /\\uf8f0/.test(each.textContent ?? ""));
  if (isSigned) {
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) {
        if (node.isConnected && node !== document.head) toldBelow(node);
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
    toldBelow(document.body);
  }

  /* Opened from a disk, a page has no origin that its policy could let a form be sent to. */
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (location.protocol !== "file:" || form.method !== "get" || event.defaultPrevented) return;
    event.preventDefault();
    const query = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    location.assign(`${form.action.split(/[?#]/)[0]}?${query}`);
  });

  /* Drafts of forms end after some days, whichever page is opened then. */
  try {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith("cd-form "))) {
      if (!(JSON.parse(localStorage.getItem(key) ?? "null")?.until > Date.now())) localStorage.removeItem(key);
    }
  } catch { /* A browser that keeps nothing has none. */ }

  /* An address may name a tab; the theme's script sets the line under it when it hears of the change. */
  const tab = document.getElementById(location.hash.slice(1));
  if (tab instanceof HTMLInputElement && tab.matches("[name^=__tabbed_]")) {
    tab.checked = true;
    tab.dispatchEvent(new Event("change"));
  }

  /* A list that styles filter says how many are left; what styles count is not told aloud everywhere. */
  /** @type {NodeListOf<HTMLElement>} */
  const lists = document.querySelectorAll(".cd-list:has([data-cd-shown])");
  for (const list of lists) {
    const told = list.querySelector("[data-cd-shown]"), none = told.querySelector("[data-cd-none]");
    const tell = () => {
      const items = [...list.querySelectorAll(":scope > .cd-contents > li")];
      const left = items.filter((item) => getComputedStyle(item).display !== "none").length;
      told.toggleAttribute("data-cd-told", true);
      told.querySelector("[data-cd-count]").textContent = String(left);
      none.textContent = left === 0 ? none.getAttribute("data-cd-none") : "";
    };
    /* What is chosen stands in the address, so that it can be sent on and comes back. */
    const options = [...list.querySelectorAll("option")].filter((option) => option.value);
    const keep = () => {
      const query = new URLSearchParams(location.search);
      for (const option of options) query.delete(option.value);
      const chosen = options.filter((option) => option.selected).map((option) => option.value);
      const search = [...(query.size ? [query] : []), ...chosen].join("&");
      if (location.protocol !== "file:") history.replaceState(history.state, "", `${location.pathname}${search && `?${search}`}${location.hash}`);
      tell();
    };
    const asked = new URLSearchParams(location.search);
    for (const option of options) if (asked.has(option.value)) option.selected = true;
    list.addEventListener("change", keep);
    list.addEventListener("reset", () => setTimeout(keep));
    addEventListener("pageshow", tell);
  }

  /* The button stands hidden until a reader scrolls. */
  const top = document.querySelector(".md-top");
  if (top) top.textContent = globalThis.civilWords.top;

  /* The scheme that the page is in; it is stored when a reader chooses, and follows the system until then. */
  const scheme = document.querySelector("[data-cd-scheme]");
  const isDark = () => document.body.getAttribute("data-md-color-scheme") === "slate";
  const press = () => scheme?.setAttribute("aria-pressed", String(isDark()));
  scheme?.addEventListener("click", () => {
    const other = isDark() ? "default" : "slate";
    document.body.setAttribute("data-md-color-scheme", other);
    globalThis.__md_set("cd-scheme", other);
    press();
  });
  new MutationObserver(press).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  press();

  const unfold = document.querySelector("button.cd-unfold");
  const listed = unfold?.nextElementSibling;
  if (unfold && listed) {
    const fold = (/** @type {boolean} */ isOpen) => unfold.setAttribute("aria-expanded", String(isOpen));
    unfold.addEventListener("click", () => fold(unfold.getAttribute("aria-expanded") === "false"));
    listed.addEventListener("click", () => fold(false));
    /* On a narrow screen it stays in view and says which heading the reader is below. */
    const now = document.createElement("span");
    now.lang = listed.getAttribute("lang") ?? "";
    unfold.append(now);
    const links = [...listed.querySelectorAll("a")];
    const places = links.map((each) => document.getElementById(decodeURIComponent(each.hash.slice(1))));
    addEventListener("scroll", () => {
      if (!unfold.checkVisibility()) return;
      const below = unfold.getBoundingClientRect().bottom + 40;
      const last = links.filter((_, number) => (places[number]?.getBoundingClientRect().top ?? below) < below).at(-1);
      now.textContent = last?.textContent.trim() ?? "";
    }, { passive: true });
  }

  /* The theme opens its menu with a label, which the keyboard can't reach; a button can be. While the
     menu covers the page, nothing else of the page is there for the keyboard or to be read. */
  const drawer = /** @type {HTMLInputElement} */ (document.getElementById("__drawer"));
  const label = /** @type {HTMLElement} */ (document.querySelector(".cd-menu"));
  const panel = document.querySelector("div.md-sidebar--primary");
  const rest = document.querySelectorAll(".md-skip, .md-banner, .md-header, .md-tabs, .md-sidebar--secondary, .md-content, .md-top, .md-footer");
  const narrow = matchMedia("(max-width: 76.234375em)");
  /** @type {(name: string, look: string) => HTMLButtonElement} */
  const opener = (name, look) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = look;
    made.title = name;
    made.setAttribute("aria-label", name);
    made.addEventListener("click", () => drawer.click());
    return made;
  };
  const menu = opener(label.title, label.className);
  const close = opener(globalThis.civilWords.close, "md-header__button cd-icon--close cd-close");
  label.replaceWith(menu);
  panel?.querySelector("nav").prepend(close);
  /* The areas stand in the tabs alone, which a narrow window does not show: the menu takes them over. */
  const areas = panel?.querySelector("nav > ul");
  const complete = () => {
    if (!areas || areas.children.length > 1) return;
    const own = areas.firstElementChild;
    const tabs = [...document.querySelectorAll(".md-tabs li")];
    const filled = tabs.map((tab) => (own && tab.matches(".md-tabs__item--active") ? own : tab.cloneNode(true)));
    if (tabs.length) areas.replaceChildren(...filled);
  };
  const cover = () => {
    if (narrow.matches) complete();
    const isOpen = drawer.checked && narrow.matches;
    menu.setAttribute("aria-expanded", String(isOpen));
    rest.forEach((each) => each.toggleAttribute("inert", isOpen));
  };
  drawer.addEventListener("change", () => {
    cover();
    (drawer.checked ? close : menu).focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) drawer.click();
  });
  narrow.addEventListener("change", () => (drawer.checked ? drawer.click() : cover()));
  cover();

  /* How many days are left is counted where a page is read: it may have been built days ago. */
  /** @type {NodeListOf<HTMLElement>} */
  const terms = document.querySelectorAll("[data-cd-until]");
  for (const term of terms) {
    const { cdUntil = "", cdZone, cdLeft = "{}", cdOver = "" } = term.dataset;
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: cdZone }).format();
    const left = (Date.parse(cdUntil) - Date.parse(today)) / 86_400_000;
    const forms = JSON.parse(cdLeft);
    const form = forms[new Intl.PluralRules(document.documentElement.lang).select(left)] ?? forms.other;
    term.textContent = left < 0 ? cdOver : form.replace("{days}", String(left));
  }

  /* A table wider than its place scrolls there, also with the keyboard. */
  /** @type {NodeListOf<HTMLElement>} */
  const tables = document.querySelectorAll(".cd-block:has(table)");
  const reach = () => {
    for (const box of tables) {
      const scrolls = box.scrollWidth > box.clientWidth;
      box.toggleAttribute("tabindex", scrolls);
      if (!scrolls) continue;
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", [...box.querySelectorAll("th")].map((cell) => cell.textContent.trim()).join(", "));
    }
  };
  new ResizeObserver(reach).observe(document.body);
})();
