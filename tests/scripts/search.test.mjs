/* The parts of the search engine, each by itself; whole indexes are tried in tests/search. */
import assert from "node:assert/strict";
import test from "node:test";

import { civilAnalysis, civilLetters, civilLexicon, civilPassages, civilSearch, civilShards, shards } from "./search.mjs";

const opened = (data = shards()) => {
  const store = civilShards.shelf(data, "bg");
  const meta = store.get("meta", civilShards.decodeMeta);
  return { store, meta, lexicon: meta && civilLexicon.lexicon(meta, store, "bg") };
};

test("a Latin word is read as the law transliterates first, and not at all with a sign without sound", () => {
  assert.equal(civilLetters.cyrillic("sht")[0], "щ");
  assert.ok(civilLetters.cyrillic("6t").includes("щ"));
  assert.deepEqual(civilLetters.cyrillic("a!"), []);
  assert.ok(civilLetters.cyrillic("a".repeat(20)).length <= 48);
});

test("a distance counts changes, swaps once, and endings not at all where they may be left out", () => {
  for (const [one, two, most, ending, far] of [
    ["вода", "вода", 2, 0, 0], ["вода", "воад", 2, 0, 1], ["вода", "водаа", 2, 0, 1], ["вода", "град", 2, 0, 3],
    ["водата", "вод", 0, 3, 0], ["", "вод", 5, 0, 3], ["вод", "", 1, 0, 2],
  ]) assert.equal(civilLetters.distance(one, two, most, ending), far, `${one} ${two}`);
});

test("a shard that is not there is noted, and a broken one is told by its name", () => {
  const { store, meta } = opened(new Map());
  assert.equal(meta, null);
  assert.deepEqual([...store.missing], ["bg/meta"]);
  for (const [data, code] of [[null, "shard-missing"], ["x", "shard-missing"], [{}, "shard-damaged"]]) {
    assert.throws(() => opened(new Map([["bg/meta", data]])), { code, shard: "meta" });
  }
  const meta_ = shards().get("bg/meta");
  for (const broken of [{ format: 1 }, { parts: 0 }, { pages: { ...meta_.pages, kind: [0] } }, { pages: { ...meta_.pages, length: [3, -1] } }]) {
    assert.throws(() => opened(new Map([["bg/meta", { ...meta_, ...broken }]])), { code: "shard-damaged" });
  }
});

test("the vocabulary answers what is near, begins so, is related, and where it stands", () => {
  const { lexicon } = opened();
  assert.deepEqual(["вод", "воден", "град", "няма"].map(lexicon.frequency), [1, 1, 2, 0]);
  assert.deepEqual(lexicon.near("вод", 2, false), [["вод", 1], ["воден", 1]]);
  assert.deepEqual(lexicon.near("град", 0, true), [["град", 2]]);
  assert.deepEqual(lexicon.begins("во"), ["вод", "воден"]);
  assert.deepEqual(["вод", "воден", "град", "няма"].map(lexicon.listed), [1, 1, 2, 0]);
  assert.deepEqual([...lexicon.postings("град")], [0, 0, 0, 1, 0, 2]);
  assert.equal(lexicon.postings("няма"), null);
  assert.deepEqual([lexicon.translations("water"), lexicon.phrases("вод")], [["вод"], ["water"]]);
});

test("what a query needs and is not loaded makes it wait", () => {
  const data = shards();
  data.delete("bg/w-0");
  const { lexicon } = opened(data);
  assert.equal(lexicon.waits(), false);
  civilAnalysis.analyse("вода", lexicon, {});
  assert.equal(lexicon.waits(), true);
  assert.deepEqual(civilSearch.answer(data, "вода", { locale: "bg" }), { missing: ["bg/w-0"] });
});

test("a query is read as typed, in Latin letters, on the wrong keyboard, misspelt, in the other language", () => {
  for (const [query, how, word] of [
    ["вода", "typed", "вода"], ["voda", "transliteration", "вода"], ["grad", "transliteration", "град"],
    ["lfod", "layout", "вода"], ["гарад", "typed", "гарад"], ["water", "glossary", "water"],
  ]) {
    const reading = civilAnalysis.analyse(query, opened().lexicon, {});
    assert.deepEqual([reading.how, reading.tokens[0].word], [how, word], query);
  }
  assert.equal(civilAnalysis.analyse("voda", opened().lexicon, { literal: true }).how, "typed");
});

