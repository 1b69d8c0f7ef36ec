"""PHP in its workplace: the command line's interpreter runs the files as they are."""

import os

import programs

VERSION = ("/usr/bin/php", "--version")
ENVIRONMENT: dict[str, str] = {}
PHP = (
    "/usr/bin/php",
    *("-d", "memory_limit=-1"),  # the workplace's own limit decides
    *("-d", "display_errors=stderr"),
    *("-d", "error_reporting=-1"),
    *("-d", "log_errors=0"),
    *("-d", "date.timezone=UTC"),
)


def program(file: str, _build: str) -> list[str]:
    """Return how a file of the submission is started as a program."""
    return [*PHP, file]


def become(_reading: int, _writing: int, folder: str, _build: str) -> None:
    """Become the process that holds the candidate's files; never returns."""
    argv = [*PHP, "/opt/proeve/runner.php", folder]
    os.execve(argv[0], argv, programs.ENVIRONMENT)  # noqa: S606 - no shell is wanted
