// Posts events of a draft and says in one word what became of them.

const TIMEOUT_MS = 10_000;
const SIGN_IN = [400, 401, 403];
const REFUSED = [404, 413, 415, 422];

/**
 * Returns {kind, …}: saved, conflict, closed (with redirect), sign_in, refused (with error), or
 * offline (with after: milliseconds the server asks to wait).
 */
export async function postDraft(url, body, { csrf, keepalive = false, send = fetch }) {
  let answer;
  try {
    answer = await send(url, {
      method: "POST",
      credentials: "same-origin",
      redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrf, Accept: "application/json" },
      body: JSON.stringify(body),
      keepalive,
      signal: keepalive ? undefined : AbortSignal.timeout(TIMEOUT_MS),
    });
    return await read(answer);
  } catch {
    return { kind: "offline" }; // no line, no answer in time, or an answer cut short
  }
}

async function read(answer) {
  const { status } = answer;
  if (status === 200) return saved(await answer.json());
  if (status === 409) return { kind: "conflict", ...(await answer.json()) };
  if (status === 410) return { kind: "closed", ...(await answer.json()) };
  // A redirect of a POST leads to the sign-in page.
  if (SIGN_IN.includes(status) || answer.type === "opaqueredirect") return { kind: "sign_in" };
  if (REFUSED.includes(status)) return { kind: "refused", error: await sentence(answer) };
  return { kind: "offline", after: 1000 * (Number(answer.headers.get("Retry-After")) || 0) };
}

/** An answer that does not say what was kept counts as none: nothing is dropped on its word. */
function saved(said) {
  const clear = Number.isInteger(said?.acknowledged) && Number.isInteger(said?.version);
  return clear ? { kind: "saved", ...said } : { kind: "offline" };
}

async function sentence(answer) {
  try {
    return (await answer.json()).error ?? "";
  } catch {
    return "";
  }
}

/** How long to wait before try number `tries` (from 0). */
export function backoff(tries) {
  return [1000, 2000, 4000, 8000][tries] ?? 15_000;
}
