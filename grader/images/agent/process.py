"""The process that holds the candidate's modules: asked over pipes, emptied of its output."""

import os
import select
import signal
from pathlib import Path
from typing import Any

import language
from wire import WireError, read_frame, write_frame

ASKED = 100
ANSWERING = 101
LAST_FD = 300
CHUNK = 65536


class CandidateProcess:
    """Started when first needed; it prints into a pipe that is read and forgotten."""

    def __init__(self, folder: Path, build: Path, most_output: int) -> None:
        asking, self.to_child = os.pipe()
        self.from_child, answering = os.pipe()
        self.output, printing = os.pipe()
        self.printed = 0
        self.most_output = most_output
        self.pid = os.fork()
        if self.pid == 0:
            _become(folder, build, asking, answering, printing)
        for fd in (asking, answering, printing):
            os.close(fd)
        os.set_blocking(self.output, False)
        self.poll = select.poll()
        for fd in (self.from_child, self.output):
            self.poll.register(fd, select.POLLIN)

    def ask(self, message: dict[str, Any]) -> dict[str, Any]:
        """Pass one message on; the answer tells of the process's death where it dies."""
        try:
            write_frame(self.to_child, message)
            self._wait()
            # A process that prints too much waits for its reader, and never answers.
            frame = {} if self._is_flooding() else read_frame(self.from_child)
        except WireError:
            return {"died": self.end()}
        if self._is_flooding():
            self.end()
            return {"limit": "output"}
        answer: dict[str, Any] = frame.get("reply", frame)
        return answer

    def end(self) -> int:
        """Kill the process with all its children and return its exit status."""
        for kill in (os.killpg, os.kill):
            try:
                kill(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        _pid, status = os.waitpid(self.pid, 0)
        for fd in (self.to_child, self.from_child, self.output):
            os.close(fd)
        return os.waitstatus_to_exitcode(status)

    def _wait(self) -> None:
        """Wait for the answer, emptying what is printed so that printing never blocks."""
        while True:
            ready = [fd for fd, _event in self.poll.poll()]
            if self.output in ready and not self._drain():
                self.poll.unregister(self.output)
            if self.from_child in ready or self._is_flooding():
                return

    def _is_flooding(self) -> bool:
        return self.printed > self.most_output

    def _drain(self) -> bool:
        """Read what was printed; return False at its end."""
        while self.printed <= self.most_output:
            try:
                part = os.read(self.output, CHUNK)
            except BlockingIOError:
                return True
            if not part:
                return False
            self.printed += len(part)
        return False


def _become(folder: Path, build: Path, asking: int, answering: int, printing: int) -> None:
    """Turn the child into the candidate's process: only its three pipes stay open."""
    os.setsid()
    nothing = os.open("/dev/null", os.O_RDONLY)
    for fd, target in ((nothing, 0), (printing, 1), (printing, 2)):
        os.dup2(fd, target)
    os.dup2(asking, ASKED)
    os.dup2(answering, ANSWERING)
    os.closerange(3, ASKED)
    os.closerange(ANSWERING + 1, LAST_FD)
    language.become(ASKED, ANSWERING, str(folder), str(build))
