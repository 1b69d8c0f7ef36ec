"""Engines and sessions: the one way in, the same for SQLite and PostgreSQL."""

from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url
from sqlmodel import Session, create_engine

__all__ = ["Engine", "Session", "connect", "for_reading"]

BUSY_MS = 15_000


def connect(url: str) -> Engine:
    """Return an engine; SQLite gets WAL, foreign keys and patience with other writers."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        address = address.set(drivername="postgresql+psycopg")
        return create_engine(address, pool_pre_ping=True, pool_size=10, max_overflow=20)
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, connect_args={"timeout": BUSY_MS / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_sqlite(connection: SqliteConnection, _record: Any) -> None:  # noqa: ANN401
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}",
                   "synchronous=FULL"):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")


def for_reading(engine: Engine) -> Engine:
    """Return the same engine for work that only reads: on SQLite it takes no write lock."""
    return engine.execution_options(reading=True)


def _begin(connection: Connection) -> None:
    """Begin as we say, not as sqlite3 guesses.

    A transaction that may write takes the lock at once and waits for it; one
    that read first and then wanted to write would be refused instead.
    """
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
