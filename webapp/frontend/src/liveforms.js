// Sends a form without leaving the page: the drafts first, then the form, then its answer.
import { ask } from "./dialogs.js";
import { place, request } from "./fragments.js";
import { initLive } from "./live.js";
import { element, meta } from "./page.js";

/** Take over every `form[data-live-form]`; `before()` saves what is not yet saved. */
export function initForms(say, before, root = document) {
  for (const form of root.querySelectorAll("form[data-live-form]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (form.getAttribute("aria-busy") !== "true") press(form, event.submitter, say, before);
    });
  }
}

async function press(form, button, say, before) {
  const question = button?.dataset.confirm ?? form.dataset.confirm;
  if (question && !(await ask(say, question, { confirm: button?.textContent.trim() || say("ok") }))) return;
  const result = document.getElementById(form.dataset.target) ?? document.querySelector("[data-result]");
  busy(form, true);
  const waiting = element("p", { class: "meta" }, say("sending"));
  result.prepend(waiting);
  await before();
  try {
    const answer = await send(form, button);
    if (answer.address) return void location.assign(answer.address);
    if (answer.html !== undefined) place(result, answer.html, { anew: true });
    else fail(result, say("not_available"));
  } catch {
    fail(result, say("failed")); // no line: fetch says no more than that
  }
  waiting.remove();
  busy(form, false);
  initLive(result.parentElement ?? result);
}

function send(form, button) {
  const body = new FormData(form);
  if (button?.name) body.set(button.name, button.value);
  const url = button?.getAttribute("formaction") ? button.formAction : form.action;
  return request(url, { method: "POST", body, headers: { "X-CSRFToken": meta("csrf-token") } });
}

function busy(form, yes) {
  form.setAttribute("aria-busy", String(yes));
  const outside = form.id ? document.querySelectorAll(`[form="${CSS.escape(form.id)}"]`) : [];
  for (const button of [...form.querySelectorAll("button:not([type=button])"), ...outside]) {
    button.setAttribute("aria-disabled", String(yes));
  }
}

function fail(result, sentence) {
  result.querySelector(".failure")?.remove();
  result.prepend(element("p", { class: "failure notice unmet", role: "alert" }, sentence));
}
