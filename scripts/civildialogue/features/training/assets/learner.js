/* A learner's own page: the path, what is done, the time left, and the lessons saved for no network. */
(() => {
  "use strict";
  const main = /** @type {HTMLElement | null} */ (document.querySelector(".cd-learner"));
  if (!main) return;
  const { checked, mark, read, write } = globalThis.civilProgress;
  const { kept, learner: words, worker } = JSON.parse(main.dataset.told ?? "{}");
  /** @type {(name: string, values?: Record<string, string | number>) => string} */
  const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ key) => String(values[key]));
  /** @type {<E extends HTMLElement>(name: string) => E} */
  const at = (name) => /** @type {any} */ (main.querySelector(`.cd-learner-${name}`));
  const status = at("status");
  const tell = (/** @type {string} */ text) => { status.textContent = text; };

  const lessons = [.../** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll("[data-lesson]"))].map((item) => ({
    item, key: item.dataset.lesson ?? "", track: item.dataset.track ?? "", minutes: Number(item.dataset.minutes),
    link: /** @type {HTMLAnchorElement} */ (item.querySelector("a")),
    box: /** @type {HTMLInputElement} */ (item.querySelector("input")),
    result: /** @type {HTMLElement} */ (item.querySelector(".cd-learner-result")),
  })).sort((one, two) => Number(one.item.dataset.place) - Number(two.item.dataset.place));
  const choice = /** @type {HTMLSelectElement} */ (at("path"));

  const show = () => {
    const { done, path, results, way } = read();
    const hasWay = lessons.some(({ key }) => way.includes(key));
    const entry = /** @type {HTMLOptionElement | null} */ (choice.querySelector("[value=entry]"));
    if (entry) entry.disabled = entry.hidden = !hasWay;
    choice.value = path || (hasWay ? "entry" : "all");
    if (!choice.value || choice.selectedOptions[0].disabled) choice.value = "all";
    const chosen = lessons.filter(({ key, track }) => (choice.value === "entry" ? way.includes(key) : [choice.value, "common", ""].includes(track) || choice.value === "all"));
    for (const { item, key, box, result } of lessons) {
      item.hidden = !chosen.some((each) => each.key === key);
      box.checked = done.includes(key);
      const pair = results[key];
      result.textContent = pair ? say("result", { right: pair[0], all: pair[1] }) : "";
    }
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll(".cd-learner-part"))) {
      part.hidden = !part.querySelector("[data-lesson]:not([hidden])");
    }
    const left = chosen.filter(({ key }) => !done.includes(key));
    const minutes = left.reduce((sum, each) => sum + each.minutes, 0);
    at("count").textContent = say("count", { done: chosen.length - left.length, all: chosen.length, hours: Math.floor(minutes / 60), minutes: minutes % 60 });
    const next = at("next");
    next.textContent = left.length ? `${say("next")} ` : say("finished");
    if (left.length) {
      const link = /** @type {HTMLElement} */ (left[0].link.cloneNode(true));
      next.append(link);
    }
  };
  /** @type {(isKept: boolean) => void} */
  const after = (isKept) => { show(); tell(isKept ? "" : say("unkept")); };
  for (const { box, key } of lessons) box.addEventListener("change", () => {
    const isKept = mark(key, box.checked), isDone = box.checked;
    after(isKept);
    box.checked = isDone;
  });
  choice.addEventListener("change", () => after(write({ ...read(), path: choice.value })));

  const answers = () => {
    try { return JSON.parse(localStorage.getItem(kept) ?? "{}"); } catch { return {}; }
  };
  at("export").addEventListener("click", () => {
    const link = document.createElement("a"), text = JSON.stringify({ training: read(), quiz: answers() }, null, 1);
    link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: "application/json" }));
    link.download = "training.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // A slow disk may still be reading.
    tell(say("exported", { name: link.download }));
  });
  const file = /** @type {HTMLInputElement} */ (at("file"));
  const isMap = (/** @type {unknown} */ value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
  /** Answers of pages, as they are kept. @type {(quiz: unknown) => boolean} */
  const areAnswers = (quiz) => isMap(quiz) && Object.values(/** @type {object} */ (quiz)).every((page) => isMap(page) && Object.values(page).every((value) => Array.isArray(value) && value.every((each) => typeof each === "string")));
  at("import").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    const text = await file.files?.[0]?.text();
    file.value = "";
    try {
      const { training, quiz } = JSON.parse(text ?? "");
      if (!isMap(training) || !areAnswers(quiz)) throw new Error("not ours");
      const before = read(), taken = checked(training);
      localStorage.setItem(kept, JSON.stringify({ ...answers(), ...quiz }));
      write({ ...before, ...taken, done: [...new Set([...before.done, ...taken.done])], results: { ...before.results, ...taken.results } });
      show();
      tell(say("imported"));
    } catch { tell(say("not-ours")); }
  });
  at("delete").addEventListener("click", () => {
    if (!confirm(say("sure"))) return;
    write(checked({}));
    try { localStorage.removeItem(kept); } catch { /* Nothing was kept. */ }
    show();
    tell(say("deleted"));
  });

  const told = at("saved"), save = /** @type {HTMLButtonElement} */ (at("save")), remove = /** @type {HTMLButtonElement} */ (at("remove"));
  const place = new URL(worker, location.href), scope = new URL("./", place).href;
  const isServed = location.protocol.startsWith("http"), canSave = isServed && "serviceWorker" in navigator && "caches" in globalThis;
  const stock = `civildialogue ${scope}`;
  const registered = () => navigator.serviceWorker.getRegistration(scope).then((found) => (found?.scope === scope ? found : undefined));

  const count = async () => {
    const isThere = Boolean((await registered())?.active), cache = isThere ? await caches.open(stock) : null;
    const found = await Promise.all(lessons.map(({ link }) => cache?.match(link.href.replace(/\/index\.html$/, "/"), { ignoreSearch: true })));
    const saved = found.filter(Boolean).length;
    told.textContent = say("saved", { saved, all: lessons.length });
    save.hidden = saved === lessons.length;
    remove.hidden = !isThere;
    save.disabled = remove.disabled = false;
    return isThere;
  };
  const sized = async () => {
    const { bytes } = await (await fetch(new URL("manifest.json", place))).json();
    const size = (bytes / 1024 / 1024).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    save.textContent = say("save-sized", { size });
  };
  /** Comes when a worker has saved all, and is refused if it can't. @type {(waiting: ServiceWorker) => Promise<void>} */
  const finished = (waiting) => new Promise((done, refuse) => {
    const look = () => {
      if (waiting.state === "activated") done();
      else if (waiting.state === "redundant") refuse(new Error("redundant"));
    };
    waiting.addEventListener("statechange", look);
    look();
  });
  save.addEventListener("click", async () => {
    save.disabled = remove.disabled = true;
    told.textContent = say("saving");
    try {
      const made = await navigator.serviceWorker.register(place, { scope, updateViaCache: "none" });
      const coming = made.installing ?? made.waiting ?? made.active;
      if (coming) await finished(coming);
      await count();
      (save.hidden ? remove : save).focus();
    } catch {
      await count();
      told.textContent = `${say("save-failed")} ${told.textContent}`;
      save.focus();
    }
  });
  remove.addEventListener("click", async () => {
    await (await registered())?.unregister();
    await caches.delete(stock);
    await count();
    save.focus();
  });

  const start = async () => {
    if (!isServed) { told.textContent = say("folder"); return; }
    if (!canSave) { told.textContent = say("no-saving"); return; }
    const manifest = document.createElement("link");
    manifest.rel = "manifest";
    manifest.href = new URL("manifest.json", place).href;
    document.head.append(manifest);
    if (!(await count())) await sized();
  };
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll(".cd-learner-own"))) each.hidden = false;
  at("plain").hidden = true;
  save.hidden = remove.hidden = true;
  show();
  start().catch(() => { told.textContent = say("no-saving"); });
})();
