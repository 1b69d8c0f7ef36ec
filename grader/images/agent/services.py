"""Run the candidate's service: started once, its output taken in, ended with all it started."""

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from programs import ENVIRONMENT

KEPT_OUTPUT = 4000
CHUNK = 65536
LEFT_OVER_S = 2.0
LOOK_S = 0.002


class Service:
    """One running service and the end of what it printed."""

    def __init__(
        self, folder: Path, argv: list[str], environment: dict[str, str], most_output: int
    ) -> None:
        self.most_output = most_output
        self.counted = 0
        self.kept = b""
        self.process = subprocess.Popen(  # noqa: S603 - what a workplace is for
            argv,
            cwd=folder,
            env={**ENVIRONMENT, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self.output: int | None = os.dup(self.process.stdout.fileno())
        self.process.stdout.close()
        os.set_blocking(self.output, False)

    def drain(self) -> None:
        """Take in what was printed, so that printing never blocks; too much ends the service."""
        while self.output is not None:
            try:
                part = os.read(self.output, CHUNK)
            except BlockingIOError:
                return
            if not part:
                os.close(self.output)
                self.output = None
            self.counted += len(part)
            self.kept = (self.kept + part)[-KEPT_OUTPUT:]
            if self.is_flooding():
                self._kill()

    def is_flooding(self) -> bool:
        """Say whether it printed more than it may."""
        return self.counted > self.most_output

    def state(self) -> dict[str, Any]:
        """Return what it printed, and its exit code where it has ended."""
        code = self.process.poll()
        self.drain()
        if self.is_flooding():
            return {"limit": "output"}
        ended = {} if code is None else {"ended": code}
        return {"printed": self.kept.decode("utf-8", "replace"), **ended}

    def end(self) -> bool:
        """Kill it with its session, and say whether it had printed too much.

        What left the session is for `end_all` to find.
        """
        self.drain()
        self._kill()
        return self.is_flooding()

    def _kill(self) -> None:
        for kill in (os.killpg, os.kill):
            try:
                kill(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait()
        if self.output is not None:
            os.close(self.output)
            self.output = None


def end_all() -> None:
    """Kill every process but the caller and the first, and wait until they are gone."""
    end = time.monotonic() + LEFT_OVER_S
    while time.monotonic() < end:
        try:
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            return
        time.sleep(LOOK_S)
