// What each programming language needs in the editor: fetched when a file of it is first opened.
import { indentUnit, StreamLanguage } from "@codemirror/language";

const LOADERS = {
  python: async () => (await import("@codemirror/lang-python")).python(),
  javascript: async () => (await import("@codemirror/lang-javascript")).javascript(),
  typescript: async () => (await import("@codemirror/lang-javascript")).javascript({ typescript: true }),
  java: async () => (await import("@codemirror/lang-java")).java(),
  csharp: async () => StreamLanguage.define((await import("./csharp.js")).csharp),
  php: async () => (await import("@codemirror/lang-php")).php(),
  cpp: async () => (await import("@codemirror/lang-cpp")).cpp(),
  go: async () => (await import("@codemirror/lang-go")).go(),
  bash: async () => StreamLanguage.define((await import("@codemirror/legacy-modes/mode/shell")).shell),
  sqlite: async () => dialect("SQLite"),
  postgresql: async () => dialect("PostgreSQL"),
};
const ENDINGS = {
  py: "python", js: "javascript", mjs: "javascript", cjs: "javascript", ts: "typescript", java: "java", cs: "csharp", php: "php",
  c: "cpp", h: "cpp", cpp: "cpp", cc: "cpp", cxx: "cpp", hpp: "cpp", go: "go", sh: "bash",
};
const INDENTS = { javascript: "  ", typescript: "  ", go: "\t" };
const DATABASES = ["sqlite", "postgresql"];

async function dialect(name) {
  const { sql, ...dialects } = await import("./sql.js");
  return sql({ dialect: dialects[name] });
}

/** The mode by the file's ending, or "": a file of no known language is plain text. */
export function modeOf(name, language) {
  const own = language === "c" ? "cpp" : language;
  const ending = name.includes(".") ? name.split(".").pop() : null;
  if (ending === null) return own in LOADERS ? own : "";
  if (ending === "sql") return DATABASES.includes(own) ? own : "postgresql";
  return ENDINGS[ending] ?? "";
}

/** What one step of indentation is. */
export const indentOf = (mode) => INDENTS[mode] ?? "    ";

/** Fetch colours, indentation and comments of a mode; nothing where it is plain or out of reach. */
export async function load(mode) {
  try {
    return (await LOADERS[mode]?.()) ?? [];
  } catch {
    return []; // no line: the text can be written without colours
  }
}

/** What holds before, and without, the rest of a mode. */
export const basics = (mode) => indentUnit.of(indentOf(mode));
