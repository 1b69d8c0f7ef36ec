"""A program that is a fork of the agent: no interpreter has to start for it."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

LAST_FD = 300


class BecomeError(BaseException):
    """Raised in a fork: leave everything of the agent's behind, and be this program."""

    def __init__(self, program: Callable[[], None]) -> None:
        super().__init__()
        self.program = program


class Fork:
    """Stands for the fork as `subprocess.Popen` does for a program that is executed."""

    def __init__(
        self, folder: Path, environment: Mapping[str, str], program: Callable[[], None]
    ) -> None:
        stdin, to_child = os.pipe()
        from_child, stdout = os.pipe()
        errors, stderr = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            os.chdir(folder)
            for number, fd in enumerate((stdin, stdout, stderr)):
                os.dup2(fd, number)
            os.closerange(3, LAST_FD)
            os.environ.clear()
            os.environ.update(environment)
            raise BecomeError(program)
        for fd in (stdin, stdout, stderr):
            os.close(fd)
        self.stdin = os.fdopen(to_child, "wb", buffering=0)
        self.stdout = os.fdopen(from_child, "rb", buffering=0)
        self.stderr = os.fdopen(errors, "rb", buffering=0)
        self.returncode: int | None = None
