// Shows the slides one at a time, by keyboard and by touch, and keeps the window with the notes at
// the same slide. Without it the page has all slides one below the other.
(() => {
  "use strict";

  const SCROLLED = 80;
  const main = /** @type {HTMLElement} */ (document.querySelector(".reveal"));
  const toNotes = /** @type {HTMLAnchorElement} */ (document.querySelector(".cd-to-notes"));
  const place = /** @type {HTMLElement} */ (document.querySelector(".cd-place"));
  /** @type {Window | null} */
  let notes = null;

  const tell = () => notes?.postMessage({ slide: Reveal.getIndices().h }, "*");
  const open = () => {
    notes = window.open(toNotes.href, "civildialogue-notes");
  };
  /** @param {number} by */
  const scroll = (by) => Reveal.getCurrentSlide()?.scrollBy({ top: by });

  // A slide with more than fits can be scrolled, also by keyboard.
  const fit = () => {
    const slide = Reveal.getCurrentSlide();
    if (!slide) return;
    const isLarge = slide.scrollHeight > slide.clientHeight || slide.scrollWidth > slide.clientWidth;
    if (isLarge) slide.tabIndex = 0;
    else slide.removeAttribute("tabindex");
  };

  const shown = () => {
    place.textContent = `${Reveal.getIndices().h + 1} / ${place.dataset.all}`;
    Reveal.getCurrentSlide()?.scrollTo({ top: 0 });
    fit();
    tell();
  };

  /** @param {number} by */
  const step = (by) => (by > 0 ? Reveal.next() : by < 0 && Reveal.prev());

  const start = async () => {
    await Reveal.initialize({
      width: "100%", height: "100%", margin: 0, minScale: 1, maxScale: 1, center: false,
      scrollActivationWidth: 0, transition: "none", backgroundTransition: "none",
      controls: false, help: false, pause: false, overview: false, jumpToSlide: false, hash: true,
      postMessage: false, postMessageEvents: false,
      // S for the notes, as in reveal.js itself; the arrows up and down scroll a long slide.
      keyboard: { 83: open, 38: () => scroll(-SCROLLED), 40: () => scroll(SCROLLED) },
    });
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".cd-step"))) {
      button.hidden = false;
      button.addEventListener("click", () => step(Number(button.dataset.step)));
    }
    toNotes.addEventListener("click", (event) => {
      event.preventDefault();
      open();
    });
    Reveal.on("slidechanged", shown);
    addEventListener("resize", fit);
    addEventListener("message", (event) => {
      if (!notes || event.source !== notes) return;
      step(Number(event.data?.step) || 0);
      tell();
    });
    shown();
    main.dataset.ready = "";
  };

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "reveal.css";
  style.addEventListener("load", start);
  document.head.prepend(style);
})();
