"""Containers whose owner is gone: the label of a worker or command says its host and process."""

import os
import re
import secrets
import socket
from collections.abc import Callable

from commands.host.processes import is_alive
from grader.containers import LABEL, connect, owned, remove
from grader.sandbox import SandboxError

OWNER = re.compile(r"(?:worker-[0-9a-f]{8}|command)-(?P<host>.+)-(?P<process>\d+)-[^-]+")


def command_owner() -> str:
    """Return the name under which this process owns containers, as `OWNER` reads it."""
    return f"command-{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"


def remove_orphans() -> int:
    """Remove the containers of this host's dead workers and commands; returns how many there were."""
    return _remove(_is_orphaned)


def remove_of_host(host: str) -> int:
    """Remove the containers of every worker of one host, such as a container that is gone."""
    return _remove(lambda owner: _place(owner)[0] == host)


def remove_orphans_if_possible() -> int:
    """Do the same, or nothing where the engine is gone too."""
    try:
        return remove_orphans()
    except SandboxError:
        return 0


def _remove(is_gone: Callable[[str], bool]) -> int:
    client = connect()
    try:
        gone = [
            str(container.id)
            for container in owned(client)
            if is_gone(container.labels.get(f"{LABEL}.owner", ""))
        ]
        for identifier in gone:
            remove(client, identifier)
    finally:
        client.close()
    return len(gone)


def _is_orphaned(owner: str) -> bool:
    """Say whether a label names a process of this host that is dead."""
    host, process = _place(owner)
    return host == socket.gethostname() and not is_alive(process)


def _place(owner: str) -> tuple[str, int]:
    """Return the host and the process that a label names; no host where it is neither."""
    named = OWNER.fullmatch(owner)
    return (named["host"], int(named["process"])) if named else ("", 0)
