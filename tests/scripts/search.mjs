/* The parts of the search engine. The stems, which the build generates, are replaced by simple ones: the word
   without the vowel that it ends with. */
globalThis.civilStem = {
  words: (text) => text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [],
  of: (word) => word.replace(/[аеиоуъaeiou]$/, ""),
  isCyrillic: (locale) => locale === "bg",
};
const folder = "../../scripts/civildialogue/theme/assets/javascripts/search";
const names = ["letters", "shards", "lexicon", "query", "spelling", "analysis", "passages", "ranking", "engine"];
for (const name of names) await import(`${folder}/${name}.js`);

const { civilAnalysis, civilLetters, civilLexicon, civilPassages, civilSearch, civilShards } = globalThis;
export { civilAnalysis, civilLetters, civilLexicon, civilPassages, civilSearch, civilShards };

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/* Page and level of a stem's only passage there, as shards.py codes them, for numbers that one sign can say. */
const coded = (pairs) => {
  let last = -1;
  return pairs.map(([page, level]) => {
    const step = page - last - 1;
    last = page;
    return LETTERS[step * 2 + 1] + LETTERS[level * 2];
  }).join("");
};

/* The shards of a site of two pages, each with one passage. */
export const shards = () => new Map(Object.entries({
  "bg/meta": {
    format: 2, parts: 1, kinds: ["page"], publications: [["book", "Книга"]], stop: "и на", vocabulary: ["вод"],
    pages: { publication: [0, 0], kind: [0, 0], passages: [1, 1], length: [3, 3] },
  },
  "bg/v-0": { stems: "ABводDBенACград" }, // shared letters, pages, rest
  "bg/w-0": {
    stems: "вод воден град",
    lists: [coded([[0, 1]]), coded([[1, 1]]), coded([[0, 0], [1, 2]])].join(" "),
    phrases: { вод: ["water"], water: ["вод"] }, words: { вод: ["water"], water: ["вод"] },
  },
  "bg/h-0": { heads: [["a/", "Вода"], ["b/", "Град"]] },
  "bg/t-0": { passages: [[["p-one", "Чиста вода на града."]], [["p-one", "Воден знак на града и града.", "Знаци"]]] },
}));
