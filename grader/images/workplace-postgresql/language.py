"""PostgreSQL in its workplace: a server of its own, reached over a local socket alone."""

import engine
import server
import statements

VERSION = (f"{server.BIN}/postgres", "--version")
ENVIRONMENT: dict[str, str] = {}
BEGINNING = ("check", "sql.create")


def warm() -> None:
    """Start the server before anybody asks, while the workplace waits for its submission."""
    server.start()


def program(file: str, _build: str) -> list[str]:
    """Return what a submission of statements does as a program: nothing."""
    return ["/bin/true", file]


def become(reading: int, writing: int, _folder: str, _build: str) -> None:
    """Become the process that speaks to the server; never returns."""
    statements.serve(reading, writing, engine.PostgreSQL())
