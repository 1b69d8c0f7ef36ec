// Shows what became of the draft: the word in the header, and notices with what can be done.
import { announce, element } from "./page.js";

const SHOWN = { saved: "saved", saving: "saving", offline: "offline", conflict: "conflict", refused: "refused", sign_in: "offline" };
const NOTICES = ["conflict", "sign_in"];

/** Returns report(kind, answer) for the drafts, and notice functions for the rest. */
export function savedState({ say, time_zone: timeZone }) {
  let last = "saved";
  const word = document.querySelector("[data-saved]");

  function time(iso) {
    const options = { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false, timeZone };
    return new Date(iso).toLocaleTimeString(document.documentElement.lang || undefined, options);
  }

  function sentence(kind, answer) {
    if (kind === "saved") return say("saved", { time: time(answer.saved_at ?? answer.now) });
    return (kind === "refused" && answer?.error) || say(kind);
  }

  function report(kind, answer) {
    if (!(kind in SHOWN)) return;
    if (kind === "saved" && !answer.saved_at && last === "saved") return;
    if (word) {
      word.dataset.state = SHOWN[kind];
      // Where a notice says the rest, a word is enough here.
      word.textContent = NOTICES.includes(kind) ? say("not_saved") : sentence(kind, answer);
    }
    if (kind === "saving" || kind === last) return;
    if (kind !== "saved") announce(sentence(kind, answer));
    else if (last !== "saved") announce(say("online"));
    last = kind;
    if (kind === "saved") remove("sign_in");
    if (NOTICES.includes(kind)) notice(kind, [reloadButton(kind === "conflict" ? "continue_here" : "reload")]);
  }

  function reloadButton(key) {
    return element("button", { type: "button", class: "action", onclick: () => location.reload() }, say(key));
  }

  return { report, otherTab: () => notice("other_tab", [reloadButton("continue_here")]), restored: () => restored(say), kept: (log, actions) => kept(say, log, actions) };

  function notice(key, parts) {
    put(key, [element("p", {}, say(key)), element("div", { class: "row" }, ...parts)]);
  }
}

function put(key, children) {
  const place = document.querySelector("[data-notice]");
  remove(key);
  place?.append(element("section", { class: "notice attention", "data-kind": key }, ...children));
}

function remove(key) {
  document.querySelector(`[data-notice] [data-kind="${key}"]`)?.remove();
}

function restored(say) {
  put("restored", [element("p", {}, say("restored"))]);
  announce(say("restored"));
}

/** Offer the text that another device has overtaken: to read, to take over, to discard. */
function kept(say, { files }, { takeOver, discard }) {
  const done = (action) => () => {
    remove("kept");
    action();
  };
  const texts = Object.entries(files).filter(([, text]) => text !== null);
  const shown = texts.flatMap(([name, text]) => [element("p", {}, element("code", {}, name)), element("pre", { class: "sample", tabindex: "0" }, text)]);
  put("kept", [
    element("p", {}, say("kept")),
    element("details", {}, element("summary", {}, say("kept_text")), ...shown),
    element(
      "div", { class: "row" },
      element("button", { type: "button", class: "action", onclick: done(takeOver) }, say("take_over")),
      element("button", { type: "button", class: "action", onclick: done(discard) }, say("discard")),
    ),
  ]);
}
