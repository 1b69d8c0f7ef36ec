// Questions to the reader, in the browser's own modal dialog element.
import { element } from "./page.js";

/** Ask yes or no; resolves to true or false. */
export function ask(say, question, { confirm = say("ok"), grave = false } = {}) {
  const paragraph = element("p", { id: "dialog-question" }, question);
  return open(say, confirm, grave, [paragraph], () => true).then((answer) => answer === true);
}

/** Ask for one line of text; `fault(value)` returns a sentence or "". Resolves to the text or null. */
export function askText(say, label, value, fault) {
  const error = element("p", { class: "error", id: "dialog-error", role: "alert" });
  const input = element("input", { id: "dialog-text", value, "aria-describedby": "dialog-error" });
  Object.assign(input, { autocomplete: "off", spellcheck: false });
  input.setAttribute("autocapitalize", "off");
  const field = element("div", { class: "field" });
  field.append(element("label", { for: "dialog-text", id: "dialog-question" }, label), input, error);
  return open(say, say("ok"), false, [field], () => {
    error.textContent = fault(input.value.trim());
    field.classList.toggle("wrong", Boolean(error.textContent));
    return error.textContent ? undefined : input.value.trim();
  });
}

/** Show the dialog; `answer()` gives the value, or undefined to keep it open. */
function open(say, confirm, grave, content, answer) {
  return new Promise((resolve) => {
    const cancel = element("button", { type: "button", class: "action" }, say("cancel"));
    const accept = element("button", { class: grave ? "action grave" : "action primary" }, confirm);
    const row = element("div", { class: "row dialog-row" }, cancel, accept);
    const form = element("form", { method: "dialog", class: "dialog-form" }, ...content, row);
    const dialog = element("dialog", { "aria-labelledby": "dialog-question" }, form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const value = answer();
      if (value === undefined) return;
      dialog.close();
      resolve(value); // here, since "close" comes a task later: keys pressed by then would be lost
    });
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(null);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
