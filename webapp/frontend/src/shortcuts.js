// Keyboard shortcuts; those without Ctrl or Cmd do nothing where text is typed.

const TYPING = "input, textarea, select, [contenteditable]:not([contenteditable=false]), dialog[open]";

function isTyping(event) {
  return event.target instanceof Element && event.target.closest(TYPING) !== null;
}

/** `?` and `[data-open-shortcuts]` open the list of shortcuts. */
export function initShortcutList(root = document) {
  const list = root.querySelector("dialog[data-shortcuts]");
  if (!list) return;
  for (const button of root.querySelectorAll("[data-open-shortcuts]")) {
    button.addEventListener("click", () => list.showModal());
  }
  root.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || isTyping(event)) return;
    event.preventDefault();
    list.showModal();
  });
}

/** The shortcuts of the exam page; `save` is called for Ctrl+S. */
export function initExamShortcuts(save, root = document) {
  const onKey = (event) => {
    const action = commandFor(event, save, root) || exerciseFor(event, root);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  // While capturing: the editor has a meaning of its own for Ctrl+Enter.
  root.addEventListener("keydown", onKey, { capture: true });
}

function commandFor(event, save, root) {
  const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!command || event.repeat || root.querySelector("dialog[open]")) return null;
  if (event.key.toLowerCase() === "s") return save;
  const run = root.querySelector("[data-run]");
  return event.key === "Enter" && run ? () => run.click() : null;
}

function exerciseFor(event, root) {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (!digit || !event.altKey || event.ctrlKey || event.metaKey || isTyping(event)) return null;
  const link = root.querySelector(`[data-exercise="${digit}"]`);
  return link ? () => link.click() : null;
}
