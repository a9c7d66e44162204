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
    link?.addEventListener(event, () => link.setAttribute("href", address + place()));
  }

  /* A permalink, when activated, is also copied, and that is said aloud. */
  const status = document.createElement("p");
  status.className = "cd-status";
  status.setAttribute("role", "status");
  document.body.append(status);
  const copied = { bg: "Връзката е копирана.", en: "The link was copied." };
  document.addEventListener("click", async (event) => {
    const permalink = event.target.closest?.(".cd-permalink");
    if (!permalink || !navigator.clipboard) return;
    try {
      await navigator.clipboard.writeText(permalink.href);
      status.textContent = copied[document.documentElement.lang] ?? copied.en;
      setTimeout(() => { status.textContent = ""; }, 3000);
    } catch { /* The address bar has the link all the same. */ }
  });
})();
