/* Puts a form in the place of each question of a page, and tells how it was answered. */
(() => {
  "use strict";
  const { isRight, judged, kept, keep, made, ordered, paired, page, questionOf, say, ticked, typed } = globalThis.civilQuiz;
  const end = /** @type {HTMLElement | null} */ (document.querySelector(".cd-quiz-end"));
  if (!end) return;
  const boxes = [...document.querySelectorAll(".cd-quiz")];
  const questions = boxes.map(questionOf).filter((each) => each.id && each.answers.length);
  const saved = kept()[page] ?? {};
  /** @type {Record<string, string[]>} */
  const answered = {};
  const score = /** @type {Element} */ (end.querySelector(".cd-quiz-score"));

  const tell = (isNew = false) => {
    const done = questions.filter((each) => each.id in answered), all = questions.length;
    const right = done.filter((each) => isRight(each, answered[each.id])).length, isPath = Boolean(questions[0]?.path);
    const ways = isPath ? done.flatMap((each) => judged(each, answered[each.id]).map(({ feedback }) => made("div", "", feedback))) : [];
    const links = ways.flatMap((each) => [...each.querySelectorAll("a")].filter((link) => !link.classList.contains("cd-citation")));
    end.dispatchEvent(new CustomEvent("cd-told", { detail: { right, all, answered: done.length, isNew, links } }));
    score.textContent = done.length && !isPath ? say("score", { right, all }) : "";
    if (!done.length || !isPath) return;
    const list = made("ul");
    for (const [href, link] of new Map(links.map((each) => [each.getAttribute("href"), each]))) {
      const shown = made("a", "", link.innerHTML);
      shown.href = href ?? "";
      const item = made("li");
      item.append(shown);
      list.append(item);
    }
    score.append(say("path"), list);
  };

  /** What stands under a part of an answer once it is checked.
      @type {(part: QuizJudged, isPath: boolean) => HTMLElement} */
  const said = ({ right, missed, feedback }, isPath) => {
    const told = made("div", "cd-quiz-said", feedback);
    if (isPath) return told;
    const mark = made("span", "cd-quiz-mark");
    mark.textContent = `${right ? "✓" : "✗"} ${say(right ? "right" : missed ? "missed" : "wrong")} `;
    (told.firstElementChild ?? told).prepend(mark);
    return told;
  };

  for (const question of questions) {
    const { box, id, kind, path } = question;
    const form = made("form", "cd-quiz-form"), fields = made("div"), status = made("div", "cd-spoken");
    fields.setAttribute("role", "group");
    fields.setAttribute("aria-labelledby", id);
    status.setAttribute("role", "status");
    const make = { match: paired, order: ordered, short: typed }[kind] ?? ticked;
    const controls = make(question, fields, status);
    const details = box.querySelector(".cd-answers");
    const buttons = made("div", "cd-quiz-buttons");
    const check = made("button", "cd-quiz-do"), again = made("button", "cd-quiz-do");
    check.type = "submit";
    check.textContent = say("check");
    again.type = "button";
    again.textContent = say("again");
    again.hidden = true;
    buttons.append(check, again);
    form.append(fields, buttons, status);

    const clear = () => {
      form.querySelectorAll(".cd-quiz-said").forEach((each) => each.remove());
      again.hidden = true;
      details?.toggleAttribute("hidden", true);
    };
    /** @type {(value: string[], isSpoken: boolean) => void} */
    const show = (value, isSpoken) => {
      clear();
      const holders = controls.holders();
      const parts = judged(question, value).map((part) => {
        const told = said(part, path);
        holders[part.at]?.after(told);
        return told.textContent?.trim();
      });
      answered[id] = value;
      again.hidden = false;
      details?.toggleAttribute("hidden", false);
      if (isSpoken) status.textContent = [path ? "" : say(isRight(question, value) ? "right" : "wrong"), ...parts].join(" ").trim();
      tell(isSpoken);
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const value = controls.value();
      if (!value.length) {
        status.textContent = "";
        check.focus();
        setTimeout(() => { status.textContent = say("unanswered"); });
        return;
      }
      show(value, true);
      keep(answered);
    });
    form.addEventListener("input", clear);
    again.addEventListener("click", () => {
      controls.set([]);
      clear();
      delete answered[id];
      status.textContent = "";
      keep(answered);
      tell();
      /** @type {HTMLElement | null} */ (fields.querySelector("input, select, button"))?.focus();
    });
    document.addEventListener("cd-forget", () => { controls.set([]); clear(); status.textContent = ""; delete answered[id]; });

    box.querySelectorAll(":scope > :not(.cd-answers)").forEach((each) => each.toggleAttribute("hidden", true));
    box.prepend(form);
    details?.toggleAttribute("hidden", true);
    if (Array.isArray(saved[id])) {
      controls.set(saved[id]);
      if (controls.value().length) show(controls.value(), false);
    }
  }

  boxes.at(-1)?.closest(".cd-block")?.after(end);
  end.hidden = false;
  end.querySelector(".cd-quiz-forget")?.addEventListener("click", () => {
    document.dispatchEvent(new Event("cd-forget"));
    keep({});
    tell();
    score.textContent = say("forgotten");
  });
})();
