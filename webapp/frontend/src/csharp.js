// C# alone of the languages that its package holds.
export { csharp } from "@codemirror/legacy-modes/mode/clike";
