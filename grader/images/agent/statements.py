"""Answer what is asked of a database; the engine is the image's own module.

Text reaches the database through a driver, never through a command line, so
nothing in it is a command of a shell.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from values import encode
from wire import WireError, read_frame, write_frame

MOST_ROWS = 50_000
MOST_CHARACTERS = 4_000_000


class FailedError(Exception):
    """The database refused a statement: its words, its code, the line in the text."""

    def __init__(self, text: str, state: str = "", line: int = 0) -> None:
        super().__init__(text)
        self.text, self.state, self.line = text, state, line


class Cursor(Protocol):
    """What every driver's cursor offers."""

    description: Any
    rowcount: int

    def fetchmany(self, size: int) -> Sequence[Sequence[Any]]:
        """Return the next rows."""


class Engine(Protocol):
    """One kind of database; a role is `author`, `reader` or `candidate`."""

    def create(self, name: str, may: str) -> None:
        """Make an empty database in which the candidate may read, write or define."""

    def connect(self, name: str, role: str) -> Any:
        """Return a fresh connection."""

    def fill(self, connection: Any, text: str, rows: list[Any]) -> None:
        """Run the suite's own text, then the statements that have rows."""

    def execute(self, connection: Any, text: str) -> dict[str, Any]:
        """Run a text and return the last result; raises FailedError."""

    def plan(self, connection: Any, text: str) -> dict[str, Any]:
        """Return how the database would go about a statement."""

    def table(self, connection: Any, name: str) -> dict[str, Any]:
        """Return the rows of what really is a table."""


def serve(reading: int, writing: int, engine: Engine) -> None:
    """Answer until the pipe closes."""
    sessions: dict[int, Any] = {}
    while True:
        try:
            message = read_frame(reading)
        except WireError:
            return
        try:
            answer: dict[str, Any] = {"value": _encoded(_done(engine, sessions, message))}
        except FailedError as error:
            answer = {"failed": {"text": error.text, "state": error.state, "line": error.line}}
        write_frame(writing, {"reply": answer})


def taken(cursor: Cursor) -> dict[str, Any]:
    """Read a result, of bounded size."""
    if cursor.description is None:
        return {"columns": [], "rows": [], "changed": cursor.rowcount}
    rows: list[Sequence[Any]] = []
    size = 0
    while part := cursor.fetchmany(1000):
        rows.extend(part)
        size += sum(
            len(cell) if isinstance(cell, str | bytes) else 8 for row in part for cell in row
        )
        if len(rows) > MOST_ROWS or size > MOST_CHARACTERS:
            raise FailedError(
                f"the result is larger than {MOST_ROWS} rows or {MOST_CHARACTERS} characters"
            )
    return {
        "columns": [str(column[0]) for column in cursor.description],
        "rows": rows,
        "changed": 0,
    }


def _done(engine: Engine, sessions: dict[int, Any], message: dict[str, Any]) -> Any:
    op = message["op"]
    if op == "check":
        return []
    if op == "sql.create":
        return engine.create(message["database"], message["may"])
    if op == "sql.close":
        return sessions.pop(message["session"]).close()
    if op == "sql.session":
        sessions[message["session"]] = engine.connect(message["database"], "candidate")
        return None
    if op == "sql.run" and message["session"]:
        return engine.execute(sessions[message["session"]], message["text"])
    return _apart(engine, op, message)


def _apart(engine: Engine, op: str, message: dict[str, Any]) -> Any:
    """Do one thing on a connection of its own: nothing set before lives on in it."""
    role = {"sql.fill": "author", "sql.table": "reader"}.get(op, "candidate")
    connection = engine.connect(message["database"], role)
    try:
        if op == "sql.fill":
            return engine.fill(connection, message["text"], message["rows"])
        if op == "sql.table":
            return engine.table(connection, message["table"])
        return (engine.plan if op == "sql.plan" else engine.execute)(connection, message["text"])
    finally:
        connection.close()


def _encoded(value: Any) -> Any:
    # What has no plain form is told as the text it prints as.
    return encode(value, str)
