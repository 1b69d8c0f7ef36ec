import assert from "node:assert/strict";
import test from "node:test";
import { newLog, replay } from "../src/draftlog.js";
import { Drafts } from "../src/drafts.js";
import { Folder } from "../src/folder.js";

/** A desk on a machine whose timers the test turns, before a server that keeps what it is sent. */
function makeDesk(t, { holds = true } = {}) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const server = { status: 200, version: 0, last: 0, files: {}, requests: [] };
  const kept = [];
  const heard = [];
  const send = async (url, { body }) => {
    const said = JSON.parse(body);
    server.requests.push(said);
    if (typeof server.status === "number" && server.status !== 200) return new Response("{}", { status: server.status });
    const fresh = said.events.filter((event) => event.n > server.last);
    server.files = replay(server.files, fresh);
    if (fresh.length > 0) Object.assign(server, { version: server.version + 1, last: fresh.at(-1).n });
    if (server.status === "lost") throw new TypeError("the line dropped before the answer");
    return Response.json({ version: server.version, acknowledged: server.last, now: "2031-05-04T10:00:00Z" });
  };
  const folder = new Folder({ "a.py": "" });
  const log = newLog("here", 0);
  const buffer = { save: (url, saved) => kept.push(structuredClone(saved)) };
  const owner = { holds: () => holds };
  const clock = { now: () => Date.parse("2031-05-04T10:00:00Z"), sync() {} };
  const drafts = new Drafts({ url: "/draft", folder, log, buffer, owner, clock, csrf: "t", report: (kind) => heard.push(kind), send });
  const pass = async (milliseconds) => {
    t.mock.timers.tick(milliseconds);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return { drafts, folder, log, server, kept, heard, pass };
}

test("a change is on this machine after 250 ms and on the server after two seconds", async (t) => {
  const { folder, server, kept, heard, pass } = makeDesk(t);
  folder.write("a.py", "x");
  await pass(249);
  assert.equal(kept.length, 0);
  await pass(1);
  assert.equal(kept.at(-1).events[0].files["a.py"], "x");
  assert.equal(server.requests.length, 0);
  await pass(1750);
  assert.equal(server.files["a.py"], "x");
  assert.deepEqual(heard, ["saving", "saved"]);
  assert.deepEqual(kept.at(-1).events, []);
});

test("someone who never stops typing is written down all the same", async (t) => {
  const { folder, kept, server, pass } = makeDesk(t);
  for (let count = 1; count <= 40; count += 1) {
    folder.write("a.py", "x".repeat(count));
    await pass(100);
  }
  assert.ok(kept.length >= 10);
  assert.ok(server.files["a.py"].length >= 18);
});

test("without an answer it tries again, less and less often, and loses nothing", async (t) => {
  const { folder, server, heard, pass, log } = makeDesk(t);
  server.status = 503;
  folder.write("a.py", "x");
  await pass(2000);
  for (const wait of [1000, 2000, 4000, 8000, 15000]) {
    const before = server.requests.length;
    await pass(wait - 1);
    assert.equal(server.requests.length, before);
    await pass(1);
    assert.equal(server.requests.length, before + 1);
  }
  server.status = 200;
  await pass(15000);
  assert.equal(server.files["a.py"], "x");
  assert.equal(log.events.length, 0);
  assert.equal(heard.at(-1), "saved");
});

test("flush resolves to whether the server has everything", async (t) => {
  const { drafts, folder, server } = makeDesk(t);
  folder.write("a.py", "x");
  server.status = 500;
  assert.equal(await drafts.flush(), false);
  server.status = 200;
  assert.equal(await drafts.flush(), true);
  assert.equal(server.files["a.py"], "x");
});

test("two calls at once send each event once", async (t) => {
  const { drafts, folder, server } = makeDesk(t);
  folder.write("a.py", "x");
  await Promise.all([drafts.flush(), drafts.flush(), drafts.flush()]);
  assert.deepEqual(server.requests.map(({ events }) => events.length), [1]);
});

test("after a conflict nothing is sent, and the last keystrokes are on this machine", async (t) => {
  const { folder, server, kept, heard, pass } = makeDesk(t);
  server.status = 409;
  folder.write("a.py", "x");
  await pass(2000);
  folder.write("a.py", "xy");
  await pass(60_000);
  assert.equal(server.requests.length, 1);
  assert.deepEqual(heard, ["saving", "conflict"]);
  assert.equal(kept.at(-1).events.at(-1).files["a.py"], "x");
});

test("what was refused does not stand in the way of what replaces it", async (t) => {
  const { folder, server, pass } = makeDesk(t);
  server.status = 413;
  folder.write("a.py", "x".repeat(1000));
  await pass(2000);
  folder.write("a.py", "short");
  server.status = 200;
  await pass(2000);
  assert.deepEqual(server.requests.at(-1).events.map((event) => event.files["a.py"]), ["short"]);
});

test("a tab that is no longer the newest neither writes nor sends", async (t) => {
  const { folder, server, kept, pass } = makeDesk(t, { holds: false });
  folder.write("a.py", "x");
  await pass(10_000);
  assert.deepEqual([server.requests.length, kept.length], [0, 0]);
});

test("a quiet page asks once a minute, for the clock may have been given more time", async (t) => {
  const { server, heard, pass } = makeDesk(t);
  await pass(60_000);
  assert.deepEqual(server.requests.map(({ events }) => events), [[]]);
  await pass(60_000);
  assert.equal(server.requests.length, 2);
  assert.deepEqual(heard, ["saved", "saved"]);
});

test("a page that closes hands over what is unsent", async (t) => {
  const { drafts, folder, server } = makeDesk(t);
  folder.write("a.py", "x");
  drafts.depart();
  assert.equal(server.requests[0].events[0].files["a.py"], "x");
});

test("what is typed after a page was hidden is not lost in an event the server already has", async (t) => {
  const { drafts, folder, server, pass } = makeDesk(t);
  folder.write("a.py", "x");
  drafts.depart();
  await pass(0);
  folder.write("a.py", "xy");
  await pass(2000);
  assert.equal(server.files["a.py"], "xy");
});

test("what is typed after an answer was lost is not lost with it", async (t) => {
  const { drafts, folder, server, pass } = makeDesk(t);
  folder.write("a.py", "x");
  server.status = "lost";
  assert.equal(await drafts.flush(), false);
  folder.write("a.py", "xy");
  await pass(250);
  server.status = 200;
  await pass(1000);
  assert.equal(server.files["a.py"], "xy");
});
