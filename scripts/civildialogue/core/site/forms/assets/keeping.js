/* The draft of one form: kept as somebody writes, and said to be. */
(() => {
  "use strict";
  const own = (globalThis.civilForms ??= /** @type {Forms} */ ({}));

  /** @type {Forms["keeping"]} */
  own.keeping = (root, known, drafts, about) => {
    const [status, button] = [root.querySelector("[data-cd-draft]"), root.querySelector("[data-cd-forget]")];
    const { words } = known;
    /** @type {Draft | null} As this window read or wrote it last. */
    let mine = null;
    let isLost = false;
    /** @param {string} text @param {boolean} isKept */
    const tell = (text, isKept) => {
      if (status.textContent !== text) status.textContent = text;
      button.hidden = !isKept;
    };
    /* While nothing keeps the words, the browser asks before it lets them go. */
    /** @param {BeforeUnloadEvent} event */
    const ask = (event) => event.preventDefault();
    /** @param {boolean} isLosing */
    const guard = (isLosing) => {
      if (isLosing === isLost) return;
      isLost = isLosing;
      if (isLost) addEventListener("beforeunload", ask);
      else removeEventListener("beforeunload", ask);
    };
    const isElsewhere = () => mine !== null && (drafts.read(mine.id)?.stamp ?? mine.stamp) !== mine.stamp;
    /* An address that finds the draft again: after a reload, and from the page in another language. */
    /** @param {string | null} id */
    const address = (id) => {
      const url = new URL(location.href);
      if (id) url.searchParams.set("draft", id);
      else url.searchParams.delete("draft");
      try {
        history.replaceState(null, "", url);
      } catch { /* A file has no other address. */ }
    };

    return {
      isElsewhere,
      keep: (values, more) => {
        const isOther = isElsewhere();
        const id = mine === null || isOther ? own.file.identifier() : mine.id;
        const draft = { ...about(values), ...more, id, values, stamp: own.file.identifier(), locale: known.locale, until: 0 };
        const isKept = drafts.write(draft);
        if (id !== mine?.id && isKept) address(id);
        mine = draft;
        guard(!isKept);
        if (!isKept) tell(words["draft-failed"], false);
        else if (isOther) tell(words["draft-elsewhere"], true);
        else if (status.textContent !== own.text.plain(words["draft-elsewhere"])) tell(words["draft-kept"], true);
      },
      use: (draft) => {
        mine = draft;
        address(draft.id);
        tell(words["draft-kept"], true);
      },
      forget: (isTaken) => {
        if (mine && !isElsewhere()) drafts.forget(mine.id);
        mine = null;
        address(null);
        guard(false);
        tell(words[isTaken ? "draft-taken" : "draft-none"], false);
      },
    };
  };
})();
