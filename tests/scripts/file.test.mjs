/* The values of a comment: what is wrong with them, their file, and the addresses that carry it. */
import assert from "node:assert/strict";
import test from "node:test";

import { file, rules, send, signs } from "./forms.mjs";

const fields = [
  { path: "kind", required: true, enum: ["support", "amend"], errors: {} },
  { path: "target.recommendation", required: true, errors: {} },
  { path: "target.quote", required: true, minLength: 1, maxLength: 8, errors: {} },
  { path: "author.name", required: true, minLength: 1, pattern: "^\\P{Lu}", errors: {} },
  { path: "received", format: "date", errors: {} },
  { path: "proposal", errors: {} },
  { path: "weight", type: "number", minimum: 0, maximum: 9.5, errors: {} },
  { path: "example", errors: {} },
];
const rule = (test, path, code, more = {}) => ({ test, path, code, other: "", limit: 0, when: null, unless: null, ...more });
const amends = ["kind", ["amend"]];
const known = {
  fields, signs, name: "form", taken: ["yan"], path: "c/{target.recommendation}/{author.name|slug}-{id|tail}.md", body: [["", "text"]],
  made: { received: "day", lang: "subject", id: ["slug", "author.name"], origin: "public" },
  rules: [
    rule("within", "target.quote", "elsewhere", { other: "passage" }),
    rule("filled", "text", "no-words", { unless: amends }),
    rule("at-most", "text", "long-text", { limit: 10 }),
    rule("differs", "proposal", "same", { other: "target.quote", when: amends }),
  ],
};
const good = {
  id: "c-abc234", kind: "support", "target.recommendation": "rec-0001", "target.quote": "се чува",
  "author.name": "ян", received: "2026-12-05",
};
const found = (more, text = "Да.", passage = "Да се\nчува.") => (
  rules.faults(known, { ...good, ...more }, { text }, passage === null ? {} : { passage }));
const faults = (...given) => found(...given).map(({ path, fault }) => `${path}: ${fault}`);

test("good values have no fault", () => {
  assert.deepEqual(faults({}), []);
});

test("each rule of a field is told by its name", () => {
  assert.deepEqual(faults({ kind: undefined }), ["kind: choose"]);
  assert.deepEqual(faults({ kind: "praise" }), ["kind: choose"]);
  assert.deepEqual(faults({ "author.name": undefined }), ["author.name: empty"]);
  assert.deepEqual(faults({ "author.name": "" }), ["author.name: empty"]);
  assert.deepEqual(faults({ "author.name": "Ян" }), ["author.name: form"]);
  assert.deepEqual(faults({ received: "5.12.2026" }), ["received: form"]);
  assert.deepEqual(["9", -1, 9.6, 9.5].map((weight) => faults({ weight }).join()), ["weight: number", "weight: low", "weight: high", ""]);
});

test("a quote is of its passage; a line break in it is a space; a fault of the field comes first", () => {
  assert.deepEqual(faults({ "target.quote": "не е там" }), ["target.quote: elsewhere"]);
  assert.deepEqual(faults({ "target.quote": "не е и там" }), ["target.quote: long"]);
  assert.deepEqual(faults({ "target.quote": "Да се" }), []);
  assert.deepEqual(faults({ "target.quote": "не е там" }, "Да.", null), []);
});

test("an amendment proposes other words and needs no text; every other kind needs one", () => {
  assert.deepEqual(faults({ kind: "amend", proposal: "се  чува" }, ""), ["proposal: same"]);
  assert.deepEqual(faults({ kind: "amend", proposal: "се пази" }, ""), []);
  assert.deepEqual(faults({}, ""), ["text: no-words"]);
});

test("a text is as long as the check allows, in code points", () => {
  assert.deepEqual(faults({}, "\u{1f600}".repeat(10)), []);
  assert.deepEqual(found({}, "а".repeat(11)), [{ path: "text", fault: "long-text", limit: 10, length: 11 }]);
});

