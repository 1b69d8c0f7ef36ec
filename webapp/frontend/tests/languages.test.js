import assert from "node:assert/strict";
import { test } from "node:test";
import { indentOf, load, modeOf } from "../src/languages.js";

const NAMES = ["python", "javascript", "typescript", "java", "csharp", "php", "c", "cpp", "go", "bash", "sqlite", "postgresql"];

test("the ending of a file says what it is, whatever language the exercise is done in", () => {
  assert.equal(modeOf("Till.java", "python"), "java");
  assert.equal(modeOf("till.h", "c"), "cpp");
  assert.equal(modeOf("prices.csv", "java"), "");
});

test("statements are read in the dialect of the exercise's database", () => {
  assert.equal(modeOf("query.sql", "sqlite"), "sqlite");
  assert.equal(modeOf("query.sql", "postgresql"), "postgresql");
});

test("a file without an ending is in the language of the exercise, and plain in none", () => {
  assert.equal(modeOf("run", "bash"), "bash");
  assert.equal(modeOf("run", "cobol"), "");
});

test("every language has colours and a sign for comments", async () => {
  for (const name of NAMES) {
    const found = await load(modeOf("file", name));
    assert.notDeepEqual(found, [], name);
  }
});

test("a language that nobody knows is plain text", async () => {
  assert.deepEqual(await load(""), []);
});

test("Go is indented with tabs", () => {
  assert.equal(indentOf("go"), "\t");
  assert.equal(indentOf("python"), "    ");
});
