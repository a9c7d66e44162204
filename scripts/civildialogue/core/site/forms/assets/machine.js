/* The form itself: what it offers, what it asks for, what it keeps as a draft. */
(() => {
  "use strict";
  const own = (globalThis.civilForms ??= /** @type {Forms} */ ({}));

  /** A form that is about nothing but what is typed into it. @type {() => Subject} */
  const alone = () => ({
    id: "", about: "", values: {}, isExercise: false, facts: () => ({}), name: () => "", follow: () => {}, changed: () => {},
    state: () => ({}), restore: () => {}, more: () => ({}), receipt: () => "",
  });

  /** Shows the fields that the choices made call for, and marks those that can't be left out.
      @type {(form: HTMLFormElement, known: Known, inputs: Inputs) => void} */
  const follow = (form, known, inputs) => {
    const given = own.values.raw(known, inputs);
    for (const input of known.inputs) {
      const place = form.querySelector(`[data-field="${input.name}"]`);
      if (input.when && place) place.hidden = !own.values.shows(input, given);
      const rule = known.rules.find(({ test, path }) => test === "filled" && path === (input.path || input.name));
      if (!rule) continue;
      const isAsked = own.rules.holds(rule.when, (name) => given[name]) && !(rule.unless && own.rules.holds(rule.unless, (name) => given[name]));
      inputs[input.name].toggleAttribute("required", isAsked);
    }
  };

  /** @type {Forms["machine"]} */
  own.machine = (root, known, found, drafts, said, first) => {
    const subject = found ?? alone();
    /** @type {HTMLFormElement} */
    const form = root.querySelector("[data-cd-form]");
    /** @type {Inputs} */
    const inputs = /** @type {any} */ (form.elements);
    const errors = own.errors(form, known.words);
    const keeping = own.keeping(root, known, drafts, (values) => ({
      subject: subject.id, about: [subject.about, subject.name(values)].filter(Boolean).join(": "), at: String(values.block ?? ""), first,
    }));
    const fresh = () => own.file.identifier(known.prefix);
    let identifier = fresh();
    let isTaken = false;
    const read = () => own.values.read(known, own.values.raw(known, inputs), { ...subject.values, ...subject.more(inputs), [known.identifier]: identifier });
    const made = own.handing(root, known, subject, said, (isSafe) => {
      isTaken = true;
      if (isSafe) keeping.forget(true);
    });
    const shown = () => {
      follow(form, known, inputs);
      subject.follow(inputs);
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { values, texts, removed } = read();
      const named = own.values.sentences(known, own.rules.faults(known, values, texts, subject.facts(inputs)), own.values.raw(known, inputs));
      errors.show(named);
      if (named.size === 0) made.show(own.file.file(known, values, texts), removed, subject.isExercise ? "" : subject.receipt(values));
      else made.hide(true);
    });
    form.addEventListener("input", (event) => {
      const { name } = /** @type {HTMLInputElement} */ (event.target);
      subject.changed(name, inputs);
      if (isTaken) identifier = fresh(); // What was handed over is another file by now.
      isTaken = false;
      keeping.keep(own.values.raw(known, inputs), { identifier, more: subject.state(inputs) });
      errors.clear(name);
      shown();
      made.hide();
    });
    addEventListener("storage", ({ key }) => {
      if (key?.startsWith(drafts.start) && keeping.isElsewhere()) said(known.words["draft-elsewhere"]);
    });

    /** @param {Record<string, string>} params */
    const empty = (params) => {
      form.reset();
      own.values.fill(known, inputs, Object.fromEntries(Object.entries(params).filter(([name]) => name in inputs)));
      subject.restore(inputs, {});
      errors.show(new Map());
      shown();
    };
    return {
      label: errors.label,
      /* Shows the form as the address asks, or as it was left; gives the draft that it shows. */
      open: (params, left) => {
        empty(params);
        if (left) {
          own.values.fill(known, inputs, left.values);
          subject.restore(inputs, left.more ?? {});
          if (known.prefix && String(left.identifier).startsWith(known.prefix)) identifier = String(left.identifier);
          keeping.use(left);
          shown();
        }
        form.hidden = false;
      },
      again: (params) => {
        identifier = fresh();
        isTaken = false;
        made.hide(true);
        empty(params);
      },
      forget: () => keeping.forget(false),
    };
  };
})();
