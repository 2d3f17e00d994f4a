import assert from "node:assert/strict";
import { test } from "node:test";

import { Offsets } from "../../../osintkit/widgets/js/offsets.js";

const TEXTS = ["", "plain", "a\u{1f600}b", "\u{1f600}\u{1f600}", "Сеул\u{10ffff} said", "lone \ud83d half", "\ude00\ud83d", "북한군 \u{20000}"];

/** Offsets by counting, as slow as it is plain. */
const pointsOf = (text, units) => [...text.slice(0, units)].length;

test("every boundary between characters goes there and back", () => {
  for (const text of TEXTS) {
    const offsets = new Offsets(text);
    let units = 0;
    for (const [points, sign] of [...text, ""].entries()) {
      assert.equal(offsets.toUnits(points), units, JSON.stringify([text, points]));
      assert.equal(offsets.toPoints(units), points, JSON.stringify([text, units]));
      units += sign.length;
    }
  }
});

test("what Python counts is what is counted here", () => {
  const text = "x\u{1f1f0}\u{1f1f5} said \u{1f468}\u200d\u{1f469}.".repeat(50);
  const offsets = new Offsets(text);
  for (let units = 0; units <= text.length; units += 7) {
    const inside = text.charCodeAt(units) >= 0xdc00 && text.charCodeAt(units) < 0xe000;
    if (!inside) assert.equal(offsets.toPoints(units), pointsOf(text, units));
  }
});
