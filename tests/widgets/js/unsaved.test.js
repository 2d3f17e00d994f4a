import assert from "node:assert/strict";
import { test } from "node:test";

import { Unsaved } from "../../../osintkit/widgets/js/unsaved.js";

const judged = (about, given = {}, more = {}) => ({ desk: "case/anna/triage", owner: 1, about, command: "accept", given, words: about, ...more });

test("what is on its way is kept once, under a request of its own", () => {
  const unsaved = new Unsaved();
  const first = unsaved.keep(judged("E-1"));
  assert.match(first.request, /^[0-9a-f]{32}$/);
  assert.equal(unsaved.keep(judged("E-1")), null);
  assert.notEqual(unsaved.keep(judged("E-2")).request, first.request);
  assert.equal(unsaved.all.length, 2);
});

test("a kernel that is gone loses them, and they are offered at the same desk only", () => {
  const unsaved = new Unsaved();
  unsaved.keep(judged("E-1"));
  unsaved.keep(judged("E-2", {}, { owner: 2 }));
  unsaved.lose(unsaved.sentBy(1));
  assert.deepEqual(unsaved.lostAt("case/anna/triage").map((one) => one.about), ["E-1"]);
  assert.deepEqual(unsaved.lostAt("case/ben/triage"), []);
  assert.deepEqual(unsaved.sentBy(2).map((one) => one.about), ["E-2"]);
});

test("of several lost judgments of one thing the last is offered", () => {
  const unsaved = new Unsaved();
  const first = unsaved.keep(judged("E-1", { stance: "supports" }));
  const second = unsaved.keep(judged("E-1", { stance: "refutes" }));
  unsaved.lose([first, second]);
  assert.deepEqual(unsaved.lostAt("case/anna/triage"), [second]);
});

test("what is answered is no longer kept, and everybody is told", () => {
  const unsaved = new Unsaved();
  let told = 0;
  unsaved.addEventListener("change", () => { told += 1; });
  const one = unsaved.keep(judged("E-1"));
  assert.deepEqual(unsaved.asked([one.request, "other"]), [one]);
  unsaved.settle([one]);
  unsaved.settle([]);
  assert.deepEqual(unsaved.all, []);
  assert.equal(told, 2);
});
