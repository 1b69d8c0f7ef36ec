"""Bash in its workplace: scripts are executed, and functions called in a shell of their own."""

import runner

VERSION = ("/usr/bin/bash", "--version")
ENVIRONMENT: dict[str, str] = {}


def program(file: str, _build: str) -> list[str]:
    """Return how a file of the submission is started as a program."""
    return ["/usr/bin/bash", file]


def become(reading: int, writing: int, folder: str, _build: str) -> None:
    """Become the process that answers for the candidate's functions; never returns."""
    runner.main(reading, writing, folder)
