/* The page for missing addresses: the search begins with the words of the address, and the pages whose
   address or title is nearest stand below. The map of the site has all of them. */
(() => {
  "use strict";
  const near = document.querySelector("[data-cd-near]");
  const [heading, none] = [near.querySelector("h2"), near.querySelector("p")];
  const [MOST, LEAST] = [5, 0.4]; // pages that are named, and how alike they are at least
  const root = globalThis.__md_scope;

  /** @param {string} path */
  const readable = (path) => {
    try {
      path = decodeURIComponent(path);
    } catch {
      /* What is no text is left as it is. */
    }
    return path.replace(/(index)?\.html?$/, "").replace(/(?<!\/)\/+$/, "").toLowerCase();
  };
  /** @param {string} text */
  const last = (text) => text.slice(text.lastIndexOf("/") + 1);
  /** @param {string} text */
  const worded = (text) => last(text).replace(/[-_+.]+/g, " ").trim();

  /* How alike two texts are, by the pairs of letters that both have. Source: L. R. Dice, 1945. */
  /** @param {string} text */
  const pairs = (text) => new Set([...text].map((_, at) => text.slice(at, at + 2)).filter((pair) => pair.length > 1));
  /** @type {(one: string, other: string) => number} */
  const likeness = (one, other) => {
    const [first, second] = [pairs(one), pairs(other)];
    const both = [...first].filter((pair) => second.has(pair)).length;
    return first.size + second.size ? 2 * both / (first.size + second.size) : 0;
  };

  const asked = readable(location.pathname.slice(root.pathname.length));
  const words = worded(asked);
  /** @type {NodeListOf<HTMLInputElement>} */
  const fields = document.querySelectorAll("[data-cd-missed]");
  for (const field of fields) field.value = words.slice(0, field.maxLength);

  /* In which language the address was: that of the page, else of one of the others. */
  const own = near.dataset.cdNear ?? "";
  const others = [...document.querySelectorAll("[data-cd-root]")].map(({ dataset, lang }) => ({
    lang, root: dataset.cdRoot ?? "", title: dataset.cdTitle ?? "", none: dataset.cdNone ?? "",
  }));
  others.sort((one, other) => other.root.length - one.root.length);
  const isOwn = own && `${asked}/`.startsWith(own);
  const meant = isOwn ? undefined : others.find((each) => `${asked}/`.startsWith(each.root));
  const prefix = meant ? meant.root : own;
  if (meant) {
    near.lang = meant.lang;
    heading.textContent = meant.title;
    none.textContent = meant.none;
  }

  /** @param {string} text */
  const show = (text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const place = asked.slice(prefix.length);
    const found = [...page.querySelectorAll("main .cd-map a")].map((link) => {
      const target = new URL(link.getAttribute("href") ?? "", map);
      const path = readable(target.pathname.slice(root.pathname.length)).slice(prefix.length);
      const title = link.textContent ?? "";
      const score = Math.max(
        likeness(place, path), likeness(last(place), last(path)), likeness(words, title.toLowerCase()),
      );
      return { title, target, score, lang: link.getAttribute("lang") };
    });
    const nearest = found.filter(({ score }) => score >= LEAST).sort((a, b) => b.score - a.score).slice(0, MOST);
    const list = document.createElement("ul");
    for (const { title, target, lang } of nearest) {
      const link = document.createElement("a");
      link.href = target.href;
      link.textContent = title;
      if (lang) link.lang = lang;
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    none.hidden = nearest.length > 0;
    if (nearest.length) near.append(list);
  };
  const map = new URL(`${prefix}about/map/`, root);
  fetch(map).then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText)))).then(show, () => { near.hidden = true; });
})();
