"""`candidate.sql`: databases for the candidate's statements, and a reference on one of our own.

What is expected never leaves this side: the candidate's database holds what the
suite filled it with, and rows come back as plain data that is compared here.
"""

import datetime as dt
import itertools
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from peer import Peer
from remote import StoppedError, ViolationError
from values import MalformedError, decode

Row = tuple[Any, ...]
Rows = Mapping[str, Sequence[Sequence[Any]]]
ROLES = ("read", "write", "define")


class RefusedError(Exception):
    """The database refused a statement; `state` is its code, `line` the place in the text."""

    def __init__(self, text: str, state: str, file: str, line: int) -> None:
        super().__init__(text)
        self.state, self.file, self.line = state, file, line
        self.__dict__["_where"] = [file, line] if file and line else None


@dataclass(frozen=True)
class Result:
    """Rows as plain data: whole numbers as int, days and moments as ISO text."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    changed: int = 0

    def same(self, expected: Iterable[Sequence[Any]], *, ordered: bool = False) -> bool:
        """Say whether these are the expected rows, each as often; in that order if `ordered`."""
        wanted = [tuple(map(plain, row)) for row in expected]
        return list(self.rows) == wanted if ordered else Counter(self.rows) == Counter(wanted)


class Sql:
    """Makes databases. `Refused` is what a refused statement raises."""

    Refused = RefusedError

    def __init__(self, peer: Peer, files: Mapping[str, str]) -> None:
        self.peer = peer
        self.files = files
        self.numbers = itertools.count(1)

    def database(self, schema: str = "", rows: Rows | None = None, may: str = "read") -> "Database":
        """Make a fresh database of the candidate's engine; `may` is read, write or define."""
        if may not in ROLES:
            raise ValueError(f"may is {may!r}; it must be one of {', '.join(ROLES)}")
        made = Database(self, f"d{next(self.numbers)}")
        made.ask("sql.create", may=may)
        made.load(schema, rows)
        return made

    def reference(self, schema: str, rows: Rows | None, query: str) -> Result:
        """Answer a query of the author's on an untouched SQLite database on this side."""
        database = sqlite3.connect(":memory:")
        try:
            database.executescript(schema)
            for table, found in (rows or {}).items():
                if found:
                    database.executemany(_insert(table, len(found[0])), found)
            cursor = database.execute(query)
            names = tuple(column[0] for column in cursor.description or ())
            return Result(names, tuple(tuple(map(plain, row)) for row in cursor))
        finally:
            database.close()

    def text(self, file: str) -> str:
        """Return a file that was handed in; raises StoppedError where it is missing."""
        if file not in self.files:
            raise StoppedError(f"{file} was not handed in")
        return self.files[file]


class Database:
    """One disposable database; each use is a connection of its own unless it is a session."""

    def __init__(self, sql: Sql, name: str, session: int = 0) -> None:
        self.sql = sql
        self.name = name
        self.number = session
        self.epoch = sql.peer.epoch

    def load(self, text: str = "", rows: Rows | None = None) -> None:
        """Run the author's own statements, and put rows into tables, as the author."""
        found = [
            [table, len(part[0]), [list(row) for row in part]]
            for table, part in (rows or {}).items()
            if part
        ]
        packed = [[_insert(table, width), encode_rows(part)] for table, width, part in found]
        self.ask("sql.fill", text=text, rows=packed)

    def run(self, file: str) -> Result:
        """Run a file that was handed in, as the candidate; returns its last result."""
        return self._executed("sql.run", self.sql.text(file), file)

    def query(self, text: str) -> Result:
        """Run the suite's own text as the candidate would."""
        return self._executed("sql.run", text, "")

    def plan(self, file: str) -> str:
        """Return how the database would go about the last statement of a file."""
        found = self._executed("sql.plan", self.sql.text(file), file)
        return "\n".join(str(row[-1]) for row in found.rows)

    def table(self, name: str) -> Result:
        """Return what stands in a table, read by another role on another connection."""
        return self._executed("sql.table", "", "", table=name)

    def session(self) -> "Database":
        """Open a connection of the candidate's that stays open, for what spans transactions."""
        session = Database(self.sql, self.name, next(self.sql.numbers))
        session.ask("sql.session")
        return session

    def close(self) -> None:
        """End a session; what it did not commit is gone."""
        self.ask("sql.close")

    def ask(self, op: str, **fields: Any) -> dict[str, Any]:
        """Have something done over there, while the database lives."""
        if self.epoch != self.sql.peer.epoch:
            raise StoppedError(
                "this database was lost when the code was stopped; make one per check"
            )
        message = {"op": op, "database": self.name, "session": self.number, **fields}
        answer = self.sql.peer.exchange(message)
        if "failed" in answer:
            raise _refused(answer["failed"], "")
        return answer

    def _executed(self, op: str, text: str, file: str, **fields: Any) -> Result:
        try:
            answer = self.ask(op, text=text, **fields)
        except RefusedError as error:
            raise RefusedError(str(error), error.state, file, error.line) from None
        return _result(answer)


def plain(value: Any) -> Any:
    """Return a value as all engines agree on it, so that rows can be compared."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float | Decimal):
        number = Decimal(repr(value)) if isinstance(value, float) else value
        if not number.is_finite():
            return str(value).lower()
        return int(number) if number == number.to_integral_value() else number
    if isinstance(value, dt.datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def encode_rows(rows: list[list[Any]]) -> list[list[Any]]:
    """Return rows as they cross the pipe: texts, numbers and nothing else."""
    for row in rows:
        for value in row:
            if not isinstance(value, str | int | float | None):
                raise TypeError(f"{value!r} is neither text, a number nor None; write days as text")
    return rows


def _result(answer: dict[str, Any]) -> Result:
    try:
        found = decode(answer["value"], _nothing)
        columns = tuple(str(name) for name in found["columns"])
        rows = tuple(tuple(_cell(value) for value in row) for row in found["rows"])
        changed = int(found["changed"])
    except (MalformedError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ViolationError(f"an answer is malformed: {error}") from error
    if any(len(row) != len(columns) for row in rows):
        raise ViolationError("a row has another width than its head")
    return Result(columns, rows, changed)


def _cell(value: Any) -> Any:
    """Keep what can be compared and hashed; anything else is a text."""
    value = plain(value)
    return value if isinstance(value, str | int | Decimal | bytes | None) else repr(value)


def _refused(told: Any, file: str) -> Exception:
    try:
        return RefusedError(str(told["text"])[:1000], str(told["state"]), file, int(told["line"]))
    except (KeyError, TypeError, ValueError) as error:
        return ViolationError(f"an answer is malformed: {error}")


def _nothing(_data: list[Any]) -> Any:
    raise MalformedError("a reference where only plain data may be")


def _insert(table: str, width: int) -> str:
    return f'INSERT INTO "{table}" VALUES ({", ".join("?" * width)})'  # noqa: S608 - the author's
