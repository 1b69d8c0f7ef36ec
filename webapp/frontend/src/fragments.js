// Asks the server for a piece of the page, and puts it there without losing the reader's place.
import { announce } from "./page.js";

const shown = new WeakMap();
const said = new WeakMap();

/** Fetch; resolves to {html} for a fragment, {address} for a page; throws where there is no answer. */
export async function request(url, options = {}) {
  const headers = { "X-Fragment": "1", ...options.headers };
  const answer = await fetch(url, { credentials: "same-origin", ...options, headers });
  if (answer.headers.get("X-Fragment")) return { html: await answer.text(), status: answer.status };
  if (answer.ok) return { address: answer.url, status: answer.status };
  return { status: answer.status };
}

/**
 * Put a fragment in place of what an element holds; focus stays where it was, by id. `anew`: the
 * reader asked for it, so it is said even where it says the same as last time.
 */
export function place(host, html, { anew = false } = {}) {
  if (shown.get(host) !== html) {
    const focused = host.contains(document.activeElement) ? document.activeElement.id : "";
    const parsed = new DOMParser().parseFromString(html, "text/html");
    host.replaceChildren(...parsed.body.childNodes);
    shown.set(host, html);
    if (focused) document.getElementById(focused)?.focus();
  }
  const text = host.querySelector("[data-announce-text]")?.textContent.trim() ?? "";
  if (text && (anew || text !== said.get(host))) announce(text);
  said.set(host, text);
}
