/* What stands in the form, as values; and what is said of faults. */
import assert from "node:assert/strict";
import test from "node:test";

import { signs, values } from "./forms.mjs";

const input = (name, path, kind, more = {}) => ({ name, path, kind, when: null, isText: false, ...more });
const known = {
  signs, name: "form", taken: [], identifier: "id", made: { "target.hash": "subject" },
  fields: [
    { path: "author.name", required: true, minLength: 1, maxLength: 5, errors: { long: "Най-много {limit}." } },
    { path: "author.organisation", minLength: 1, errors: {} }, { path: "proposal", errors: {} },
  ],
  inputs: [
    input("block", "target.block", "select"), input("kind", "kind", "choice"), input("quote", "target.quote", "area"),
    input("proposal", "proposal", "area", { when: ["kind", ["amend"]] }), input("text", "text", "area", { isText: true }),
    input("weight", "weight", "number"), input("name", "author.name", "text"),
    input("organisation", "author.organisation", "text", { when: ["kind", ["amend"]] }),
    input("publish", "", "check"), input("licence", "licence", "check"),
  ],
  words: { "error.choose": "Изберете.", "error.agree": "Нужно е съгласие.", "error.quote.elsewhere": "Няма го там." },
  errors: { same: "Същото е.", elsewhere: "Няма го в {block}." },
};
const inputs = () => Object.fromEntries(known.inputs.map(({ name, kind }) => (
  [name, kind === "check" ? { type: "checkbox", value: "on", checked: false } : { type: "text", value: "" }])));
const raw = (from) => values.raw(known, from);
const subject = { id: "c-abc234", licence: "CC-BY-4.0", "target.hash": "0123" };

test("what was filled in is read again, and a draft of another form can't add inputs", () => {
  const [from, to] = [inputs(), inputs()];
  from.quote.value = "дума";
  from.publish.checked = true;
  values.fill(known, to, { ...raw(from), identifier: "c-abc234", constructor: "x" });
  assert.deepEqual(raw(to), { ...raw(inputs()), quote: "дума", publish: true });
});

test("a checkbox is ticked by true alone, and a text is always a text", () => {
  const to = inputs();
  values.fill(known, to, { publish: "true", quote: 7 });
  assert.equal(to.publish.checked, false);
  assert.equal(to.quote.value, "7");
});

test("values are cleaned, and what was taken out is counted over all of them", () => {
  const given = { ...raw(inputs()), quote: "а\u200b", name: "б\u200e", text: "\u200bв ", licence: true };
  const read = values.read(known, given, subject);
  assert.deepEqual([read.removed, read.texts], [3, { text: "в" }]);
  assert.deepEqual([read.values["target.quote"], read.values["author.name"]], ["а", "б"]);
  assert.deepEqual([read.values.licence, read.values["target.hash"], read.values.id], ["CC-BY-4.0", "0123", "c-abc234"]);
});

test("fields that don't show are left out, whatever stands in them; what is empty and may be, too", () => {
  const read = (more) => values.read(known, { ...raw(inputs()), kind: "support", proposal: "х", organisation: "у", ...more }, {}).values;
  assert.deepEqual([read({}).proposal, read({})["author.organisation"]], [undefined, undefined]);
  assert.deepEqual([read({ kind: "amend" }).proposal, read({ kind: "amend", proposal: " " }).proposal], ["х", ""]);
  assert.equal(read({ kind: "amend", organisation: " " })["author.organisation"], undefined);
  assert.equal(read({})["target.block"], undefined);
});

test("a number may have a comma; what is none stays as it was written, to be told", () => {
  const weight = (text) => values.read(known, { ...raw(inputs()), weight: text }, {}).values.weight;
  assert.deepEqual(["43,13", " -1.5 ", "", "4x"].map(weight), [43.13, -1.5, undefined, "4x"]);
});

test("each input has one sentence, the first fault's, in the order of the form", () => {
  const faults = [
    { path: "licence", fault: "choose" },
    { path: "author.name", fault: "long", limit: 5 },
    { path: "proposal", fault: "same" },
    { path: "target.quote", fault: "elsewhere", block: "p-one" },
    { path: "target.block", fault: "empty" },
    { path: "target.block", fault: "form" },
    { path: "target.hash", fault: "empty" },
  ];
  const given = { ...raw(inputs()), kind: "amend", publish: true };
  assert.deepEqual([...values.sentences(known, faults, given)], [
    ["block", "Изберете."], ["quote", "Няма го там."], ["proposal", "Същото е."], ["name", "Най-много 5."],
    ["licence", "Нужно е съгласие."],
  ]);
  assert.equal(values.sentences(known, faults, { ...given, kind: "support" }).has("proposal"), false);
  assert.equal(values.sentences(known, [], { ...given, publish: false }).get("publish"), "Нужно е съгласие.");
});
