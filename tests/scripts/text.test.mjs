/* Texts as the check reads them. */
import assert from "node:assert/strict";
import test from "node:test";

import { signs, text } from "./forms.mjs";

test("what can't be seen is taken out and counted", () => {
  assert.deepEqual(text.clean(" а\u200bб\u200e\tв\r\nг\r", signs), { text: "аб в\nг", removed: 2 });
});

test("a joiner stays where it makes one picture of two, and nowhere else", () => {
  const family = "\u{1f468}\u200d\u{1f469}";
  assert.deepEqual(text.clean(family, signs), { text: family, removed: 0 });
  assert.deepEqual(text.clean(`${family}\u200dа`, signs), { text: `${family}а`, removed: 1 });
});

test("a length counts code points, and folding keeps words alone", () => {
  assert.equal(text.length("я\u{1f600}"), 2);
  assert.equal(text.folded("  едно\n\u00a0две "), "едно две");
  assert.deepEqual(text.words(" \n"), []);
});

test("a scalar is JSON with the signs escaped that YAML takes for ends of lines", () => {
  const given = "„\"\\\u0085\u2028\u2029\ufffe\uffff\n";
  assert.equal(text.scalar(given), '"„\\"\\\\\\u0085\\u2028\\u2029\\ufffe\\uffff\\n"');
  assert.equal(JSON.parse(text.scalar(given)), given);
});

test("a name becomes thirty signs of a file's name at most, without dashes at its ends", () => {
  assert.equal(text.slug("Ива́на Вия", signs.letters), "iva-na-via");
  assert.equal(text.slug("王", signs.letters), "");
  assert.equal(text.slug(`${"а".repeat(29)} б`, signs.letters), "a".repeat(29));
  assert.equal(text.slug("../../б", signs.letters), "b");
});

test("words take the values that are there; values are never read as words with gaps", () => {
  assert.equal(text.filled("{a}-{b}-{c}", { a: "{b}", b: 0 }), "{b}-0-");
});

test("from a disk a link to a folder leads to the page in it", () => {
  assert.equal(text.leaf("a/?x=1#b", "file:"), "a/index.html?x=1#b");
  assert.equal(text.leaf("a/b.html#c", "file:"), "a/b.html#c");
  assert.equal(text.leaf("a/#c", "https:"), "a/#c");
});
