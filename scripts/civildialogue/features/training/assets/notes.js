// The notes beside the slides: marks the slide that is shown, and leads the slides by keyboard.
(() => {
  "use strict";

  const deck = window.opener;
  if (!deck) return;
  const STEPS = new Map([["ArrowRight", 1], ["PageDown", 1], ["ArrowLeft", -1], ["PageUp", -1]]);
  const every = [...document.querySelectorAll("section")];

  addEventListener("message", (event) => {
    const shown = event.source === deck ? every[event.data?.slide] : undefined;
    if (!shown) return;
    for (const each of every) each.removeAttribute("aria-current");
    shown.setAttribute("aria-current", "true");
    shown.scrollIntoView({ block: "start" });
  });
  document.addEventListener("keydown", (event) => {
    const step = STEPS.get(event.key);
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    deck.postMessage({ step }, "*");
  });
  deck.postMessage({ step: 0 }, "*");
})();
