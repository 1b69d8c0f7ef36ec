import assert from "node:assert/strict";
import test from "node:test";
import { backoff, postDraft } from "../src/post.js";

const reply = (status, body, headers) => async () => new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
const kindOf = async (send) => (await postDraft("/draft", { events: [] }, { csrf: "t", send })).kind;

test("each answer of the server has one word", async () => {
  const saved = { version: 1, acknowledged: 1, now: "" };
  const expected = { 409: "conflict", 410: "closed", 401: "sign_in", 403: "sign_in", 400: "sign_in", 413: "refused", 422: "refused", 429: "offline", 500: "offline", 503: "offline" };
  assert.equal(await kindOf(reply(200, saved)), "saved");
  for (const [status, kind] of Object.entries(expected)) assert.equal(await kindOf(reply(Number(status), {})), kind, status);
});

test("an answer that does not say what was kept drops nothing", async () => {
  assert.equal(await kindOf(reply(200, { version: 1 })), "offline");
  assert.equal(await kindOf(reply(200, null)), "offline");
  assert.equal(await kindOf(async () => new Response("<h1>Welcome to the train's network</h1>")), "offline");
});

test("no line is offline; a redirect leads to the sign-in page", async () => {
  assert.equal(await kindOf(async () => { throw new TypeError("no line"); }), "offline");
  assert.equal(await kindOf(async () => ({ type: "opaqueredirect", status: 0 })), "sign_in");
});

test("a refusal brings its sentence, a busy server the time to wait", async () => {
  const refused = await postDraft("/draft", {}, { csrf: "t", send: reply(422, { error: "Too long." }) });
  const busy = await postDraft("/draft", {}, { csrf: "t", send: reply(429, {}, { "Retry-After": "7" }) });
  assert.equal(refused.error, "Too long.");
  assert.equal(busy.after, 7000);
});

test("the token and the events go with the request", async () => {
  let seen;
  await postDraft("/draft", { events: [1] }, { csrf: "t0ken", send: async (url, options) => { seen = options; return new Response(null, { status: 500 }); } });
  assert.equal(seen.headers["X-CSRFToken"], "t0ken");
  assert.deepEqual(JSON.parse(seen.body), { events: [1] });
});

test("tries get rarer up to a quarter of a minute", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 50].map(backoff), [1000, 2000, 4000, 8000, 15000, 15000]);
});
