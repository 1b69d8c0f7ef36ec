// The tabs of the files: one is in the tab order, the arrows move between them.
import { element } from "./page.js";

/** Make a tab list for a panel; `choose(name)` is called when the reader picks a file. */
export function fileTabs({ label, panel, choose }) {
  const list = element("div", { role: "tablist", "aria-label": label, class: "editor-tabs" });
  panel.id ||= "editor-panel";

  function tab(name, selected) {
    const attributes = { type: "button", role: "tab", class: "editor-tab", "aria-controls": panel.id };
    const button = element("button", { ...attributes, "aria-selected": String(selected), tabindex: selected ? "0" : "-1" }, name);
    button.id = `editor-tab-${name}`;
    button.addEventListener("click", () => choose(name));
    return button;
  }

  list.addEventListener("keydown", (event) => {
    const tabs = [...list.children];
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    choose(tabs.at(to % tabs.length).textContent);
    list.querySelector('[aria-selected="true"]').focus();
  });

  return {
    element: list,
    show(names, current) {
      const focused = list.contains(document.activeElement);
      list.replaceChildren(...names.map((name) => tab(name, name === current)));
      panel.setAttribute("aria-labelledby", `editor-tab-${current}`);
      if (focused) list.querySelector('[aria-selected="true"]')?.focus();
    },
  };
}
