import assert from "node:assert/strict";
import test from "node:test";
import { acknowledge, difference, isOutdated, newLog, note, reconcile, replay, thin } from "../src/draftlog.js";

const AT = Date.parse("2031-05-04T10:00:00Z");
const typed = (log, before, after, more = {}) => note(log, before, after, { at: AT, ...more });
const stateOf = (more = {}) => ({ files: { "a.py": "server" }, version: 3, device: "here", acknowledged: 0, ...more });

test("an event names only the files that changed, and null for one that is gone", () => {
  assert.deepEqual(difference({ a: "1", b: "2", c: "3" }, { a: "1", b: "x", d: "" }), { b: "x", c: null, d: "" });
});

test("typing goes on in a young event, and a new one begins after two seconds", () => {
  const log = newLog("here", 0);
  typed(log, { a: "" }, { a: "x" });
  typed(log, { a: "x" }, { a: "xy" }, { at: AT + 1900 });
  assert.deepEqual(log.events.map((event) => [event.n, event.files]), [[1, { a: "xy" }]]);
  typed(log, { a: "xy" }, { a: "xyz" }, { at: AT + 2000 });
  assert.deepEqual(log.events.map((event) => event.n), [1, 2]);
});

test("an event that was sent is never changed", () => {
  const log = newLog("here", 0);
  typed(log, { a: "" }, { a: "x" });
  typed(log, { a: "x" }, { a: "xy" }, { sent: 1 });
  assert.deepEqual(log.events.map((event) => event.files.a), ["x", "xy"]);
});

test("nothing is noted where nothing changed, but a reset or a switch always is", () => {
  const log = newLog("here", 0);
  assert.equal(typed(log, { a: "x" }, { a: "x" }), false);
  assert.equal(typed(log, { a: "x" }, { a: "x" }, { kind: "switch" }), true);
  assert.deepEqual(log.events, [{ n: 1, at: "2031-05-04T10:00:00.000Z", kind: "switch", files: {} }]);
});

test("typing after a reset does not go into the reset", () => {
  const log = newLog("here", 0);
  typed(log, { a: "x" }, { a: "" }, { kind: "reset" });
  typed(log, { a: "" }, { a: "y" });
  assert.deepEqual(log.events.map((event) => event.kind), ["reset", "edit"]);
});

test("what the server has is dropped, what came after stays", () => {
  const log = newLog("here", 0);
  typed(log, { a: "" }, { a: "x" });
  typed(log, { a: "x" }, { a: "xy" }, { sent: 1 });
  acknowledge(log, 1, 7);
  assert.deepEqual([log.base, log.events.map((event) => event.n), log.n], [7, [2], 2]);
});

test("a long log is thinned from its oldest end and still ends in the same text", () => {
  const events = Array.from({ length: 100 }, (_, index) => ({ n: index + 1, at: "", kind: "edit", files: { a: "x".repeat(100) + index } }));
  const thinned = thin(events, 3000);
  assert.ok(JSON.stringify(thinned.map((event) => event.files)).length < 3500);
  assert.ok(thinned.length > 10);
  assert.deepEqual(replay({}, thinned), replay({}, events));
  assert.equal(thinned.at(-1).n, 100);
});

test("hours without a line never make more events than one request may carry", () => {
  const log = newLog("here", 0);
  for (let count = 1; count <= 1000; count += 1) typed(log, { a: String(count - 1) }, { a: String(count) }, { at: AT + count * 3000 });
  assert.equal(log.events.length, 200);
  assert.equal(log.events.at(-1).n, 1000);
  assert.equal(replay({}, log.events).a, "1000");
});

test("thinning leaves what is no typing alone", () => {
  const events = ["edit", "edit", "reset", "edit", "edit"].map((kind, index) => ({ n: index + 1, at: "", kind, files: { a: "x".repeat(50) } }));
  assert.deepEqual(thin(events, 10).map((event) => event.n), [2, 3, 5]);
});

test("what was typed without a line is back after a reload", () => {
  const stored = { ...newLog("here", 3), n: 5, events: [{ n: 5, at: "", kind: "edit", files: { "a.py": "typed", "b.py": "new" } }] };
  const { log, files, restored } = reconcile(stored, stateOf(), "fresh");
  assert.deepEqual(files, { "a.py": "typed", "b.py": "new" });
  assert.equal(restored, true);
  assert.deepEqual(log.events.map((event) => event.n), [5]);
});

test("work of this device whose answer was lost is not replayed over newer work", () => {
  const stored = { ...newLog("here", 2), n: 6, events: [{ n: 5, at: "", kind: "edit", files: { "a.py": "older" } }, { n: 6, at: "", kind: "edit", files: { "b.py": "unsent" } }] };
  const { log, files } = reconcile(stored, stateOf({ acknowledged: 5 }), "fresh");
  assert.deepEqual(files, { "a.py": "server", "b.py": "unsent" });
  assert.equal(log.base, 3);
});

test("the counter never falls behind what the server has from this device", () => {
  const { log } = reconcile({ ...newLog("here", 2), n: 1 }, stateOf({ acknowledged: 9 }), "fresh");
  typed(log, { a: "" }, { a: "x" });
  assert.equal(log.events[0].n, 10);
});

test("work that another device has overtaken is kept aside, not laid over it", () => {
  const stored = { ...newLog("here", 2), n: 5, events: [{ n: 5, at: "then", kind: "edit", files: { "a.py": "mine" } }] };
  const { log, files, restored } = reconcile(stored, stateOf({ device: "elsewhere" }), "fresh");
  assert.deepEqual(files, { "a.py": "server" });
  assert.equal(restored, false);
  assert.deepEqual(log.kept, { files: { "a.py": "mine" }, at: "then" });
  assert.deepEqual([log.events, log.base], [[], 3]);
});

test("unsent work on the server's present version is sent, whoever wrote that version", () => {
  const stored = { ...newLog("here", 3), n: 5, events: [{ n: 5, at: "", kind: "edit", files: { "a.py": "mine" } }] };
  assert.equal(reconcile(stored, stateOf({ device: "elsewhere" }), "fresh").files["a.py"], "mine");
});

test("a page that is older than what this machine saved is told", () => {
  assert.equal(isOutdated({ ...newLog("here", 4) }, stateOf()), true);
  assert.equal(isOutdated({ ...newLog("here", 3) }, stateOf()), false);
  assert.equal(isOutdated(null, stateOf()), false);
});

test("a browser that knows nothing of the exercise begins a log of its own", () => {
  const { log, files, restored } = reconcile(null, stateOf({ device: "elsewhere" }), "fresh");
  assert.deepEqual([log.device, log.base, restored], ["fresh", 3, false]);
  assert.deepEqual(files, { "a.py": "server" });
});
