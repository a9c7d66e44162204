/* What stands in the form, as values; and what is said of faults. */
import assert from "node:assert/strict";
import test from "node:test";

import { rules, values } from "./contribute.mjs";

const names = "block kind quote proposal text reply capacity name organisation".split(" ");
const inputs = () => ({
  ...Object.fromEntries(names.map((name) => [name, { type: "text", value: "" }])),
  publish: { type: "checkbox", value: "on", checked: false },
  licence: { type: "checkbox", value: "on", checked: false },
});
const recommendation = { id: "rec-0001", lang: "bg", licence: "CC-BY-4.0", example: false };
const about = {
  identifier: "c-abc234", recommendation, rules, isOrganisation: false, passage: { id: "p-one", hash: "0123" },
};

test("what was filled in is read again, and a draft of another form can't add inputs", () => {
  const [from, to] = [inputs(), inputs()];
  from.quote.value = "дума";
  from.publish.checked = true;
  values.fill(to, { ...values.raw(from), identifier: "c-abc234", constructor: "x" });
  assert.deepEqual(values.raw(to), { ...values.raw(inputs()), quote: "дума", publish: true });
});

test("a checkbox is ticked by true alone, and a text is always a text", () => {
  const to = inputs();
  values.fill(to, { publish: "true", quote: 7 });
  assert.equal(to.publish.checked, false);
  assert.equal(to.quote.value, "7");
});

test("values are cleaned, and what was taken out is counted over all of them", () => {
  const given = { ...values.raw(inputs()), quote: "а\u200b", name: "б\u200e", text: "\u200bв ", licence: true };
  const read = values.read(given, about);
  assert.equal(read.removed, 3);
  assert.equal(read.text, "в");
  assert.deepEqual([read.values["target.quote"], read.values["author.name"]], ["а", "б"]);
  assert.equal(read.values.licence, "CC-BY-4.0");
  assert.equal(read.values["target.hash"], "0123");
});

test("fields that don't show are left out, whatever stands in them", () => {
  const given = { ...values.raw(inputs()), kind: "support", proposal: "х", organisation: "у" };
  const shown = (more, how) => values.read({ ...given, ...more }, { ...about, ...how }).values;
  assert.deepEqual([shown().proposal, shown()["author.organisation"]], [undefined, undefined]);
  assert.equal(shown({ kind: "amend" }).proposal, "х");
  assert.equal(shown({}, { isOrganisation: true })["author.organisation"], "у");
  assert.equal(shown({ organisation: " " }, { isOrganisation: true })["author.organisation"], undefined);
  assert.equal(shown({}, { passage: undefined })["target.hash"], undefined);
});

test("each input has one sentence, the first fault's, in the order of the form", () => {
  const knowledge = {
    words: { "error.choose": "Изберете.", "error.agree": "Нужно е съгласие.", "error.same": "Същото е." },
    fields: [{ path: "author.name", errors: { long: "Най-много {limit}." } }],
    errors: { "quote-dangling": "Няма го в {block}." },
  };
  const faults = [
    { path: "licence", fault: "choose" },
    { path: "author.name", fault: "long", limit: 5 },
    { path: "proposal", fault: "same" },
    { path: "target.quote", fault: "quote-dangling", block: "p-one" },
    { path: "target.block", fault: "empty" },
    { path: "target.block", fault: "form" },
    { path: "target.hash", fault: "empty" },
  ];
  assert.deepEqual([...values.sentences(knowledge, faults)], [
    ["block", "Изберете."],
    ["quote", "Няма го в p-one."],
    ["proposal", "Същото е."],
    ["name", "Най-много 5."],
    ["licence", "Нужно е съгласие."],
  ]);
});
