"""SQLite in its workplace: a fork of the agent holds the databases; no program is run."""

import engine
import statements

VERSION = ("/usr/bin/python3", "-c", "import sqlite3; print('SQLite', sqlite3.sqlite_version)")
ENVIRONMENT: dict[str, str] = {}
BEGINNING = ("check", "sql.create")


def program(file: str, _build: str) -> list[str]:
    """Return what a submission of statements does as a program: nothing."""
    return ["/bin/true", file]


def become(reading: int, writing: int, _folder: str, _build: str) -> None:
    """Become the process that holds the databases; never returns."""
    statements.serve(reading, writing, engine.SQLite())
