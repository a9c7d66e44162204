/* The values of a comment: what is wrong with them, their file, and the addresses that carry it. */
import assert from "node:assert/strict";
import test from "node:test";

import { file, rules, send } from "./contribute.mjs";

const fields = [
  { path: "kind", required: true, enum: ["support", "amend"], errors: {} },
  { path: "target.recommendation", required: true, errors: {} },
  { path: "target.quote", required: true, minLength: 1, maxLength: 8, errors: {} },
  { path: "author.name", required: true, minLength: 1, pattern: "^\\P{Lu}", errors: {} },
  { path: "received", format: "date", errors: {} },
  { path: "proposal", errors: {} },
  { path: "example", errors: {} },
];
const known = { fields, rules };
const passage = { id: "p-one", text: "Да се\nчува." };
const good = {
  id: "c-abc234", kind: "support", "target.recommendation": "rec-0001", "target.quote": "се чува",
  "author.name": "ян", received: "2026-12-05",
};
const faults = (more, text = "Да.", about = passage) => (
  file.faults(known, { ...good, ...more }, text, about).map(({ path, fault }) => `${path}: ${fault}`));

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
});

test("a quote is of its passage; a line break in it is a space; a fault of the field comes first", () => {
  assert.deepEqual(faults({ "target.quote": "не е там" }), ["target.quote: quote-dangling"]);
  assert.deepEqual(faults({ "target.quote": "не е и там" }), ["target.quote: long"]);
  assert.deepEqual(faults({ "target.quote": "Да се" }), []);
  assert.deepEqual(faults({ "target.quote": "не е там" }, "Да.", null), []);
});

test("an amendment proposes other words and needs no text; every other kind needs one", () => {
  assert.deepEqual(faults({ kind: "amend", proposal: "се  чува" }, ""), ["proposal: same"]);
  assert.deepEqual(faults({ kind: "amend", proposal: "се пази" }, ""), []);
  assert.deepEqual(faults({}, ""), ["text: empty"]);
});

test("a text is as long as the check allows, in code points", () => {
  assert.deepEqual(faults({}, "\u{1f600}".repeat(10)), []);
  assert.deepEqual(file.faults(known, good, "а".repeat(11), passage), [
    { path: "text", fault: "comment-too-long", length: 11, limit: 10 },
  ]);
});

test("the file groups its fields, leaves out what is not said, and is named after day, author and its own id", () => {
  const made = file.file(known, { ...good, example: true, proposal: undefined }, "Да.");
  assert.equal(made.path, "compendium/comments/rec-0001/2026-12-05-yan-abc234.md");
  assert.equal(made.text, [
    "---", "kind: support", "target:", '  recommendation: "rec-0001"', '  quote: "се чува"', "author:", '  name: "ян"',
    'received: "2026-12-05"', "example: true", "---", "Да.", "",
  ].join("\n"));
});

test("an identifier has the form that the check wants, and the day is that of Sofia", () => {
  for (let turn = 0; turn < 50; turn += 1) assert.match(file.identifier(), /^c-[abcdefghijkmnpqrstuvwxyz2-9]{6}$/);
  assert.equal(file.today(new Date("2026-11-29T21:59:59Z")), "2026-11-29");
  assert.equal(file.today(new Date("2026-11-29T22:00:00Z")), "2026-11-30");
});

test("an address of the forge carries the file while servers take it, and its place always", () => {
  const forge = { name: "Forge", folder: "docs", new: "https://x.test/{folder}?name={name}&value={content}" };
  const made = { name: "a b.md", path: "c/a b.md", text: "#&?\n" };
  assert.deepEqual(send.forge(forge, rules, made), {
    address: "https://x.test/docs/c?name=a%20b.md&value=%23%26%3F%0A", whole: true,
  });
  assert.deepEqual(send.forge(forge, rules, { ...made, text: "а".repeat(40) }), {
    address: "https://x.test/docs/c?name=a%20b.md&value=", whole: false,
  });
});

test("a letter's lines end as RFC 6068 asks, and a long file is left for the reader to attach", () => {
  const made = { name: "a.md", path: "a.md", text: "т\n" };
  assert.deepEqual(send.mail("a@b.test", rules, "x & y", "б", made), {
    address: "mailto:a@b.test?subject=x%20%26%20y&body=%D0%B1%0D%0A%0D%0A%D1%82%0D%0A", whole: true,
  });
  assert.deepEqual(send.mail("a@b.test", rules, "x", "б", { ...made, text: "а".repeat(60) }), {
    address: "mailto:a@b.test?subject=x&body=%D0%B1", whole: false,
  });
});
