/* What is known of letters: keyboards, Bulgarian in Latin letters, and how far two words are apart. */
(() => {
  "use strict";

  const BEAM = 48; // spellings of one transliterated word that are kept while it is read

  const CYRILLIC = /[\u0400-\u04ff]/;
  const LATIN = /[a-z]/;

  /* ---- Keyboards -------------------------------------------------------------------------- */

  /** @type {(from: string, to: string) => Map<string, string>} */
  const pair = (from, to) => new Map([...from].map((sign, place) => [sign, [...to][place]]));
  /* Keys of the US layout and what stands there on БДС 5237-78 (BDS), on the older phonetic layout
     and on the phonetic one of БДС 5237:2006. */
  const KEYS = [
    ["qwertyuiop[]asdfghjkl;'zxcvbnm,./", ",уеишщксдзц;ьяаожгтнвмчюйъэфхпрлб"],
    ["qwertyuiop[]\\asdfghjklzxcvbnm`", "явертъуиопшщюасдфгхйклзьцжбнмч"],
    ["qwertyuiop[]\\asdfghjklzxcvbnm`", "чшертъуиопящьасдфгхйклзжцвбнмю"],
  ];
  const keyboards = KEYS.map(([from, to]) => pair(from, to));

  /* ---- Bulgarian in Latin letters --------------------------------------------------------- */

  /* The first reading is that of the Transliteration Act (ДВ, бр. 19 от 2009 г.) where there is
     one; the others are habits of people who type. Longer signs come before their beginnings. */
  const SOUNDS = new Map(Object.entries({
    shch: "щ", sht: "щ шт", "6t": "щ шт", zh: "ж", ch: "ч", sh: "ш", yu: "ю", ju: "ю", iu: "ю иу",
    ya: "я", ja: "я", ia: "ия я иа", iq: "ия", yo: "ьо йо", jo: "ьо йо", io: "ио ьо йо",
    ts: "ц тс", tz: "ц", kh: "х", ph: "ф", ck: "к", a: "а ъ", b: "б", c: "ц к", d: "д", e: "е",
    f: "ф", g: "г", h: "х", i: "и й", j: "ж й дж", k: "к", l: "л", m: "м", n: "н", o: "о", p: "п",
    q: "я", r: "р", s: "с", t: "т", u: "у ъ", v: "в ж", w: "в", x: "х кс ь", y: "й ъ и", z: "з",
    4: "ч", 6: "ш", 9: "я", "@": "а",
  }).map(([sign, letters]) => [sign, letters.split(" ")]));

  /** @type {(text: string, cost: number) => [text: string, cost: number]} */
  const spelling = (text, cost) => [text, cost];

  /** The likeliest Cyrillic spellings of a Latin word, best first; none if a sign has no sound.
      @type {typeof civilLetters.cyrillic} */
  function cyrillic(word) {
    /** @type {[text: string, cost: number][]} */
    let spellings = [["", 0]];
    for (let at = 0; at < word.length;) {
      const length = [4, 3, 2, 1].find((size) => SOUNDS.has(word.slice(at, at + size)));
      if (!length) return [];
      const letters = SOUNDS.get(word.slice(at, at + length)) ?? [];
      spellings = spellings
        .flatMap(([text, cost]) => letters.map((letter, place) => spelling(text + letter, cost + place)))
        .sort((one, two) => one[1] - two[1])
        .slice(0, BEAM);
      at += length;
    }
    return spellings.map(([text]) => text);
  }

  /* ---- Misspellings ----------------------------------------------------------------------- */

  /* Letters that sound or are written alike. */
  const ALIKE = "аъ оу ую еи ей еэ ия иъ ьй бп вф гк кх дт жш шщ зс сц ца яа яе ae ao ei iy ou bp dt ckq sz vw mn".split(" ");
  /** @type {(one: string, two: string) => boolean} */
  const isBeside = (one, two) => KEYS.flat().some((row) =>
    row.includes(one) && row.includes(two) && Math.abs(row.indexOf(one) - row.indexOf(two)) === 1);
  /** @type {(one: string, two: string) => boolean} */
  const isBare = (one, two) => one.normalize("NFD")[0] === two.normalize("NFD")[0];
  /** @type {(one: string, two: string) => number} */
  const unlike = (one, two) => (two && (isBare(one, two) || isBeside(one, two) || ALIKE.some((letters) => letters.includes(one) && letters.includes(two))) ? 1 : 2);

  /** How many slips lead from one word to the other: a letter left out, put in, swapped, or taken for
      one like it. Any other letter, and another first one, count twice.
      @type {typeof civilLetters.slips} */
  const slips = (one, two, most) => distance(one, two, most, 0, unlike) + (one[0] === two[0] ? 0 : 1);

  /** How many letters must be changed, added, dropped or swapped; `most` + 1 if it is more. Up to
      `ending` last letters of the first word may be left out of account; `differ` says what another
      letter counts. Source: optimal string alignment, the restricted Damerau-Levenshtein distance.
      @type {typeof civilLetters.distance} */
  function distance(one, two, most, ending = 0, differ = () => 1) {
    const longer = one.length - two.length;
    if (longer > most + ending || -longer > most) return most + 1;
    let least = most + 1;
    /** @param {number} at */
    const extra = (at) => (one[at - 1] === one[at - 2] || one[at - 1] === one[at] ? 1 : differ(one[at - 1], ""));
    /** @type {number[]} */
    let before = [];
    let row = Array.from({ length: two.length + 1 }, (_, place) => place);
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= two.length; j++) {
        const same = one[i - 1] === two[j - 1];
        next[j] = Math.min(row[j] + extra(i), next[j - 1] + 1, row[j - 1] + (same ? 0 : differ(one[i - 1], two[j - 1])));
        if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      if (i >= one.length - ending) least = Math.min(least, next[two.length]);
      if (Math.min(...next) > most) break;
      [before, row] = [row, next];
    }
    return one.length ? least : Math.min(two.length, most + 1);
  }

  globalThis.civilLetters = { CYRILLIC, LATIN, keyboards, cyrillic, distance, slips };
})();
