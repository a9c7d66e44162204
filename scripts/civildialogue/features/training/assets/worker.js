/* The pages of the training that were saved on a device, for when there is no network. With one,
   everything comes from it, as if this were not there. */
(() => {
  "use strict";
  const PATIENCE = 6000; // Milliseconds after which a network that says nothing is as good as none.
  const worker = /** @type {any} */ (globalThis);
  const { files, root } = globalThis.civilSaved;
  const kept = `civildialogue ${worker.registration.scope}`;
  const base = new URL(root, location.href);
  /** Addresses, each with where its file is kept: a file that changed is kept beside the one before.
      @type {Map<string, string>} */
  const places = new Map(files.map(([path, sum]) => [new URL(path, base).href, sum]));
  const place = (/** @type {string} */ address) => `${address}?${places.get(address)?.split(" ")[0]}`;

  const save = async () => {
    const cache = await caches.open(kept);
    /** @type {(address: string) => Promise<void>} */
    const take = async (address) => {
      if (await cache.match(place(address))) return;
      // The browser refuses what isn't what the list says: a site half-way between two editions.
      // It is to come as it was made: on the way, a preview adds to pages what keeps them fresh.
      const headers = { "Cache-Control": "no-transform" };
      const answer = await fetch(address, { cache: "no-cache", headers, integrity: places.get(address) });
      if (!answer.ok) throw new Error(`${answer.status} ${address}`);
      await cache.put(place(address), answer);
    };
    const pages = [...places.keys()].filter((each) => each.endsWith("/"));
    await Promise.all([...places.keys()].filter((each) => !each.endsWith("/")).map(take));
    await Promise.all(pages.map(take));
    await worker.skipWaiting();
  };
  const tidy = async () => {
    const cache = await caches.open(kept), wanted = new Set([...places.keys()].map(place));
    const old = (await cache.keys()).filter(({ url }) => !wanted.has(url));
    await Promise.all(old.map((each) => cache.delete(each)));
  };
  /** @type {(address: string) => Promise<Response | undefined>} */
  const saved = (address) => caches.match(place(address), { cacheName: kept });
  /** @type {(address: string) => Promise<Response>} */
  const answer = async (address) => {
    // Asked anew: what a browser remembers by itself may be older than what was saved.
    const asked = fetch(address, { cache: "no-cache", redirect: "error" });
    const slow = new Promise((wake) => { setTimeout(wake, PATIENCE); }).then(() => saved(address)).then((found) => found ?? asked);
    const failed = asked.then((found) => { if (found.status >= 500) throw new Error(String(found.status)); return found; });
    return Promise.race([failed, slow]).catch(async () => (await saved(address)) ?? asked);
  };

  worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(save()));
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(tidy()));
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const { origin, pathname } = new URL(event.request.url);
    const address = `${origin}${pathname.replace(/\/index\.html$/, "/")}`; // So links of a bundle lead.
    if (event.request.method === "GET" && places.has(address)) event.respondWith(answer(address));
  });
})();
