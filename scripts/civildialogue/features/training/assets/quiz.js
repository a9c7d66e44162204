/* Makes forms of the questions of a page; what is answered stays in the browser's storage. */
(() => {
  "use strict";
  const words = /** @type {Record<string, string>} */ (globalThis.civilWords?.said ?? {});
  /** @type {(name: string, values?: Record<string, string | number>) => string} */
  const say = (name, values = {}) => (words[`quiz.${name}`] ?? "").replace(/\{(\w+)\}/g, (_, key) => String(values[key])).replace(/[\uf8f0\uf8f1]/g, "");

  /** @type {<K extends keyof HTMLElementTagNameMap>(tag: K, name?: string, html?: string) => HTMLElementTagNameMap[K]} */
  const made = (tag, name = "", html = "") => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.innerHTML = html; // Of this page: what Markdown made of the text.
    return element;
  };
  /** @type {(element: Element | null | undefined) => string} */
  const textOf = (element) => (element?.textContent ?? "").trim().replace(/\s+/g, " ");
  /** @type {(text: string) => string} */
  const folded = (text) => text.trim().replace(/\s+/g, " ").toLocaleLowerCase();

  /** An answer of a list: a word about it, its text, and the feedback that is quoted. @type {(item: Element) => QuizAnswer} */
  const answerOf = (item) => {
    const said = /** @type {Element} */ ((item.querySelector(":scope > p") ?? item).cloneNode(true));
    const verdict = said.querySelector(":scope > strong:first-child, :scope > em:first-child");
    said.querySelectorAll(":scope > blockquote").forEach((each) => each.remove());
    const right = verdict?.tagName === "STRONG";
    if (verdict) verdict.remove();
    const feedback = item.querySelector(":scope > blockquote")?.innerHTML ?? "";
    return { text: textOf(said), html: said.innerHTML.trim(), feedback, right, partner: "" };
  };

  /** @type {(row: Element) => QuizAnswer} */
  const pairOf = (row) => {
    const [left, right, feedback] = row.children;
    return { text: textOf(left), html: left.innerHTML, feedback: `<p>${feedback.innerHTML}</p>`, right: true, partner: textOf(right) };
  };

  /** @type {(box: Element) => QuizQuestion} */
  const questionOf = (box) => {
    let heading = box.closest(".cd-block") ?? box;
    while (heading.previousElementSibling && heading.tagName !== "H3") heading = heading.previousElementSibling;
    const details = box.querySelector(".cd-answers");
    const rows = [...(details?.querySelectorAll(":scope > table > tbody > tr") ?? [])];
    const items = [...(details?.querySelectorAll(":scope > :is(ol, ul) > li") ?? [])];
    const lists = [...box.querySelectorAll(":scope > :is(ol, ul)")].map((list) => [...list.children]);
    const kind = ["one", "many", "true", "match", "order", "short"].find((each) => box.classList.contains(`cd-${each}`)) ?? "";
    return {
      id: heading.id, kind, path: box.classList.contains("cd-path"), box,
      options: (lists[0] ?? []).map((item) => item.innerHTML),
      partners: (lists[1] ?? []).map(textOf),
      answers: rows.length ? rows.map(pairOf) : items.map(answerOf),
    };
  };

  /** A control in a box with its label. @type {(control: HTMLInputElement | HTMLSelectElement, id: string, html: string, form: Element) => Element} */
  const boxed = (control, id, html, form) => {
    const isTicked = control.type === "radio" || control.type === "checkbox";
    const holder = made("div", isTicked ? "cd-quiz-option" : "cd-quiz-pair");
    const label = made("label", "", html);
    control.id = label.htmlFor = id;
    holder.append(...(isTicked ? [control, label] : [label, control]));
    form.append(holder);
    return holder;
  };

  /** @type {(question: QuizQuestion, form: Element) => QuizControls} */
  const ticked = ({ id, kind, options }, form) => {
    const inputs = options.map(() => made("input"));
    const holders = inputs.map((input, number) => {
      input.type = kind === "many" ? "checkbox" : "radio";
      input.name = `cd-quiz-${id}`;
      return boxed(input, `${input.name}-${number}`, options[number], form);
    });
    return {
      value: () => inputs.flatMap((input, number) => (input.checked ? [String(number)] : [])),
      set: (value) => inputs.forEach((input, number) => { input.checked = value.includes(String(number)); }),
      holders: () => holders,
    };
  };

  /** @type {(question: QuizQuestion, form: Element) => QuizControls} */
  const paired = ({ id, options, partners }, form) => {
    const selects = options.map(() => made("select"));
    const holders = selects.map((select, number) => {
      select.append(new Option(say("choose"), ""), ...partners.map((text) => new Option(text, text)));
      return boxed(select, `cd-quiz-${id}-${number}`, options[number], form);
    });
    return {
      value: () => (selects.every((select) => !select.value) ? [] : selects.map((select) => select.value)),
      set: (value) => selects.forEach((select, number) => { select.value = value[number] ?? ""; }),
      holders: () => holders,
    };
  };

  /** @type {(question: QuizQuestion, form: Element, status: Element) => QuizControls} */
  const ordered = ({ options }, form, status) => {
    const list = made("ol");
    form.append(list);
    const steps = options.map((html) => {
      const item = made("li");
      const row = made("div", "cd-quiz-step");
      const text = made("span", "", html);
      const ways = /** @type {const} */ (["up", "down"]).map((way) => {
        const button = made("button", "", way === "up" ? "↑" : "↓");
        button.type = "button";
        button.setAttribute("aria-label", `${say(way)}: ${textOf(text)}`);
        button.addEventListener("click", () => {
          const other = way === "up" ? item.previousElementSibling : item.nextElementSibling;
          if (!other || button.getAttribute("aria-disabled") === "true") return;
          if (way === "up") other.before(item); else other.after(item);
          button.focus();
          status.textContent = `${textOf(text)} – ${say("moved", { place: [...list.children].indexOf(item) + 1 })}`;
        });
        return button;
      });
      row.append(text, ...ways);
      item.append(row);
      list.append(item);
      return { item, text: textOf(text) };
    });
    const now = () => [...list.children].map((item) => steps.find((step) => step.item === item)?.text ?? "");
    return {
      value: now,
      set: (value) => {
        const wanted = value.length ? value : steps.map((step) => step.text);
        wanted.forEach((text) => { const step = steps.find((each) => each.text === text); if (step) list.append(step.item); });
      },
      holders: () => [...list.children].map((item) => item.children[0]),
    };
  };

  /** @type {(question: QuizQuestion, form: Element) => QuizControls} */
  const typed = ({ id }, form) => {
    const input = made("input");
    input.type = "text";
    input.autocomplete = "off";
    const holder = boxed(input, `cd-quiz-${id}`, say("answer"), form);
    return { value: () => (input.value.trim() ? [input.value] : []), set: (value) => { input.value = value[0] ?? ""; }, holders: () => [holder] };
  };

  /** What is said of each part of an answer, and of what it lacks: where, whether it is right, and the feedback.
      @type {(question: QuizQuestion, value: string[]) => QuizJudged[]} */
  const judged = ({ kind, answers }, value) => {
    if (kind === "match") return value.map((text, at) => ({ at, right: text === answers[at].partner, feedback: answers[at].feedback }));
    if (kind === "order") return value.map((text, at) => {
      const step = answers.findIndex((each) => each.text === text);
      return { at, right: answers[at].text === text, feedback: answers[step]?.feedback ?? "" };
    });
    if (kind === "short") {
      const found = answers.slice(0, -1).find((each) => folded(each.text) === folded(value[0])) ?? answers[answers.length - 1];
      return [{ at: 0, right: found.right, feedback: found.feedback }];
    }
    return answers.flatMap(({ right, feedback }, at) => {
      const isChosen = value.includes(String(at));
      if (!isChosen && !(kind === "many" && right)) return [];
      return [{ at, right: right && isChosen, missed: !isChosen, feedback }];
    });
  };
  /** @type {(question: QuizQuestion, value: string[]) => boolean} */
  const isRight = (question, value) => {
    const every = judged(question, value);
    return every.length > 0 && every.every((each) => each.right);
  };

  const end = /** @type {HTMLElement | null} */ (document.querySelector(".cd-quiz-end"));
  const place = end?.dataset.kept ?? "", page = end?.dataset.key ?? "";
  /** @type {() => Record<string, Record<string, string[]>>} */
  const kept = () => {
    try { return JSON.parse(localStorage.getItem(place) ?? "{}") ?? {}; } catch { return {}; }
  };
  /** @type {(own: Record<string, string[]>) => void} */
  const keep = (own) => {
    try {
      const all = kept();
      delete all[page];
      if (Object.keys(own).length) all[page] = own;
      if (Object.keys(all).length) localStorage.setItem(place, JSON.stringify(all)); else localStorage.removeItem(place);
    } catch { /* A browser that keeps nothing still asks and answers. */ }
  };

  globalThis.civilQuiz = { isRight, judged, kept, keep, made, ordered, page, paired, questionOf, say, ticked, typed };
})();
