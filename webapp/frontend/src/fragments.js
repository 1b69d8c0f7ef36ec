// Asks the server for a piece of the page, and puts it there without losing the reader's place.
import { announce } from "./page.js";

const PROGRESS = "[data-progress]";
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
    const fresh = contents(host, html);
    if (!moveOn(host, fresh)) replace(host, fresh);
    shown.set(host, html);
  }
  const text = host.querySelector("[data-announce-text]")?.textContent.trim() ?? "";
  if (text && (anew || text !== said.get(host))) announce(text);
  said.set(host, text);
}

/** What a fragment holds; one that is the element itself, once more, is not put into it. */
function contents(host, html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const [first] = body.children;
  const itself = host.dataset.live && first?.dataset.live === host.dataset.live;
  return itself ? first : body;
}

function replace(host, fresh) {
  const focused = host.contains(document.activeElement) ? document.activeElement.id : "";
  host.replaceChildren(...fresh.childNodes);
  if (focused) document.getElementById(focused)?.focus();
}

/** Where only a progress moved on, move it there: who reads just now keeps the place. */
function moveOn(host, fresh) {
  const [old, next] = [host, fresh].map((part) => part.querySelector(PROGRESS));
  if (!old || !next || without(host) !== without(fresh)) return false;
  const [bar, { max, value }] = [old.querySelector("progress"), next.querySelector("progress")];
  Object.assign(bar, { max, value });
  old.lastChild.data = next.lastChild.data;
  return true;
}

function without(part) {
  const copy = part.cloneNode(true);
  copy.querySelector(PROGRESS).remove();
  return copy.innerHTML;
}
