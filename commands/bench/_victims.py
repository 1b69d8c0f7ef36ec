"""Whom to kill in the middle of a grading, and how each is found."""

import os
import random
import re
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from commands.bench._platform import Platform
from grader.containers import LABEL, connect, engine_errors, owned
from grader.sandbox import SandboxError

KINDS = ("work-horse", "worker", "examiner", "workplace", "Redis", "web")
PARENT_FIELD = 1
PROCESS = re.compile(r"-(\d+)-[0-9a-f]+$")


@dataclass(frozen=True, slots=True)
class Victims:
    """Kills -9 one thing of a platform while `owner`, a worker, grades."""

    site: Platform

    @property
    def kinds(self) -> dict[str, Callable[[str], bool]]:
        """Return each kind of victim with the function that kills one; False where none is there."""
        return {
            "work-horse": lambda owner: _kill_one_of(_children(_process(owner))),
            "worker": lambda owner: _kill_one_of([_process(owner)]),
            "examiner": lambda owner: self._container(owner, "examiner"),
            "workplace": lambda owner: self._container(owner, "workplace"),
            "Redis": lambda _owner: _kill_one_of(self._family("redis")),
            "web": lambda _owner: _kill_one_of(self._web()),
        }

    def _family(self, name: str) -> list[int]:
        children = [child for child in self.site.family.children if child.name == name]
        return [child.process.pid for child in children if child.process is not None]

    def _web(self) -> list[int]:
        """Return the server's own process and the one that answers requests."""
        return [pid for main in self._family("web") for pid in (main, *_children(main))]

    def _container(self, owner: str, role: str) -> bool:
        """Kill the main process of the worker's busiest container of this role."""
        client = connect()
        try:
            with engine_errors("finding a victim"):
                mine = {f"{LABEL}.owner": owner, f"{LABEL}.role": role}
                found = [one for one in owned(client) if mine.items() <= one.labels.items()]
                # A workplace at work has the candidate's processes besides its own.
                found.sort(key=lambda one: len(one.top()["Processes"]))
                for container in found[-1:]:
                    container.kill()
                return bool(found)
        except SandboxError:
            return False
        finally:
            client.close()


def _process(owner: str) -> int:
    """Return the process id that a worker's label names."""
    named = PROCESS.search(owner)
    return int(named[1]) if named else 0


def _children(parent: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[PARENT_FIELD]) == parent:
                found.append(int(path.parent.name))
    return found


def _kill_one_of(processes: list[int]) -> bool:
    if not processes or 0 in processes:
        return False
    with suppress(ProcessLookupError):
        os.kill(random.choice(processes), signal.SIGKILL)  # noqa: S311 - a die, not a secret
        return True
    return False
