import assert from "node:assert/strict";
import test from "node:test";
import { format, passedWarning, ServerClock } from "../src/remaining.js";

const MINUTE = 60_000;

test("the clock shows hours, minutes and seconds, and stops at zero", () => {
  assert.equal(format(4_328_000), "1:12:08");
  assert.equal(format(59_001), "0:01:00");
  assert.equal(format(1), "0:00:01");
  assert.equal(format(0), "0:00:00");
  assert.equal(format(-5000), "0:00:00");
});

test("the server's time counts, whatever this machine's clock says", () => {
  let ticks = 1000;
  const clock = new ServerClock(() => ticks);
  clock.sync("2031-05-04T10:00:00Z");
  ticks += 2500;
  assert.equal(new Date(clock.now()).toISOString(), "2031-05-04T10:00:02.500Z");
  clock.sync(undefined);
  assert.equal(new Date(clock.now()).toISOString(), "2031-05-04T10:00:02.500Z");
});

test("a warning is due once, when its minute is passed", () => {
  assert.equal(passedWarning(15 * MINUTE + 300, 15 * MINUTE - 700, [15, 5, 1]), 15);
  assert.equal(passedWarning(15 * MINUTE - 700, 15 * MINUTE - 1700, [15, 5, 1]), null);
});

test("after a sleep over several warnings only the last one is due", () => {
  assert.equal(passedWarning(16 * MINUTE, 4 * MINUTE, [15, 5, 1]), 5);
  assert.equal(passedWarning(16 * MINUTE, 0, [15, 5, 1]), null);
});
