// The two dialects that exercises are set in.
export { PostgreSQL, SQLite, sql } from "@codemirror/lang-sql";
