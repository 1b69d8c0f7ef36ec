// What the page of an exercise starts.
import { initExamShortcuts } from "./shortcuts.js";
initExamShortcuts(() => {});
