import assert from "node:assert/strict";
import { test } from "node:test";

import { Fields } from "../../../osintkit/widgets/js/fields.js";

const controls = () => ({ note: { type: "text", value: "" }, sure: { type: "checkbox", checked: false } });

test("what is stored is shown, what was typed stays", () => {
  const held = controls();
  const fields = new Fields(held);
  fields.show({ note: "first", sure: true }, true);
  assert.deepEqual(fields.read(), { note: "first", sure: true });
  held.note.value = "half a sen";
  fields.show({ note: "another's", sure: false }, false);
  assert.deepEqual(fields.read(), { note: "half a sen", sure: false });
});

test("something else is looked at: its own truth stands there", () => {
  const held = controls();
  const fields = new Fields(held);
  fields.show({ note: "first", sure: true }, true);
  held.note.value = "typed";
  fields.show({ note: "of the next", sure: false }, true);
  assert.deepEqual(fields.read(), { note: "of the next", sure: false });
});

test("once saved, the stored form may take its place; typed on since, it may not", () => {
  const held = controls();
  const fields = new Fields(held);
  fields.show({ note: "", sure: false }, true);
  held.note.value = " a note ";
  fields.send();
  fields.settle({ kind: "saved" });
  fields.show({ note: "a note", sure: false }, false);
  assert.equal(held.note.value, "a note");
  held.note.value = "b";
  fields.send();
  held.note.value = "bc";
  fields.settle({ kind: "saved" });
  fields.show({ note: "b", sure: false }, false);
  assert.equal(held.note.value, "bc");
});

test("what was refused stays typed", () => {
  const held = controls();
  const fields = new Fields(held);
  fields.show({ note: "", sure: false }, true);
  held.note.value = "no reason";
  fields.send();
  fields.settle({ kind: "error" });
  fields.show({ note: "", sure: false }, false);
  assert.equal(held.note.value, "no reason");
});
