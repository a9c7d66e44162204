/* Words that the index lacks: begun, misspelt, or simply not there. Only one plain slip in a word that
   pages are called by is put right; what else comes near is an offer. Needs letters.js. */
(() => {
  "use strict";

  const MOST_LETTERS = 40; // of a word that is still corrected
  const BEGUN = 4; // letters of a word that may be only begun
  const LEAST = 5; // letters of a word that may be misspelt
  const TWICE = 8; // letters of a word that may hold two slips
  const SURE = [0, 5, 7]; // letters of a stem that a word with so many slips may surely stand for
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
    /** @param {string} stem */
    const other = (stem) => Number(stem[0] !== word[0]);
    /** @type {Map<string, number>} */
    const found = new Map();
    /** @type {Set<string>} */
    const plain = new Set();
    /** @type {(stem: string, one: string, two: string) => void} */
    const note = (stem, one, two) => {
      const many = one.startsWith(two) ? one.length - two.length : slips(one, two, far * 2);
      found.set(stem, Math.min(found.get(stem) ?? Infinity, many));
      if (many - other(stem) <= distance(one, two, far)) plain.add(stem);
    };
    if (far > 1) {
      for (const [stem] of lexicon.near(own, far, everywhere)) if (distance(own, stem, far) <= far) note(stem, own, stem);
    } else {
      for (const other of around(word, lexicon.letters(word))) {
        const stem = lexicon.stem(other);
        if ((everywhere || other[0] === word[0]) && lexicon.listed(stem)) note(stem, word, other);
      }
    }
    /** @type {(stem: string, many: number) => boolean} */
    const isSure = (stem, many) => plain.has(stem) && word.length > LEAST && stem.length >= SURE[many] && lexicon.isTitled(stem);
    return [...found].filter(([stem, many]) => stem.length > 3 && many - other(stem) <= (word.length < TWICE ? 1 : 2))
      .map(([stem, many]) => ({ stem, far: many, isSure: isSure(stem, many) }))
      .sort((a, b) => a.far - b.far || lexicon.listed(b.stem) - lexicon.listed(a.stem))
      .filter((one, _, all) => one.far === all[0].far).slice(0, 3);
  }

  /** The known stems that begin as an unknown word of some letters does.
      @type {typeof civilSpelling.begun} */
  const begun = (one, lexicon) => (one.isKnown || one.word.length < BEGUN ? [] : lexicon.begins(one.word));

  /** Gives a word that the index lacks the stems that it begins, if it is being typed, or that it
      misspells by a plain slip; of other ones that are near, the first is its `guess`. What is written
      in capitals is a name.
      @type {typeof civilSpelling.correct} */
  function correct(one, lexicon, isDoubted, isTyped) {
    if (one.isName) return;
    const whole = begun(one, lexicon);
    if (isTyped) for (const stem of whole) one.options.set(stem, WEIGHT.prefix);
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
          one.isWide = sure[0].stem.length < SURE[2] || (letters > 1 && !lexicon.stem(spelling).startsWith(sure[0].stem));
          return;
        }
        const [first] = found;
        const isBetter = first && (!one.guess || (lexicon.isTitled(first.stem) && !lexicon.isTitled(one.guess)));
        if (isBetter) [one.guess, one.spelling] = [first.stem, spelling];
      }
      if (lexicon.waits()) return;
    }
    one.guess ||= whole.find(lexicon.isTitled);
  }

  globalThis.civilSpelling = { begun, correct };
})();
