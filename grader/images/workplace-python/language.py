"""Python in its workplace: nothing is built, and a fork of this process runs the modules."""

import runner

VERSION = ("/usr/bin/python3", "--version")
ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"}


def program(file: str, _build: str) -> list[str]:
    """Return how a file of the submission is started as a program."""
    return ["/usr/bin/python3", file]


def module(name: str) -> list[str]:
    """Return how a module that the language brings is started as a program."""
    return ["/usr/bin/python3", "-m", name]


def become(reading: int, writing: int, folder: str, _build: str) -> None:
    """Become the process that holds the candidate's modules; never returns."""
    runner.main(reading, writing, folder)
