/* Keeps a page fresh while `civildialogue serve` runs, and shows over it what is wrong. */
(function () {
  "use strict";

  const KEPT = "civildialogue-serve";
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** @type {EventSource | null} */
  let events = null;
  let shown = "";
  let sum = own.dataset.sum ?? "";
  /** What other scripts may have a hold of: a page where such a part differs is loaded again. */
  const HELD = "a[role], button, details, form, input, script, select, svg, textarea, [data-md-component]";

  /** The way to an element: from the nearest one with an id, by places among siblings.
   * @param {Element | null} element */
  function way(element) {
    const steps = [];
    for (let at = element; at && at.localName !== "body"; at = at.parentElement) {
      if (at.id) {
        return [`[id="${CSS.escape(at.id)}"]`, ...steps].join(" > ");
      }
      const place = [...(at.parentElement?.children ?? [])].indexOf(at) + 1;
      steps.unshift(at.localName + ":nth-child(" + place + ")");
    }
    return ["body", ...steps].join(" > ");
  }

  /** This page as it is sent: as it was when it was loaded, or as it is now.
   * @param {RequestCache} cache */
  async function sent(cache) {
    const text = await (await fetch(location.pathname, { cache })).text();
    const found = new DOMParser().parseFromString(text, "text/html");
    const mark = found.querySelector("script[data-sum]");
    const total = mark?.getAttribute("data-sum");
    mark?.remove();
    return { root: found.documentElement, total };
  }

  /** The smallest parts in which two elements differ; null where that is more than parts.
   * @param {Element} old
   * @param {Element} fresh
   * @returns {[Element, Element][] | null} */
  function differing(old, fresh) {
    if (old.isEqualNode(fresh)) {
      return [];
    }
    const nodes = [...old.childNodes];
    const others = [...fresh.childNodes];
    const isFrame =
      old.cloneNode().isEqualNode(fresh.cloneNode()) &&
      nodes.length === others.length &&
      nodes.every((node, at) => node instanceof Element
        ? others[at] instanceof Element && node.localName === others[at].localName
        : node.isEqualNode(others[at]));
    if (!isFrame) {
      return old.closest("body") && old.localName !== "body" ? [[old, fresh]] : null;
    }
    const found = [...old.children].map((child, at) => differing(child, fresh.children[at]));
    return found.some((each) => each === null) ? null : found.flatMap((each) => each ?? []);
  }

  /** Sets what differs into the page, which keeps its place so; false where that can't be done. */
  async function renew() {
    const [old, fresh] = [await sent("force-cache"), await sent("no-cache")];
    const parts = old.total === sum && fresh.total ? differing(old.root, fresh.root) : null;
    const places = parts?.map(([part]) => document.querySelector(way(part)));
    const isPlain = (/** @type {Element} */ part) => !part.matches(HELD) && !part.querySelector(HELD);
    if (!parts || !places?.every((place, at) =>
      place?.isEqualNode(parts[at][0]) && parts[at].every(isPlain))) {
      return false;
    }
    const focus = way(document.activeElement);
    parts.forEach(([, part], at) => places[at]?.replaceWith(document.importNode(part, true)));
    const focused = document.querySelector(focus);
    if (focused instanceof HTMLElement && focused !== document.activeElement) {
      focused.focus({ preventScroll: true });
    }
    sum = fresh.total ?? "";
    return true;
  }

  /** Where the reader is on this page is the same after it is loaded again. */
  function reload() {
    const focused = document.activeElement;
    const focus = focused && focused !== document.body ? way(focused) : "";
    const place = { path: location.pathname, left: scrollX, top: scrollY, focus };
    sessionStorage.setItem(KEPT, JSON.stringify(place));
    location.reload();
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
    if (!kept || kept.path !== location.pathname) {
      return;
    }
    const back = () => window.scrollTo({ left: kept.left, top: kept.top, behavior: "instant" });
    const focused = kept.focus && document.querySelector(kept.focus);
    if (focused instanceof HTMLElement) {
      focused.focus({ preventScroll: true });
    }
    back();
    addEventListener("load", back, { once: true });
  }

  /** @param {Element} parent
   * @param {string} name
   * @param {string} text */
  function add(parent, name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    parent.append(made);
    return made;
  }

  /** What is wrong, as text and nothing else.
   * @param {Record<string, {title: string, close: string, found: Record<string, string>[]}> | null} overlay */
  function show(overlay) {
    const text = JSON.stringify(overlay);
    if (text === shown) {
      return;
    }
    shown = text;
    document.querySelector(".civildialogue-serve")?.remove();
    if (!overlay || sessionStorage.getItem(KEPT + "-closed") === text) {
      return;
    }
    const lang = document.documentElement.lang in overlay ? document.documentElement.lang : "en";
    const words = overlay[lang];
    const box = document.createElement("section");
    box.className = "civildialogue-serve";
    box.lang = lang;
    box.dir = "ltr";
    box.tabIndex = 0;
    box.setAttribute("role", "alert");
    box.setAttribute("aria-label", words.title);
    document.body.append(box);
    add(box, "h2", words.title);
    const button = add(box, "button", words.close);
    button.addEventListener("click", close);
    const list = add(box, "ol", "");
    for (const each of words.found) {
      const item = add(list, "li", "");
      add(item, "strong", each.message);
      for (const [name, part] of [["code", "place"], ["pre", "excerpt"], ["p", "help"]]) {
        if (each[part]) {
          add(item, name, each[part]);
        }
      }
    }
  }

  function close() {
    document.querySelector(".civildialogue-serve")?.remove();
    sessionStorage.setItem(KEPT + "-closed", shown);
  }

  function listen() {
    events?.close();
    events = null;
    if (document.visibilityState !== "visible") {
      return; // A browser has few connections to a server, and many pages may be open.
    }
    const asked = new URLSearchParams({ page: location.pathname, sum });
    events = new EventSource("/civildialogue-serve/events?" + asked);
    events.addEventListener("message", (event) => {
      const told = JSON.parse(event.data);
      show(told.overlay);
      if (told.is_other) {
        events?.close();
        renew().catch(() => false).then((isDone) => (isDone ? listen() : reload()));
      }
    });
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.querySelector(".civildialogue-serve")) {
      close();
    }
  });
  document.addEventListener("visibilitychange", listen);
  restore();
  listen();
})();
