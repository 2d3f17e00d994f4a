import assert from "node:assert/strict";
import { test } from "node:test";

import { meaningOf } from "../../../osintkit/widgets/js/keys.js";

const KNOWN = new Set(["s", "u", "?", "ArrowDown", "Enter"]);
const meaning = (press, where = {}) => meaningOf(press, { inField: false, onButton: false, known: (key) => KNOWN.has(key), ...where });

test("a key of the widget acts, another means nothing", () => {
  assert.equal(meaning({ key: "s" }), "act");
  assert.equal(meaning({ key: "q" }), "nothing");
  assert.equal(meaning({ key: "s", altKey: true }), "nothing");
  assert.equal(meaning({ key: "s", ctrlKey: true, altKey: true }), "save");
});

test("a letter that is held down judges once, an arrow moves on and on", () => {
  assert.equal(meaning({ key: "s", repeat: true }), "held");
  assert.equal(meaning({ key: "ArrowDown", repeat: true }), "act");
  assert.equal(meaning({ key: "z", ctrlKey: true, repeat: true }), "held");
});

test("undo and redo as everywhere", () => {
  assert.equal(meaning({ key: "z", ctrlKey: true }), "undo");
  assert.equal(meaning({ key: "Z", metaKey: true, shiftKey: true }), "redo");
  assert.equal(meaning({ key: "y", ctrlKey: true }), "redo");
  assert.equal(meaning({ key: "z" }), "nothing");
});

test("in a field only saving and leaving mean something", () => {
  for (const key of ["s", "u", "?", "Enter", "ArrowDown"]) assert.equal(meaning({ key }, { inField: true }), "nothing");
  assert.equal(meaning({ key: "z", ctrlKey: true }, { inField: true }), "nothing");
  assert.equal(meaning({ key: "Escape" }, { inField: true }), "leave");
  assert.equal(meaning({ key: "s", metaKey: true }, { inField: true }), "save");
});

test("a button keeps its own keys", () => {
  assert.equal(meaning({ key: "Enter" }, { onButton: true }), "nothing");
  assert.equal(meaning({ key: "Enter" }), "act");
  assert.equal(meaning({ key: "s" }, { onButton: true }), "act");
});
