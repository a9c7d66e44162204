/* Words that the index lacks: begun, misspelt, or simply not there. Only a slip that is plain is put
   right; what else comes near is an offer. Needs letters.js. */
(() => {
  "use strict";

  const MOST_LETTERS = 40; // of a word that is still corrected
  const BEGUN = 4; // letters of a word that may be only begun
  const LEAST = 5; // letters of a word that may be misspelt
  const TWICE = 8; // letters of a word that may hold two slips
  const GUESSED = 2; // slips of what is offered, not counting another first letter
  const SURE = [0, 5, 7, Infinity]; // letters of a stem that a word with so many slips may surely stand for
  /* Where words are looked for, and how many letters may be wrong. */
  /** @type {[everywhere: boolean, letters: number][]} */
  const WAYS = [[false, 1], [true, 1], [true, 2]];
  const WEIGHT = { spelling: 0.7, prefix: 0.5 };
  const { CYRILLIC, LATIN, cyrillic, distance, slips } = civilLetters;

  /** All words that are one letter away from a word.
      @type {(word: string, letters: string[]) => Generator<string>} */
  function* around(word, letters) {
    for (let at = 0; at <= word.length; at++) {
      const [before, rest] = [word.slice(0, at), word.slice(at + 1)];
      for (const letter of letters) yield before + letter + word.slice(at);
      if (at === word.length) continue;
      yield before + rest;
      if (rest) yield before + rest[0] + word[at] + rest.slice(1);
      for (const letter of letters) yield before + letter + rest;
    }
  }

  /** Up to three known stems close to a word: the surest first, then the more frequent ones.
      `everywhere` also looks among words of other first letters; `far` is how many letters are wrong.
      @type {(word: string, lexicon: Lexicon, everywhere: boolean, far: number) => Correction[]} */
  function corrections(word, lexicon, everywhere, far) {
    if (word.length < (far > 1 ? TWICE : LEAST) || word.length > MOST_LETTERS || /^\d/.test(word)) return [];
    const own = lexicon.stem(word);
    /** @type {Map<string, number>} */
    const found = new Map();
    /** @type {(stem: string, one: string, two: string) => void} */
    const note = (stem, one, two) => {
      const many = one.startsWith(two) ? one.length - two.length : slips(one, two, far * 2);
      found.set(stem, Math.min(found.get(stem) ?? Infinity, many));
    };
    if (far > 1) {
      for (const [stem] of lexicon.near(own, far, everywhere)) if (distance(own, stem, far) <= far) note(stem, own, stem);
    } else {
      for (const other of around(word, lexicon.letters(word))) {
        const stem = lexicon.stem(other);
        if ((everywhere || other[0] === word[0]) && lexicon.listed(stem)) note(stem, word, other);
      }
    }
    /** @param {string} stem */
    const other = (stem) => Number(stem[0] !== word[0]);
    /** @type {(stem: string, many: number) => boolean} */
    const isSure = (stem, many) => many <= far + other(stem) && word.length > LEAST && stem.length >= SURE[many];
    return [...found].filter(([stem, many]) => stem.length > 3 && many - other(stem) <= GUESSED)
      .map(([stem, many]) => ({ stem, far: many, isSure: isSure(stem, many) }))
      .sort((a, b) => a.far - b.far || lexicon.listed(b.stem) - lexicon.listed(a.stem))
      .filter((one, _, all) => one.far === all[0].far).slice(0, 3);
  }

  /** The known stems that begin as an unknown word of some letters does.
      @type {typeof civilSpelling.begun} */
  const begun = (one, lexicon) => (one.isKnown || one.word.length < BEGUN ? [] : lexicon.begins(one.word));

  /** Gives a word that the index lacks the stems that it begins or, by a plain slip, misspells; of
      other ones that are near, the first is its `guess`. What is written in capitals is a name.
      @type {typeof civilSpelling.correct} */
  function correct(one, lexicon, isDoubted) {
    if (one.isName) return;
    for (const stem of begun(one, lexicon)) one.options.set(stem, WEIGHT.prefix);
    if (one.options.size) return;
    const spellings = [one.word];
    if (LATIN.test(one.word) && !CYRILLIC.test(one.word)) spellings.push(...cyrillic(one.word).slice(0, 2));
    for (const [everywhere, letters] of WAYS) {
      for (const spelling of spellings) {
        const found = corrections(spelling, lexicon, everywhere, letters);
        const sure = isDoubted ? [] : found.filter(({ isSure }) => isSure);
        for (const { stem, far } of sure) one.options.set(stem, WEIGHT.spelling / far);
        if (sure.length) {
          [one.corrected, one.guess, one.spelling] = [sure[0].stem, "", spelling];
          return;
        }
        if (found.length && !one.guess) [one.guess, one.spelling] = [found[0].stem, spelling];
      }
      if (lexicon.waits()) return;
    }
  }

  globalThis.civilSpelling = { begun, correct };
})();
