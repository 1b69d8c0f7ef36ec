"""Containers whose worker is gone; a worker's label says its host and process."""

import re
import socket

from commands.host.processes import is_alive
from grader.containers import LABEL, connect, owned, remove
from grader.sandbox import SandboxError

OWNER = re.compile(r"worker-(?P<host>.+)-(?P<process>\d+)-[^-]+")


def remove_orphans() -> int:
    """Remove the containers of this host's dead workers; returns how many there were."""
    client = connect()
    orphans = [
        str(container.id)
        for container in owned(client)
        if _is_orphaned(container.labels.get(f"{LABEL}.owner", ""))
    ]
    try:
        for identifier in orphans:
            remove(client, identifier)
    finally:
        client.close()
    return len(orphans)


def remove_orphans_if_possible() -> int:
    """Do the same, or nothing where the engine is gone too."""
    try:
        return remove_orphans()
    except SandboxError:
        return 0


def _is_orphaned(owner: str) -> bool:
    """Say whether a label names a process of this host that is dead."""
    named = OWNER.fullmatch(owner)
    if named is None or named["host"] != socket.gethostname():
        return False
    return not is_alive(int(named["process"]))
