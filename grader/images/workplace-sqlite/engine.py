"""SQLite as a disposable database: what a role may do is decided statement by statement."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from statements import FailedError, taken

HOME = Path("/tmp")  # noqa: S108 - the workplace's own memory file system
HEAP = 96 * 1024 * 1024
MOST_TEXT = 4_000_000
READING = {
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
    sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT,
}  # fmt: skip
WRITING = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE}
DEFINING = WRITING | {
    sqlite3.SQLITE_CREATE_INDEX, sqlite3.SQLITE_CREATE_TABLE, sqlite3.SQLITE_CREATE_TRIGGER,
    sqlite3.SQLITE_CREATE_VIEW, sqlite3.SQLITE_CREATE_TEMP_INDEX, sqlite3.SQLITE_CREATE_TEMP_TABLE,
    sqlite3.SQLITE_CREATE_TEMP_TRIGGER, sqlite3.SQLITE_CREATE_TEMP_VIEW, sqlite3.SQLITE_DROP_INDEX,
    sqlite3.SQLITE_DROP_TABLE, sqlite3.SQLITE_DROP_TRIGGER, sqlite3.SQLITE_DROP_VIEW,
    sqlite3.SQLITE_DROP_TEMP_INDEX, sqlite3.SQLITE_DROP_TEMP_TABLE,
    sqlite3.SQLITE_DROP_TEMP_TRIGGER, sqlite3.SQLITE_DROP_TEMP_VIEW, sqlite3.SQLITE_ALTER_TABLE,
    sqlite3.SQLITE_REINDEX, sqlite3.SQLITE_ANALYZE,
}  # fmt: skip
PRAGMAS = {
    "defer_foreign_keys", "foreign_key_check", "foreign_key_list", "foreign_keys", "index_info",
    "index_list", "index_xinfo", "integrity_check", "quick_check", "table_info", "table_list",
    "table_xinfo", "user_version",
}  # fmt: skip
FUNCTIONS = {"load_extension", "fts3_tokenizer", "sqlite_log", "writefile", "readfile", "edit"}
"""Refused, although most are not there: a build that has one must not hand it out."""
TABLES = "SELECT type FROM main.sqlite_master WHERE name = ? AND sql NOT LIKE 'create virtual%'"


class SQLite:
    """Each database is a file that lives as long as the workplace."""

    def __init__(self) -> None:
        self.may: dict[str, str] = {}

    def create(self, name: str, may: str) -> None:
        """Note what the candidate may do; SQLite makes the file when it is first used."""
        self.may[name] = may

    def connect(self, name: str, role: str) -> sqlite3.Connection:
        """Open the file; the candidate's connection asks leave for everything."""
        connection = sqlite3.connect(HOME / f"{name}.db", timeout=0.2, isolation_level=None)
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        connection.execute(f"PRAGMA hard_heap_limit = {HEAP}")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_TEXT)
        if role == "candidate":
            connection.set_authorizer(_leave(self.may[name]))
        elif role == "reader":
            connection.set_authorizer(_leave("read"))
        return connection

    def fill(self, connection: sqlite3.Connection, text: str, rows: list[Any]) -> None:
        """Run the suite's statements, and those with rows many times."""
        try:
            connection.execute("BEGIN")
            for _line, statement in split(text):
                connection.execute(statement)
            for statement, values in rows:
                connection.executemany(statement, values)
            connection.execute("COMMIT")
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise _failed(error, 0) from error

    def execute(self, connection: sqlite3.Connection, text: str) -> dict[str, Any]:
        """Run one statement after the other; the last result that has rows is returned."""
        result: dict[str, Any] = {"columns": [], "rows": [], "changed": 0}
        for line, statement in split(text):
            try:
                found = taken(connection.execute(statement))
            except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
                raise _failed(error, line) from error
            except FailedError as error:
                error.line = line
                raise
            result = found if found["columns"] or not result["columns"] else result
        return result

    def plan(self, connection: sqlite3.Connection, text: str) -> dict[str, Any]:
        """Return the steps in which a statement would be answered."""
        statements = list(split(text))
        return self.execute(connection, f"EXPLAIN QUERY PLAN {statements[-1][1]}")

    def table(self, connection: sqlite3.Connection, name: str) -> dict[str, Any]:
        """Return the rows of a table, which no view or trigger can stand in for."""
        if connection.execute(TABLES, (name,)).fetchone() != ("table",):
            raise FailedError(f"there is no table {name}")
        quoted = name.replace('"', '""')
        try:
            return taken(connection.execute(f'SELECT * FROM main."{quoted}"'))  # noqa: S608 - quoted
        except sqlite3.Error as error:
            raise _failed(error, 0) from error


def split(text: str) -> Iterator[tuple[int, str]]:
    """Yield each statement with the line it begins in."""
    begin = 0
    for at, character in enumerate(text):
        if character == ";" and sqlite3.complete_statement(text[begin : at + 1]):
            yield _placed(text, begin, at + 1)
            begin = at + 1
    if text[begin:].strip():
        yield _placed(text, begin, len(text))


def _placed(text: str, begin: int, end: int) -> tuple[int, str]:
    """Say in which line the statement's first word stands, behind its comments."""
    at = begin
    while at < end:
        if text[at].isspace():
            at += 1
        elif text.startswith("--", at):
            at = _behind(text, "\n", at, end)
        elif text.startswith("/*", at):
            at = _behind(text, "*/", at, end)
        else:
            break
    return text.count("\n", 0, at) + 1, text[begin:end]


def _behind(text: str, mark: str, at: int, end: int) -> int:
    found = text.find(mark, at, end)
    return end if found < 0 else found + len(mark)


def _leave(may: str) -> Callable[..., int]:
    """Make the function that SQLite asks before it compiles a statement."""
    allowed = READING | {"read": set(), "write": WRITING, "define": DEFINING}[may]

    def leave(action: int, first: str | None, second: str | None, *_place: Any) -> int:
        if action == sqlite3.SQLITE_PRAGMA:
            return _answer(str(first).lower() in PRAGMAS)
        if action == sqlite3.SQLITE_FUNCTION:
            return _answer(str(second).lower() not in FUNCTIONS)
        if action in WRITING and may == "write":
            return _answer(not str(first).startswith("sqlite_"))
        return _answer(action in allowed)

    return leave


def _answer(granted: bool) -> int:  # noqa: FBT001 - the one thing there is to say
    return sqlite3.SQLITE_OK if granted else sqlite3.SQLITE_DENY


def _failed(error: Exception, line: int) -> FailedError:
    return FailedError(str(error), str(getattr(error, "sqlite_errorname", "")), line)
