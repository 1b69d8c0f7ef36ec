"""What a container has used, read from outside: the kernel's own figures."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from assessment.domain.reports import Limit

log = logging.getLogger(__name__)

ROOT = Path("/sys/fs/cgroup")
PLACES = ("docker/{}", "system.slice/docker-{}.scope")
NOWHERE = Path("/nonexistent")
NANOSECONDS = 1_000_000


class Meter(Protocol):
    """Reads the figures of one container."""

    def cpu_ms(self) -> int:
        """Return the CPU milliseconds of all processes in it."""

    def memory_kb(self) -> int:
        """Return the most memory it held."""

    def exhausted(self) -> Limit | None:
        """Return memory or processes, where the kernel refused more of them."""


def meter(container_id: str, pid: int, stats: Callable[[], dict[str, Any]]) -> Meter:
    """Return the quickest meter there is: control group files, else the engine's statistics.

    `pid` is the number of the container's first process on the host of the engine.
    """
    groups = _groups(pid)

    def folder(controller: str) -> Path | None:
        named = groups.get(controller, "")
        # In a container of its own a worker may find an unrelated process under that number.
        likely = [named] if container_id in named else []
        likely += [place.format(container_id) for place in PLACES]
        found = (ROOT / controller / path.lstrip("/") for path in likely)
        return next((path for path in found if path.is_dir()), None)

    if (cpu := folder("cpuacct")) is not None:
        return OldGroups(cpu, folder("memory") or NOWHERE, folder("pids") or NOWHERE)
    if (unified := folder("")) is not None and (unified / "cpu.stat").is_file():
        return NewGroup(unified)
    log.warning("no control group of a container is visible here: each look takes about a second")
    return EngineStatistics(stats)


class OldGroups:
    """Control groups, version 1."""

    def __init__(self, cpu: Path, memory: Path, pids: Path) -> None:
        self.cpu = cpu
        self.memory = memory
        self.pids = pids

    def cpu_ms(self) -> int:
        """Return the CPU milliseconds of all processes in it."""
        return _number(self.cpu / "cpuacct.usage") // NANOSECONDS

    def memory_kb(self) -> int:
        """Return the most memory it held."""
        return _number(self.memory / "memory.max_usage_in_bytes") // 1024

    def exhausted(self) -> Limit | None:
        """Return memory or processes, where the kernel refused more of them."""
        if _field(self.memory / "memory.oom_control", "oom_kill"):
            return Limit.MEMORY
        return Limit.PROCESSES if _field(self.pids / "pids.events", "max") else None


class NewGroup:
    """Control groups, version 2."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def cpu_ms(self) -> int:
        """Return the CPU milliseconds of all processes in it."""
        return _field(self.folder / "cpu.stat", "usage_usec") // 1000

    def memory_kb(self) -> int:
        """Return the most memory it held, where the kernel is new enough to tell."""
        return _number(self.folder / "memory.peak") // 1024

    def exhausted(self) -> Limit | None:
        """Return memory or processes, where the kernel refused more of them."""
        if _field(self.folder / "memory.events", "oom_kill"):
            return Limit.MEMORY
        return Limit.PROCESSES if _field(self.folder / "pids.events", "max") else None


class EngineStatistics:
    """The engine's statistics: slower, for workers that see no control groups."""

    def __init__(self, stats: Callable[[], dict[str, Any]]) -> None:
        self.stats = stats

    def cpu_ms(self) -> int:
        """Return the CPU milliseconds of all processes in it."""
        usage = self.stats().get("cpu_stats", {}).get("cpu_usage", {})
        return int(usage.get("total_usage", 0)) // NANOSECONDS

    def memory_kb(self) -> int:
        """Return the most memory it held, as far as the engine knows."""
        memory = self.stats().get("memory_stats", {})
        return int(memory.get("max_usage") or memory.get("usage") or 0) // 1024

    def exhausted(self) -> Limit | None:
        """Return memory, where allocations failed; the engine does not count refused processes."""
        memory = self.stats().get("memory_stats", {})
        return Limit.MEMORY if memory.get("failcnt") else None


def _groups(pid: int) -> dict[str, str]:
    """Return controller -> group of a process as this host sees it."""
    try:
        lines = Path(f"/proc/{pid}/cgroup").read_text(encoding="ascii").splitlines()
    except OSError:
        return {}
    parts = [line.split(":", 2) for line in lines]
    return {name: path for _number_, names, path in parts for name in names.split(",")}


def _number(path: Path) -> int:
    """Read one number; 0 where the container, and its group, are gone."""
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def _field(path: Path, name: str) -> int:
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.split()[0] == name), 0)
