"""The examiner: keeps pytest ready, and judges each submission in a process forked for it.

It speaks frames on its standard input and output, only when spoken to. The
candidate's code is never imported here; `modules` gives proxies for it.
"""

import base64
import os
import shutil
import signal
import sys
import types
from contextlib import suppress
from pathlib import Path
from typing import Any

import candidate
import modules
import peer
import plugin
import pytest
import remote
from _pytest import main as _main  # noqa: F401 - kept imported so that a fork need not
from direct import hide, switch
from judge import Judge
from wire import WireError, read_frame, write_frame

MOST_JOB = 64_000_000
HOME = Path("/work")
ARGUMENTS = (
    "-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:faulthandler", "-p", "no:doctest",
    "-p", "no:junitxml", "-p", "no:pastebin", "-p", "no:stepwise", "-p", "no:logging",
    "-p", "no:setuponly", "-p", "no:setupplan", "-p", "no:recwarn", "-p", "no:nose",
    "-p", "no:warnings", "-p", "no:unraisableexception", "-p", "no:threadexception",
    "--capture=no", "--strict-markers", "-o", "python_files=test_*.py *_test.py *test*.py",
)  # fmt: skip


class Examination:
    """One grading, seen from the process forked for it."""

    def __init__(self, job: dict[str, Any], reading: int, writing: int) -> None:
        self.job = job
        self.reading = reading
        self.writing = writing
        self.count = 0
        self.epoch = 0
        self.peer = peer.Peer(self.exchange)
        self.finder = modules.CandidateFinder(job["submitted"], self.peer, self.import_failed)
        self.stopped = ""

    def tell(self, **message: Any) -> None:
        """Send one message to the worker."""
        write_frame(self.writing, message)

    def exchange(self, message: dict[str, Any]) -> dict[str, Any]:
        """Ask the workplace through the worker; raises StoppedError where it was stopped."""
        if self.stopped:
            raise remote.StoppedError(self.stopped)
        self.count += 1
        self.tell(t="ask", q=self.count, m=message)
        answer = read_frame(self.reading)
        if answer["q"] != self.count:
            raise WireError("an answer came out of turn")
        if "stop" in answer:
            self.stopped = answer["stop"]
            raise remote.StoppedError(self.stopped)
        found: dict[str, Any] = answer["r"]
        if "died" in found:
            self.stopped = "the program ended before it answered"
            raise remote.StoppedError(self.stopped)
        if "refused" in found and message["op"] != "fetch":
            raise remote.StoppedError(str(found["refused"]))
        return found

    def import_failed(self, error: BaseException) -> None:
        """Tell that a module cannot be imported, in the candidate's own terms."""
        where = error.__dict__.get("_where") or []
        name = type(error).__name__
        missing = isinstance(error, remote.StoppedError)
        text = str(error) if missing else f"{name}: {error}"
        self.tell(t="import_failed", text=text, where=where)

    def renew(self) -> None:
        """Begin the next check with a live workplace if the last one was stopped."""
        if self.stopped:
            self.stopped = ""
            self.peer.renew()
            self.finder.reload()

    def run(self) -> None:
        """Run the suite; every finding goes out as it is found."""
        plugin.judge_closeness_here()
        modules.install(self.finder, self.job["starting"])
        work = candidate.Candidate(
            self.peer, self.job["files"], self.job["entry"], list(self.job["submitted"])
        )
        reporter = plugin.Reporter(self.tell_of_check, self.job, work, Judge(self.exchange))
        os.chdir(self.job["folder"])
        folders = [name for name in ("visible", "hidden") if Path(name).is_dir()]
        status = pytest.main([*ARGUMENTS, "--rootdir", self.job["folder"], *folders], [reporter])
        self.tell(t="done", status=int(status))

    def tell_of_check(self, **message: Any) -> None:
        """Tell of a check; before it starts, make sure there is a workplace."""
        self.tell(**message)
        if message["t"] == "start":
            answer = read_frame(self.reading)
            if answer.get("renewed"):
                self.stopped = self.stopped or "renewed"
            self.renew()


def examine(job: dict[str, Any], reading: int, writing: int) -> int:
    """Judge one submission in a forked process; return its wait status."""
    folder = HOME / job["nonce"]
    pid = os.fork()
    if pid == 0:
        _become(job, folder, os.dup(reading), os.dup(writing))
    try:
        return os.waitpid(pid, 0)[1]
    finally:
        _end_group(pid)
        shutil.rmtree(folder, ignore_errors=True)


def _become(job: dict[str, Any], folder: Path, reading: int, writing: int) -> None:
    """Lay out the suite and run it; never returns."""
    os.setsid()
    own = str(Path(__file__).resolve().parent)
    for name, module in list(sys.modules.items()):
        # The candidate's modules may bear any name, ours included.
        if str(Path(getattr(module, "__file__", None) or "/").parent) == own:
            del sys.modules[name]
    sys.modules["__main__"] = types.ModuleType("__main__")
    sys.path[:] = [path for path in sys.path if path != own]
    nothing = os.open("/dev/null", os.O_RDWR)
    for fd in (0, 1):
        os.dup2(nothing, fd)
    for name, data in job["suite"].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(data))
    job["folder"] = str(folder)
    try:
        Examination(job, reading, writing).run()
    finally:
        os._exit(0)


def _end_group(pid: int) -> None:
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def serve() -> None:
    """Judge one submission after the other until the first pipe closes.

    A worker may want pipes of its own, which are used until it closes them; the
    next worker comes over the first pipe again.
    """
    while True:
        asked = read_frame(0, MOST_JOB)
        if "direct" in asked:
            reading, writing = switch(1)
            with suppress(WireError):
                while True:
                    judge(read_frame(reading, MOST_JOB), reading, writing)
            os.close(reading)
            os.close(writing)
        else:
            judge(asked, 0, 1)


def judge(job: dict[str, Any], reading: int, writing: int) -> None:
    """Judge one submission and tell that nothing more will come."""
    status = examine(job, reading, writing)
    write_frame(writing, {"t": "ended", "nonce": job["nonce"], "status": status})


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    hide()
    try:
        serve()
    except WireError:
        sys.exit(0)