test("words that stop are no tokens, and no more than sixteen are read", () => {
  const { lexicon } = opened();
  assert.deepEqual(civilAnalysis.analyse("и на вода", lexicon, { literal: true }).tokens.map(({ word }) => word), ["вода"]);
  assert.equal(civilAnalysis.analyse("вода ".repeat(40), lexicon, { literal: true }).tokens.length, 16);
});

test("neighbours of the query that are neighbours in a text count as pairs", () => {
  const words = (text) => text.split(" ").map((stem, at) => ({ from: at, to: at, stems: [stem] }));
  const groups = new Map([["а", 0], ["б", 1]]);
  assert.equal(civilPassages.meet(words("а б"), groups).pairs, 1);
  assert.equal(civilPassages.meet(words("б а"), groups).pairs, 0);
  assert.equal(civilPassages.meet(words("а х б"), groups).pairs, 0);
});

test("a snippet is the text, with its hits marked, and is cut between words", () => {
  const groups = new Map([["вод", 0]]);
  const shown = (text) => {
    const [paragraph] = civilPassages.decode({ passages: [[["", text]]] }).at(0);
    return civilPassages.snippet(paragraph, groups);
  };
  assert.deepEqual(shown("Чиста вода."), [
    { text: "Чиста ", hit: false }, { text: "вода", hit: true }, { text: ".", hit: false },
  ]);
  const long = shown(`${"друго ".repeat(60)}вода ${"друго ".repeat(60)}`).map(({ text }) => text).join("");
  assert.match(long, /^… друго .*вода .*друго …$/);
  assert.ok(long.length <= 220 + "… ".length * 2);
});

test("an answer ranks pages, counts facets, and never throws", () => {
  const { results, total, facets } = civilSearch.answer(shards(), "град", { locale: "bg", limit: 5 });
  assert.equal(total, 2);
  assert.deepEqual(results.map(({ url }) => url), ["b/", "a/"]);
  assert.deepEqual(facets.publication, [{ value: "book", label: "Книга", count: 2 }]);
  assert.deepEqual(civilSearch.answer(shards(), 7, {}), { error: "query-not-text" });
  assert.deepEqual(civilSearch.answer({}, "а", {}), { error: "shards-not-map" });
  const broken = shards().set("bg/w-0", { ...shards().get("bg/w-0"), lists: "! ! !" });
  assert.deepEqual(civilSearch.answer(broken, "град", { locale: "bg" }), { error: "shard-damaged", shard: "w" });
});

test("a heading stands for the paragraphs after it", () => {
  const rows = [["", "а"], ["", "б", "Едно"], ["", "в"], ["", "г", ""]];
  const read = civilPassages.decode({ passages: [rows] }).at(0);
  assert.deepEqual(read.map(({ heading }) => heading), ["", "Едно", "Едно", ""]);
  assert.throws(() => civilPassages.decode({ passages: [[7]] }).at(0), { code: "shard-damaged", shard: "t" });
});

test("one word is answered before its texts are there, and more words when they are", () => {
  const loaded = shards();
  loaded.delete("bg/t-0");
  const early = civilSearch.answer(loaded, "град", { locale: "bg" });
  const whole = civilSearch.answer(shards(), "град", { locale: "bg" });
  assert.deepEqual(early.missing, ["bg/t-0"]);
  assert.deepEqual(early.results.map(({ snippet }) => snippet), [[], []]);
  const places = ({ results }) => results.map(({ page, url, title, score }) => ({ page, url, title, score }));
  assert.deepEqual(places(early), places(whole));
  assert.deepEqual([whole.missing, whole.results.every(({ snippet }) => snippet.length > 0)], [undefined, true]);
  for (const query of ["чиста вода", "чист град"]) {
    assert.deepEqual(civilSearch.answer(loaded, query, { locale: "bg" }), { missing: ["bg/t-0"] }, query);
  }
});
