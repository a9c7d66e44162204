/* The parts of the search engine. The stems, which the build generates, are replaced by simple ones: the word
   without the vowel that it ends with. */
globalThis.civilStem = {
  words: (text) => text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [],
  of: (word) => word.replace(/[аеиоуъaeiou]$/, ""),
  isCyrillic: (locale) => locale === "bg",
};
const folder = "../../scripts/civildialogue/theme/assets/javascripts/search";
const names = ["letters", "shards", "analysis", "passages", "ranking", "engine"];
for (const name of names) await import(`${folder}/${name}.js`);

const { civilAnalysis, civilLetters, civilPassages, civilSearch, civilShards } = globalThis;
export { civilAnalysis, civilLetters, civilPassages, civilSearch, civilShards };

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/* Pairs of passage and level as shards.py codes them, for steps and numbers that one sign can say. */
const coded = (pairs) => {
  let last = -1;
  return pairs.map(([passage, level]) => {
    const value = (passage - last - 1) * 8 + level;
    last = passage;
    return LETTERS[value];
  }).join("");
};

/* A text as its shard: [block, heading, text]. */
const passage = (url, title, text) => ({
  url, title, publication: "book", kind: "page", paragraphs: [["p-one", "", text]],
});

/* The shards of a site of two pages, each with one passage. */
export const shards = () => new Map(Object.entries({
  "bg/meta": {
    format: 1, kinds: ["page"], publications: [["book", "Книга"]], stop: "и на", vocabulary: ["вод"],
    pages: { publication: [0, 0], kind: [0, 0], passages: [1, 1], length: [3, 3] },
    glossary: [["вод", "water"]],
  },
  "bg/v-0": { starts: [0], stems: "ABводDBенACград" }, // shared letters, pages, rest
  "bg/p-0-0": { lists: [coded([[0, 1]]), coded([[1, 1]]), coded([[0, 0], [1, 2]])].join(" ") },
  "bg/t-0": passage("a/", "Вода", "Чиста вода на града."),
  "bg/t-1": passage("b/", "Град", "Воден знак на града и града."),
}));
