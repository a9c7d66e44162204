/* What a query means: as typed, in Latin letters, on the wrong keyboard, misspelt, in the other
   language. Each reading is checked against the vocabulary of the index; this file knows no index,
   it asks a lexicon, see lexicon.js. Needs letters.js, query.js and spelling.js. */
(() => {
  "use strict";

  const MOST_WORDS = 16;
  const MOST_LETTERS = 40; // of a word that is still transliterated
  const SURE = 8; // letters of a transliterated word that is met by no chance
  const LIGHT = 0.2; // what a word of asking counts among others

  /* What each way of finding a stem counts against the stem that was typed. */
  const WEIGHT = {
    transliteration: 0.9, glossary: 0.45, family: 0.6, learnt: 0.9, foreign: 0.2,
  };

  const { CYRILLIC, LATIN, keyboards, cyrillic } = civilLetters;
  /** @param {Map<string, string>} map */
  const turned = (map) => new Map([...map].map(([from, to]) => [to, from]));

  /* ---- Readings --------------------------------------------------------------------------- */

  /** The words of a text that count, each with the stems that may stand for it.
      @type {(text: string, frequency: (stem: string) => number, lexicon: Lexicon) => Token[]} */
  function tokens(text, frequency, lexicon) {
    return lexicon.words(text)
      .filter((word) => !lexicon.stop.has(word))
      .slice(0, MOST_WORDS)
      .map((word) => token(word, frequency, lexicon));
  }

  /** @type {(word: string, frequency: (stem: string) => number, lexicon: Lexicon, weight?: number) => Token} */
  function token(word, frequency, lexicon, weight = 1) {
    const stem = lexicon.stem(word);
    const many = frequency(stem);
    return {
      word, stem, frequency: many, isKnown: many > 0, options: new Map(many ? [[stem, weight]] : []),
      worth: lexicon.light.has(stem) ? LIGHT : 1,
    };
  }

  /** The query as it was typed; words of the glossary are known, too.
      @type {(text: string, lexicon: Lexicon) => Token[]} */
  function asTyped(text, lexicon) {
    const found = tokens(text, lexicon.frequency, lexicon);
    for (const one of found) one.isKnown = one.isKnown || lexicon.translations(one.stem).length > 0 || lexicon.learnt(one.stem).length > 0;
    return found;
  }

  /** @param {Reading} reading */
  const explained = (reading) => reading.tokens.filter((one) => one.isKnown).length;

  /** The reading of a token in Cyrillic letters that the index has most of; null if it has none.
      @type {(token: Token, lexicon: Lexicon) => Token | null} */
  function transliterated({ word }, lexicon) {
    if (CYRILLIC.test(word) || !LATIN.test(word) || word.length > MOST_LETTERS) return null;
    /** @type {Token | null} */
    let best = null;
    for (const spelling of cyrillic(word)) {
      const read = token(spelling, lexicon.listed, lexicon, WEIGHT.transliteration);
      if (read.isKnown && (!best || read.frequency > best.frequency)) best = read;
    }
    return best;
  }

  /** The words with every Latin one read as Bulgarian; one that is known both ways keeps both.
      A short one alone is doubtful, for a word of another language may sound like anything.
      @type {(typed: Token[], lexicon: Lexicon, doubted: Set<string>) => Reading} */
  function inLatin(typed, lexicon, doubted) {
    const read = typed.flatMap((one) => {
      const other = transliterated(one, lexicon);
      if (other && doubted.has(other.word)) return [Object.assign(one, { guess: other.stem, spelling: other.word })];
      if (other) other.isDoubtful = typed.length === 1 && other.word.length < SURE && !lexicon.isTitled(other.stem);
      if (!other) return cyrillic(one.word).some((word) => lexicon.stop.has(word)) ? [] : [one];
      if (one.frequency) other.options.set(one.stem, 1);
      return [other];
    });
    return { how: "transliteration", tokens: read };
  }

  /** What the same keys would have written on another keyboard. Keys hit by chance give words, too:
      what stands between two spaces must be one word, and no short one. A word alone that sounds as it
      is written was no slip of keyboards.
      @type {(text: string, keyboard: Map<string, string>, lexicon: Lexicon) => Reading} */
  function typedOn(text, keyboard, lexicon) {
    const other = Array.from(text, (key) => keyboard.get(key) ?? key).join("");
    const parts = other.trim().split(/\s+/).map((part) => lexicon.words(part));
    /** @param {string} word */
    const isWord = (word) => word?.length > 2 || lexicon.stop.has(word);
    const isText = parts.every((part) => part.length === 1 && isWord(part[0])) && parts.some(([word]) => word.length > 3)
      && (parts.length > 1 || (parts[0][0].length === text.trim().length && !cyrillic(parts[0][0]).includes(text.trim())));
    return { how: "layout", tokens: isText ? tokens(other, lexicon.listed, lexicon) : [] };
  }

  /** The reading that explains most words of the query: as typed where others do no better. Asks
      for parts of the vocabulary step by step; `lexicon.waits()` says that an answer must wait.
      @type {(text: string, lexicon: Lexicon, doubted: Set<string>) => Reading} */
  function choose(text, lexicon, doubted) {
    /** @type {Reading} */
    const typed = { how: "typed", tokens: asTyped(text, lexicon) };
    if (lexicon.waits()) return typed;
    const readings = [typed];
    const isDone = () => readings.some((one) => explained(one) === one.tokens.length);
    if (LATIN.test(text) && (!isDone() || civilStem.isCyrillic(lexicon.locale))) {
      readings.push(inLatin(typed.tokens, lexicon, doubted));
      if (lexicon.waits()) return typed;
    }
    if (!isDone() && explained(typed) * 2 <= typed.tokens.length && !typed.tokens.some((one) => civilSpelling.begun(one, lexicon).length)) {
      const [isLatin, isCyrillic] = [LATIN.test(text), CYRILLIC.test(text)];
      for (const keyboard of keyboards) {
        if (isLatin) readings.push(typedOn(text, keyboard, lexicon));
        if (isCyrillic) readings.push(typedOn(text, turned(keyboard), lexicon));
      }
    }
    /** @param {Reading} one */
    const share = (one) => explained(one) / Math.max(1, one.tokens.length);
    /** @param {Reading} one */
    const often = (one) => one.tokens.reduce((sum, { frequency }) => sum + frequency, 0);
    /* A Latin word may be known from a translation; if Bulgarian has it more often, it is Bulgarian. */
    /** @param {Reading} one @param {Reading} best */
    const isHome = (one, best) => one.how === "transliteration"
      && one.tokens.some((read) => CYRILLIC.test(read.word)) && often(one) > often(best);
    /* Keys hit by chance give words too: only a query that makes sense as a whole was typed blindly. */
    /** @param {Reading} one */
    const isEnough = (one) => share(one) >= (one.how === "layout" ? 1 : 0.5);
    /** @param {Reading} one @param {Reading} best */
    const isBetter = (one, best) => isEnough(one)
      && (share(one) > share(best) || (share(one) === share(best) && isHome(one, best)));
    return readings.reduce((best, one) => (isBetter(one, best) ? one : best));
  }

  /** The words with the stems of the other language where the query has a term of the glossary, or a
      part of one. Who writes in the other language than the index means its words first; a term of
      its own that the index knows needs no other words. A word that stands for several, as an
      abbreviation does, becomes them.
      @type {(read: Token[], lexicon: Lexicon) => Token[]} */
  function translate(read, lexicon) {
    /** @type {Token[]} */
    const whole = [];
    for (let at = 0; at < read.length;) {
      let length = Math.min(5, read.length - at);
      /** @param {Token} one */
      const stem = (one) => one.corrected || one.stem;
      /** @param {number} size */
      const said = (size) => read.slice(at, at + size).map(stem).join(" ");
      const isForeign = CYRILLIC.test(stem(read[at])) !== (civilStem.isCyrillic(lexicon.locale));
      while (length && !lexicon.phrases(said(length)).length) length--;
      const term = read.slice(at, at + (length || 1));
      /* Of a term that a known word stands for, its rarest word tells it. */
      const names = (length ? lexicon.phrases(said(length)) : []).filter((name) => length > 1 || !isCut(term[0], name));
      if (!names.length) length = 0;
      const told = length === 1 && term[0].options.size ? names.map((name) => rarest(name, lexicon)) : names;
      const found = length ? [...new Set(told.join(" ").split(" "))]
        : isForeign || !term[0].options.size ? lexicon.translations(stem(term[0])) : [];
      at += term.length;
      if (length === 1 && found.length > 1 && !term[0].options.size) {
        const all = found.filter((other) => lexicon.frequency(other))
          .map((other) => ({ ...term[0], options: new Map([[other, 1]]), isTranslated: true }));
        whole.push(...(all.length ? all : term));
        continue;
      }
      whole.push(...term);
      /** @param {string} other */
      const isOwn = (other) => CYRILLIC.test(other) === CYRILLIC.test(stem(term[0]));
      const other = term.every((one) => one.frequency > 0) && !isForeign ? found.filter(isOwn) : found;
      if (other.length && isForeign) term.forEach((one) => weaken(one.options, WEIGHT.foreign));
      other.forEach((one, place) => {
        offer(term[Math.min(place, term.length - 1)], one, isForeign ? 1 : WEIGHT.glossary, lexicon);
      });
      if (isForeign && !found.length) for (const one of lexicon.learnt(stem(term[0]))) offer(term[0], one, WEIGHT.learnt, lexicon);
    }
    return whole;
  }

  /** Whether a word only has the stem of an abbreviation of a name.
      @type {(one: Token, name: string) => boolean} */
  const isCut = ({ word, stem }, name) => word !== stem && name.split(" ").map(([letter]) => letter).join("") === stem;

  /** @type {(name: string, lexicon: Lexicon) => string} */
  const rarest = (name, lexicon) => name.split(" ")
    .reduce((best, one) => (lexicon.frequency(one) <= lexicon.frequency(best) ? one : best));

  /** @type {(options: Options, by: number) => void} */
  const weaken = (options, by) => options.forEach((weight, stem) => options.set(stem, weight * by));

  /** @type {(one: Token, stem: string, weight: number, lexicon: Lexicon) => void} */
  function offer(one, stem, weight, lexicon) {
    if (!lexicon.frequency(stem) || one.options.has(stem)) return;
    one.isTranslated = one.isTranslated || weight === 1 || !one.options.size;
    one.options.set(stem, weight);
  }

  /** Adds what is derived from the same root: «община» also finds «общински», but after it.
      @type {(one: Token, lexicon: Lexicon) => void} */
  function extend(one, lexicon) {
    for (const stem of lexicon.family(one.corrected ?? one.stem)) {
      if (!one.options.has(stem)) one.options.set(stem, WEIGHT.family);
    }
  }

  /** The query as {how, tokens: [{word, options: Map of stem → weight, corrected}]}. With `literal`
      it is what was typed and nothing else. Call again when what `lexicon` waits for is there.
      @type {typeof civilAnalysis.analyse} */
  function analyse(text, lexicon, { literal, typing }, doubted = new Set()) {
    const lower = text.normalize("NFC").toLowerCase();
    const names = civilQuery.names(text);
    if (literal) return { how: "typed", tokens: asTyped(lower, lexicon) };
    const reading = choose(lower, lexicon, doubted);
    if (lexicon.waits()) return reading;
    const proper = new Set(civilStem.words(text.replace(/(?<!\p{L})(?!\p{Lu}\p{Ll})\p{L}+/gu, " ")));
    for (const one of reading.tokens) [one.isName, one.isProper] = [names.has(one.word), proper.has(one.word)];
    const begun = typing ? reading.tokens.at(-1) : null;
    for (const one of reading.tokens) {
      if (!one.isKnown) civilSpelling.correct(one, lexicon, one.isProper || doubted.has(one.word), one === begun);
    }
    if (lexicon.waits()) return reading;
    for (const one of reading.tokens) if (one.frequency || one.corrected) extend(one, lexicon);
    reading.tokens = translate(reading.tokens, lexicon);
    if (reading.how === "typed") {
      if (reading.tokens.some((one) => one.corrected)) reading.how = "spelling";
      else if (reading.tokens.some((one) => one.isTranslated)) reading.how = "glossary";
    }
    return reading;
  }

  globalThis.civilAnalysis = { analyse };
})();
