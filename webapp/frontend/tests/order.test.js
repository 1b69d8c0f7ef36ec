import assert from "node:assert/strict";
import test from "node:test";
import { comparison, asNumber } from "../src/order.js";

test("numbers are read as the three languages write them", () => {
  assert.deepEqual(["12", "1.234,5", "1\u202f234,5", "85 %", "\u22123", "-", "2 of 3"].map(asNumber), [12, 1234.5, 1234.5, 85, -3, null, null]);
});

test("numbers sort by size, words as the language does, empty cells last both ways", () => {
  const sorted = (texts, descending) => [...texts].sort(comparison(texts, "fr", descending));
  assert.deepEqual(sorted(["10", "9", "", "100"], false), ["9", "10", "100", ""]);
  assert.deepEqual(sorted(["10", "9", "", "100"], true), ["100", "10", "9", ""]);
  assert.deepEqual(sorted(["Zoé", "Émil", "Ada"], false), ["Ada", "Émil", "Zoé"]);
});
