// What the page tells the scripts, and the one place where they tell the reader something.
import { speaker } from "./texts.js";

/** Return the content of `<meta name=…>`, or "". */
export function meta(name) {
  return document.querySelector(`meta[name="${name}"]`)?.content ?? "";
}

/** Return what `#exam-state` says, with every key present; null where the page has none. */
export function readState() {
  const element = document.getElementById("exam-state");
  if (!element) return null;
  const given = JSON.parse(element.textContent);
  const defaults = { files: {}, starter: {}, version: 0, device: "", acknowledged: 0, draft_url: "" };
  const times = { siblings: [], now: null, closes_at: null, paused: false, warnings: [15, 5, 1] };
  const state = { ...defaults, ...times, read_only: false, endings: [], data_endings: [], said: "", texts: {}, ...given };
  return { ...state, say: speaker(state.texts) };
}

/** Say a sentence once in the page's polite live region. */
export function announce(sentence) {
  const region = document.querySelector("[data-announce]");
  if (!region) return;
  region.textContent = "";
  // A region that changes within one turn to the same text is not read out again.
  setTimeout(() => {
    region.textContent = sentence;
  }, 50);
}

/** Make an element: element("p", {class: "x", onclick: f}, "text", child). */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.replace(/^on/, ""), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}