test("letters are looked at in every text, and alphabets in those that are the site's words", () => {
  const stacked = `a${"\u0301".repeat(4)}`;
  assert.deepEqual(found({}, stacked), [{ path: "text", fault: "marks-stacked", count: 4 }]);
  assert.deepEqual(found({}, "Aлекс"), []);
  assert.deepEqual(found({ "author.name": "иvан" }), [
    { path: "author.name", word: "иvан", letters: "v", fault: "mixed-script-latin" },
  ]);
  assert.deepEqual(faults({ "author.name": "ivан" }), ["author.name: mixed-script-latin"]);
  assert.deepEqual(faults({ "author.name": "ivanя" }), ["author.name: mixed-script-cyrillic"]);
  assert.deepEqual(faults({ "author.name": "ян https://x.test/иvан" }), []);
});

test("what a form makes by itself: the day, what its subject has, a free name, a value as it is", () => {
  const made = file.made(known, { "author.name": "Ян" }, { lang: "bg" });
  assert.match(made.received, /^\d{4}-\d\d-\d\d$/);
  assert.deepEqual({ ...made, received: "" }, { received: "", lang: "bg", id: "yan-2", origin: "public" });
  assert.equal(file.made(known, { "author.name": "王" }, {}).id, "form");
});

test("the file groups its fields, leaves out what is not said, and is named after its fields", () => {
  const made = file.file(known, { ...good, example: true, proposal: undefined, weight: 2.5 }, { text: "Да." });
  assert.deepEqual([made.path, made.name], ["c/rec-0001/yan-abc234.md", "yan-abc234.md"]);
  assert.equal(made.text, [
    "---", "kind: support", "target:", '  recommendation: "rec-0001"', '  quote: "се чува"', "author:", '  name: "ян"',
    'received: "2026-12-05"', "weight: 2.5", "example: true", "---", "Да.", "",
  ].join("\n"));
  const body = [["## Едно {#one}", "one"], ["## Две {#two}", "two"]];
  assert.ok(file.file({ ...known, body }, good, { one: "а", two: "б" }).text.endsWith("---\n## Едно {#one}\n\nа\n\n## Две {#two}\n\nб\n"));
});

test("an identifier has the form that the check wants, and the day is that of the site", () => {
  for (let turn = 0; turn < 50; turn += 1) assert.match(file.identifier("c-"), /^c-[abcdefghijkmnpqrstuvwxyz2-9]{6}$/);
  const late = new Date("2026-11-29T22:00:00Z");
  assert.equal(file.today("Europe/Sofia", new Date(late.getTime() - 1000)), "2026-11-29");
  assert.equal(file.today("Europe/Sofia", late), "2026-11-30");
  assert.equal(file.today("Pacific/Pago_Pago", late), "2026-11-29");
  assert.equal(file.made({ ...known, made: { received: "day" }, zone: "Pacific/Kiritimati" }, {}, {}).received.length, 10);
});

test("an address of the forge carries the file while servers take it, and its place always", () => {
  const forge = { name: "Forge", folder: "docs", new: "https://x.test/{folder}?name={name}&value={content}" };
  const made = { name: "a b.md", path: "c/a b.md", text: "#&?\n" };
  assert.deepEqual(send.forge(forge, signs, made), {
    address: "https://x.test/docs/c?name=a%20b.md&value=%23%26%3F%0A", whole: true,
  });
  assert.deepEqual(send.forge(forge, signs, { ...made, text: "а".repeat(40) }), {
    address: "https://x.test/docs/c?name=a%20b.md&value=", whole: false,
  });
});

test("a letter's lines end as RFC 6068 asks, and a long file is left for the reader to attach", () => {
  const made = { name: "a.md", path: "a.md", text: "т\n" };
  assert.deepEqual(send.mail("a@b.test", signs, "x & y", "б", made), {
    address: "mailto:a@b.test?subject=x%20%26%20y&body=%D0%B1%0D%0A%0D%0A%D1%82%0D%0A", whole: true,
  });
  assert.deepEqual(send.mail("a@b.test", signs, "x", "б", { ...made, text: "а".repeat(60) }), {
    address: "mailto:a@b.test?subject=x&body=%D0%B1", whole: false,
  });
});
