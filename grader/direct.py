"""Reach the program of a container on this host without the engine in between."""

import json
import os
from pathlib import Path

from grader.channel import AttachedChannel, FrameChannel, PipeChannel
from grader.sandbox import ClosedError, SandboxError

PATIENCE_S = 10.0


def quickest(attached: AttachedChannel, container_id: str, first_process: int) -> FrameChannel:
    """Return pipes to the program where this host lets us open them, else the engine's stream.

    A worker that runs in a container of its own, or without root's rights, may not
    look into other processes; a call then takes several times as long. Raises
    SandboxError where the program does not answer.
    """
    place = Path(f"/proc/{first_process}")
    if not _may_be_looked_into(place, container_id):
        return attached
    try:
        attached.send({"direct": True}, PATIENCE_S)
        far_write, far_read = json.loads(attached.receive(PATIENCE_S) or b"{}")["direct"]
        [program] = (place / f"task/{first_process}/children").read_text("ascii").split()
        writing = os.open(f"/proc/{program}/fd/{far_write:d}", os.O_WRONLY | os.O_NONBLOCK)
        reading = os.open(f"/proc/{program}/fd/{far_read:d}", os.O_RDONLY | os.O_NONBLOCK)
        channel = PipeChannel(reading, writing, attached)
        channel.send({"direct": True}, PATIENCE_S)
    except (OSError, ValueError, KeyError, TypeError, ClosedError, TimeoutError) as error:
        raise SandboxError(f"a container did not open its pipes: {error}") from error
    return channel


def _may_be_looked_into(place: Path, container_id: str) -> bool:
    try:
        # Where this host is not the engine's, the number is an unrelated process's.
        is_its_own = container_id in (place / "cgroup").read_text("ascii")
        next((place / "fd").iterdir())
    except (OSError, StopIteration):
        return False
    return is_its_own
