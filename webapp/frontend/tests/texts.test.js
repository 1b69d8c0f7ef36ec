import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { ENGLISH, speaker } from "../src/texts.js";

test("a sentence is the reader's own, filled in, or English", () => {
  const say = speaker({ saved: "Bewaard om {time}" });
  assert.equal(say("saved", { time: "14:02" }), "Bewaard om 14:02");
  assert.equal(say("minutes_left", { minutes: 5 }), "5 minutes left.");
});

test("every sentence stands in the README, where the templates' writer looks", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  for (const [key, sentence] of Object.entries(ENGLISH)) {
    assert.ok(readme.includes(`| \`${key}\` | ${sentence} |`), key);
  }
});

test("no sentence is left that nothing says", () => {
  const folder = new URL("../src/", import.meta.url);
  const sources = readdirSync(folder).filter((name) => name.endsWith(".js") && name !== "texts.js");
  const code = sources.map((name) => readFileSync(new URL(name, folder), "utf8")).join("");
  for (const key of Object.keys(ENGLISH)) assert.match(code, new RegExp(`\\b${key}\\b`), key);
});
