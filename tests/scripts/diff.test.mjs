/* Two wordings as one. */
import assert from "node:assert/strict";
import test from "node:test";

import { diff } from "./forms.mjs";

test("what stays, goes and comes stands in its order", () => {
  assert.deepEqual(diff.strokes("Общината да отговаря бързо", "Общината трябва да отговаря"), [
    { same: "Общината" },
    { gone: "", come: "трябва" },
    { same: "да отговаря" },
    { gone: "бързо", come: "" },
  ]);
});

test("equal wordings have no strokes, and nothing has none at all", () => {
  assert.deepEqual(diff.strokes("едно  две", "едно две"), [{ same: "едно две" }]);
  assert.deepEqual(diff.strokes("", " "), []);
});

test("both wordings come out of their strokes again", () => {
  let seed = 2026;
  const next = (most) => {
    seed = (seed * 48271) % 2147483647;
    return seed % most;
  };
  const wording = () => Array.from({ length: next(12) }, () => "абвг"[next(4)]).join(" ");
  for (let turn = 0; turn < 300; turn += 1) {
    const [before, after] = [wording(), wording()];
    const strokes = diff.strokes(before, after);
    const joined = (name) => strokes.map((one) => one.same ?? one[name]).filter(Boolean).join(" ");
    assert.equal(joined("gone"), before);
    assert.equal(joined("come"), after);
    assert.ok(strokes.every((one, at) => one.same === undefined || strokes[at + 1]?.same === undefined));
  }
});
