import assert from "node:assert/strict";
import { test } from "node:test";

import { countWords, marked, plural, short, stanceWords } from "../../../osintkit/widgets/js/text.js";

test("hidden characters are named, and what can be read stays", () => {
  assert.equal(marked("a\u202eb\u200b"), "a⟦U+202E⟧b⟦U+200B⟧");
  assert.equal(marked("Сеул 북한군 ❤\ufe0f"), "Сеул 북한군 ❤\ufe0f");
});

test("a long text is cut between words and never inside a character", () => {
  assert.equal(short("one two three", 9), "one two …");
  assert.equal(short("short", 9), "short");
  assert.equal(short("abcdefgh\u{1f600}xyz", 9), "abcdefgh …");
});

test("counts and stances in words", () => {
  assert.equal(plural(1, "origin", "origins"), "1 origin");
  assert.equal(countWords({ origins: 2, families: 1, refuting: 0 }), "2 independent origins in 1 family, 0 refuting");
  assert.equal(stanceWords("supports"), "▲\u00a0supports");
  assert.equal(stanceWords("unknown"), "unknown");
});
