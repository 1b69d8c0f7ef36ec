// The plain-text surface: one ordinary textarea, for who works better with it.
import { element } from "./page.js";

/** The same surface as codemirror.js, without colours and with Tab left to the browser. */
export function plainSurface({ parent, onType }) {
  const area = element("textarea", { class: "editor-plain", rows: "24", wrap: "off", spellcheck: "false" });
  area.setAttribute("autocapitalize", "off");
  area.setAttribute("autocomplete", "off");
  area.addEventListener("input", () => onType(area.value));
  parent.append(area);
  return {
    open(name, text, label) {
      area.setAttribute("aria-label", label);
      this.update(text);
    },
    update(text) {
      if (area.value !== text) area.value = text;
    },
    forget() {},
    lock(yes) {
      area.readOnly = yes;
    },
    focus: () => area.focus(),
    destroy: () => area.remove(),
  };
}
