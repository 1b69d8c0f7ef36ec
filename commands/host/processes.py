"""Processes by session: a child's descendants stay in its session, whatever groups they make."""

import contextlib
import os
import signal
import time
from pathlib import Path

SESSION_FIELD = 3
PATIENCE_S = 5.0
PAUSE_S = 0.01


def session_members(session: int) -> list[int]:
    """Return the ids of the processes of a session, dead ones that nobody waited for left out."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # The name, in parentheses, may hold anything; what follows it is fixed.
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[SESSION_FIELD]) == session and fields[0] != "Z":
                found.append(int(path.parent.name))
    return found


def kill_session(session: int) -> None:
    """Kill every process of a session, those born meanwhile too, and wait for their end."""
    end = time.monotonic() + PATIENCE_S
    while (members := session_members(session)) and time.monotonic() < end:
        for pid in members:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(PAUSE_S)


def is_alive(pid: int) -> bool:
    """Say whether a process with this id exists."""
    return Path(f"/proc/{pid}").exists()
