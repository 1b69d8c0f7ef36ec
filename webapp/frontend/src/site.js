// What every page starts: the list of shortcuts and sortable tables.
import { initShortcutList } from "./shortcuts.js";
import { initSorting } from "./sort.js";

initShortcutList();
initSorting();
