/* Words that the index lacks: begun, misspelt, or simply not there. Only a slip that is plain is put
   right; what else comes near is an offer. Needs letters.js. */
(() => {
  "use strict";

  const MOST_LETTERS = 40; // of a word that is still corrected
  const ENDING = 3; // letters of an ending that a misspelt word may have kept
  const BEGUN = 4; // letters of a word that may be only begun
  const GUESSED = 2; // slips of what is offered
  const SURE = 5; // letters of a stem that a misspelt word may surely stand for
  const WEIGHT = { spelling: 0.7, prefix: 0.5 };
  const { CYRILLIC, LATIN, cyrillic, distance, slips } = civilLetters;

  /** How many slips a word of so many letters may hold and still be known for sure.
      @param {number} letters */
  const allowed = (letters) => (letters >= 8 ? 2 : letters >= 6 ? 1 : 0);

  /** Up to three known stems close to a word: the surest first, then those with the same beginning,
      then the more frequent ones. `everywhere` also looks among words of other first letters.
      @type {(word: string, lexicon: Lexicon, everywhere: boolean) => Correction[]} */
  function corrections(word, lexicon, everywhere) {
    const most = word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0;
    if (!most || word.length > MOST_LETTERS || /^\d/.test(word)) return [];
    const stem = lexicon.stem(word);
    /* A wrong letter can keep the stemmer from knowing the ending: then the whole word is tried. */
    return close(stem, most, 0) || close(word, most, ENDING) || [];

    /** @param {string} typed @param {number} farthest @param {number} ending */
    function close(typed, farthest, ending) {
      const found = lexicon.near(typed, farthest + ending, everywhere)
        .map(([other, frequency]) => ({
          stem: other,
          frequency,
          far: distance(typed, other, farthest, ending),
          slips: Math.min(...kept(typed, other, ending).map((begin) => slips(begin, other, GUESSED))),
          other: other[0] === typed[0] ? 0 : 1,
        }))
        .filter(({ far, stem: other }) => far <= farthest && other.length >= Math.max(4, far + 3))
        .filter((one) => one.slips <= GUESSED);
      if (!found.length) return null;
      found.sort((a, b) => a.far - b.far || a.slips - b.slips || a.other - b.other ||
        (ending ? b.stem.length - a.stem.length : 0) || b.frequency - a.frequency);
      return found.filter((one) => one.far === found[0].far).slice(0, 3)
        .map((one) => ({ stem: one.stem, far: one.far, isSure: one.stem.length >= SURE && one.slips <= allowed(word.length) }));
    }

    /* A word without those of its last letters that would be an ending of the other one. */
    /** @type {(typed: string, other: string, ending: number) => string[]} */
    function kept(typed, other, ending) {
      return Array.from({ length: ending + 1 }, (_, cut) => typed.length - cut)
        .filter((end) => end === typed.length || lexicon.stem(other + typed.slice(end)) === other)
        .map((end) => typed.slice(0, end));
    }
  }

  /** Gives a word that the index lacks the stems that it begins or, by a plain slip, misspells; of
      other ones that are near, the first is its `guess`. What is written in capitals is a name.
      @type {typeof civilSpelling.correct} */
  function correct(one, lexicon) {
    if (one.isName) return;
    if (one.word.length >= BEGUN) {
      const begun = lexicon.begins(one.word);
      for (const stem of begun) one.options.set(stem, WEIGHT.prefix);
      if (begun.length) return;
    }
    const spellings = [one.word];
    if (LATIN.test(one.word) && !CYRILLIC.test(one.word)) spellings.push(...cyrillic(one.word).slice(0, 2));
    for (const everywhere of [false, true]) {
      for (const spelling of spellings) {
        const found = corrections(spelling, lexicon, everywhere);
        const sure = found.filter(({ isSure }) => isSure);
        for (const { stem, far } of sure) one.options.set(stem, WEIGHT.spelling / far);
        if (sure.length) {
          one.corrected = sure[0].stem;
          one.guess = "";
          return;
        }
        one.guess = one.guess || found[0]?.stem;
      }
      if (lexicon.waits()) return;
    }
  }

  globalThis.civilSpelling = { correct };
})();
