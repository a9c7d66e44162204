/* Two wordings as one, word by word: the steps of Python's difflib, so that both give the same. */
(() => {
  "use strict";
  const own = (globalThis.civilForms ??= /** @type {Forms} */ ({}));

  /** @typedef {[place: number, place: number, size: number]} Triple */

  /* The longest run that stands in both stretches; of equal ones the first. [place, place, size] */
  /** @type {(before: string[], places: Map<string, number[]>, stretch: [number, number, number, number]) => Triple} */
  const longest = (before, places, [i1, i2, j1, j2]) => {
    /** @type {Triple} */
    let best = [i1, j1, 0];
    let runs = new Map();
    for (let i = i1; i < i2; i += 1) {
      const now = new Map();
      for (const j of places.get(before[i]) ?? []) {
        if (j < j1) continue;
        if (j >= j2) break;
        const size = (runs.get(j - 1) ?? 0) + 1;
        now.set(j, size);
        if (size > best[2]) best = [i - size + 1, j - size + 1, size];
      }
      runs = now;
    }
    return best;
  };

  /** @type {(before: string[], after: string[]) => Triple[]} */
  const matches = (before, after) => {
    /** @type {Map<string, number[]>} */
    const places = new Map();
    after.forEach((word, j) => (places.get(word) ?? places.set(word, []).get(word))?.push(j));
    /** @type {[number, number, number, number][]} */
    const todo = [[0, before.length, 0, after.length]];
    /** @type {Triple[]} */
    const found = [];
    for (let stretch = todo.pop(); stretch; stretch = todo.pop()) {
      const [i1, i2, j1, j2] = stretch;
      const [i, j, size] = longest(before, places, [i1, i2, j1, j2]);
      if (!size) continue;
      found.push([i, j, size]);
      if (i1 < i && j1 < j) todo.push([i1, i, j1, j]);
      if (i + size < i2 && j + size < j2) todo.push([i + size, i2, j + size, j2]);
    }
    return found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  };

  /* [{ same } | { gone, come }]: stretches of words in their order. */
  /** @type {Forms["diff"]["strokes"]} */
  const strokes = (before, after) => {
    const [old, fresh] = [own.text.words(before), own.text.words(after)];
    /** @type {Stroke[]} */
    const found = [];
    let [i, j] = [0, 0];
    for (const [a, b, size] of [...matches(old, fresh), [old.length, fresh.length, 0]]) {
      if (i < a || j < b) found.push({ gone: old.slice(i, a).join(" "), come: fresh.slice(j, b).join(" ") });
      const [last, same] = [found.at(-1), old.slice(a, a + size).join(" ")];
      if (size && last?.same !== undefined) last.same += ` ${same}`;
      else if (size) found.push({ same });
      [i, j] = [a + size, b + size];
    }
    return found;
  };

  own.diff = { strokes };
})();
