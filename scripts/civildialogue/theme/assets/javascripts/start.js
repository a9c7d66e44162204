/* What the theme needs before the page is there: its memory, and the colour scheme.

   The theme does this with scripts inside the page, which the Content-Security-Policy forbids. */
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", script.src);

  /* For styles: that scripts run, and that the address names what the page should be about. */
  document.documentElement.dataset.cdScript = "";
  document.documentElement.classList.replace("no-js", "js"); // As the theme's script does, after the first paint.
  if (new URLSearchParams(location.search).has("target")) document.documentElement.dataset.cdAsked = "";

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
})();
