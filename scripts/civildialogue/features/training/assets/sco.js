/* A lesson in a learning platform (SCORM 1.2): what was answered, and how well, goes to the platform. */
(() => {
  "use strict";
  const LARGEST = 4096; // Signs of cmi.suspend_data. Source: SCORM 1.2 Run-Time Environment, 3.4.4.
  const LONGEST = 200, DEEPEST = 100;
  const quiz = globalThis.civilQuiz;
  const end = /** @type {HTMLElement | null} */ (document.querySelector(".cd-quiz-end"));
  const told = end?.querySelector(".cd-sco-told");
  if (!end || !told) return;

  /** The platform's own part of the page, in a window around this one. @type {(from: Window | null) => ScormApi | null} */
  const around = (from) => {
    for (let place = from, depth = 0; place && depth < DEEPEST; depth += 1) {
      try {
        if (place.API) return place.API;
      } catch {
        return null; // A window of another site.
      }
      place = place.parent === place ? null : place.parent;
    }
    return null;
  };
  const api = around(window) ?? around(window.opener) ?? around(window.top?.opener ?? null);
  if (api?.LMSInitialize("") !== "true") {
    told.textContent = quiz.say("alone");
    return;
  }
  const given = (/** @type {string} */ name) => api.LMSGetValue(name);
  const set = (/** @type {string} */ name, /** @type {string} */ value) => api.LMSSetValue(name, value);

  const questions = [...document.querySelectorAll(".cd-quiz")].map(quiz.questionOf).filter((each) => each.id && each.answers.length);
  /** The texts that an answer is made of, where it is made of given ones. @type {(question: QuizQuestion) => string[] | null} */
  const texts = ({ kind, partners, answers }) => {
    if (kind === "match") return partners;
    return kind === "order" ? answers.map((each) => each.text) : null;
  };

  /** @type {(own: Record<string, string[]>) => string} */
  const packed = (own) => {
    const answered = questions.map((question) => {
      const value = own[question.id], known = texts(question);
      if (!value) return 0;
      if (known) return value.map((text) => known.indexOf(text));
      return question.kind === "short" ? value.map((text) => text.slice(0, LONGEST)) : value.map(Number);
    });
    const written = () => JSON.stringify({ of: end.dataset.sum, answered });
    while (written().length > LARGEST) answered.pop();
    return written();
  };
  /** What was packed by this very quiz; nothing of another. @type {(text: string) => Record<string, string[]>} */
  const unpacked = (text) => {
    try {
      const { of, answered } = JSON.parse(text);
      if (of !== end.dataset.sum) return {};
      const each = questions.map((question, number) => {
        const known = texts(question), value = answered[number];
        return [question.id, Array.isArray(value) && value.map((part) => (known ? known[part] ?? "" : String(part)))];
      });
      return Object.fromEntries(each.filter(([, value]) => value));
    } catch {
      return {};
    }
  };

  const needed = Number(given("cmi.student_data.mastery_score") || end.dataset.mastery);
  let best = given("cmi.core.score.raw") === "" ? -1 : Number(given("cmi.core.score.raw"));
  const tell = () => {
    const result = best < 0 ? "" : quiz.say(best >= needed ? "passed" : "failed", { score: best, needed });
    told.textContent = `${result} ${quiz.say("platform")}`.trim();
  };
  /** Gives the platform the answers, and once all are there, the result; a worse one doesn't replace a better.
      @type {(own: Record<string, string[]>) => void} */
  const keep = (own) => {
    set("cmi.suspend_data", packed(own));
    if (questions.every((each) => each.id in own)) {
      const right = questions.filter((each) => quiz.isRight(each, own[each.id])).length;
      const score = Math.round((100 * right) / questions.length);
      if (score > best) {
        best = score;
        set("cmi.core.score.min", "0");
        set("cmi.core.score.max", "100");
        set("cmi.core.score.raw", String(score));
        set("cmi.core.lesson_status", score >= needed ? "passed" : "failed");
      }
    }
    api.LMSCommit("");
    tell();
  };

  const state = unpacked(given("cmi.suspend_data"));
  globalThis.civilQuiz = { ...quiz, kept: () => ({ [quiz.page]: state }), keep };
  if (["", "not attempted"].includes(given("cmi.core.lesson_status"))) set("cmi.core.lesson_status", "incomplete");
  api.LMSCommit("");
  tell();

  const began = Date.now();
  let isOver = false;
  addEventListener("pagehide", () => {
    if (isOver) return;
    isOver = true;
    const seconds = Math.floor((Date.now() - began) / 1000);
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    set("cmi.core.session_time", `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`);
    set("cmi.core.exit", "suspend");
    api.LMSCommit("");
    api.LMSFinish("");
  });
})();
