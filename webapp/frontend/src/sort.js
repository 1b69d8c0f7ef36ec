// Lets the reader sort a table by the buttons in its head.
import { comparison } from "./order.js";

/** Make every `<table data-sortable>` of the page sortable. */
export function initSorting(root = document) {
  for (const table of root.querySelectorAll("table[data-sortable]")) {
    const heads = [...table.querySelectorAll("thead th:not([data-unsortable])")];
    for (const head of heads) addButton(head, () => sortBy(table, heads, head));
  }
}

function addButton(head, action) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.append(...head.childNodes);
  button.addEventListener("click", action);
  head.append(button);
}

function sortBy(table, heads, head) {
  const descending = head.getAttribute("aria-sort") === "ascending";
  for (const other of heads) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", descending ? "descending" : "ascending");
  for (const body of table.tBodies) sortRows(body, head.cellIndex, descending);
}

function sortRows(body, column, descending) {
  const rows = [...body.rows].map((row) => ({ row, text: textOf(row.cells[column]) }));
  const compare = comparison(rows.map(({ text }) => text), document.documentElement.lang, descending);
  rows.sort((a, b) => compare(a.text, b.text));
  body.append(...rows.map(({ row }) => row));
}

function textOf(cell) {
  return (cell?.dataset.value ?? cell?.textContent ?? "").trim();
}
