"""Real worker and upkeep processes, started for a test and ended by their id."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

from assessment.settings import ROOT

PATIENCE_S = 60
PROGRAMS = {
    "worker": "from tasks.worker import run",
    "upkeep": "from tasks.upkeep import run",
}


def start(program, settings):
    """Start one role in a process of its own, set up by its environment alone."""
    set_up = {
        "PROEVE_DEBUG": "true",
        "PROEVE_DATABASE_URL": settings.database_url,
        "PROEVE_REDIS_URL": settings.redis_url,
        "PROEVE_STATE_DIR": str(settings.state_dir),
        "PROEVE_LEASE_SECONDS": str(settings.lease_seconds),
        "PROEVE_UPKEEP_SECONDS": str(settings.upkeep_seconds),
        "PROEVE_WARM_WORKPLACES": "1",
    }
    code = f"{PROGRAMS[program]}; from assessment.settings import Settings; run(Settings())"
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **set_up},
    )


@contextmanager
def running(settings, *programs):
    """Run these roles; yields the processes by name."""
    found = {name: start(name, settings) for name in programs}
    try:
        yield found
    finally:
        for process in found.values():
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in found.values():
            _await(process)


def _await(process):
    """Wait for the end; a process that does not end is killed, and that is a failure."""
    try:
        process.wait(PATIENCE_S)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def until(condition, patience_s=PATIENCE_S):
    """Wait until `condition` holds, and return what it answered."""
    end = time.monotonic() + patience_s
    while not (answer := condition()):
        assert time.monotonic() < end, f"{condition.__name__} did not come true"
        time.sleep(0.1)
    return answer


def children(pid):
    """Return the process ids of a process's children."""
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(word) for word in found.stdout.split()]
