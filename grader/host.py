"""The machine that judges: what it is, how quick it is, and whose turn it is on it."""

import fcntl
import os
import platform
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

ROUNDS = 5
STEPS = 100_000
LONGEST_ALONE_S = 60.0


def facts() -> dict[str, str]:
    """Return what a report keeps of the machine, as it is now."""
    return {
        "processor": _processor(),
        "processors": str(os.cpu_count() or 0),
        "kernel": platform.release(),
        "load": f"{os.getloadavg()[0]:.2f}",
        "calibration_ms": f"{calibration_ms():.2f}",
    }


@lru_cache(maxsize=1)
def calibration_ms() -> float:
    """Return the CPU milliseconds that a fixed piece of work takes here; measured once a process.

    The least of a few rounds says how quick the processor is, whatever else runs beside.
    """
    return min(_round_ms() for _ in range(ROUNDS))


@lru_cache(maxsize=1)
def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _round_ms() -> float:
    began = time.thread_time()
    total = 0
    for step in range(STEPS):
        total = (total * 31 + step) % 1_000_003
    return (time.thread_time() - began) * 1000


class Turns:
    """Gradings of one host share it; one that is repeated has it to itself.

    These are locks of the kernel on two files in `folder`: whoever dies gives them back. Who waits to
    be alone is overtaken by nobody, and after a minute of it the others go on.
    """

    def __init__(self, folder: Path) -> None:
        self.gate = folder / "grading.gate"
        self.room = folder / "grading.room"

    @contextmanager
    def together(self) -> Iterator[None]:
        """Grade beside others."""
        with _locked(self.gate, fcntl.LOCK_SH):
            room = _opened(self.room, fcntl.LOCK_SH)
        try:
            yield
        finally:
            os.close(room)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Grade while nothing else is graded here; those who come meanwhile wait."""
        with _locked(self.gate, fcntl.LOCK_EX):
            room = _opened(self.room, fcntl.LOCK_EX)
        others = threading.Timer(LONGEST_ALONE_S, fcntl.flock, (room, fcntl.LOCK_SH))
        others.daemon = True
        others.start()
        try:
            yield
        finally:
            others.cancel()
            others.join()
            os.close(room)


@contextmanager
def _locked(path: Path, kind: int) -> Iterator[None]:
    opened = _opened(path, kind)
    try:
        yield
    finally:
        os.close(opened)


def _opened(path: Path, kind: int) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    fcntl.flock(opened, kind)
    return opened
