"""A look at the Docker engine: version, confinement, limits, images."""

from collections.abc import Iterable, Iterator
from typing import Any

from commands.console import HostError
from commands.host import engine, walls
from commands.host.findings import Finding, Grade, judged
from commands.host.versions import at_least, has_repair, numbers
from grader.containers import connect
from grader.imaging import missing, needed
from grader.sandbox import SandboxError

OLDEST_ENGINE = (29, 7, 0)
REPAIRED_RUNC = ((1, 2, 8), (1, 3, 3), (1, 4, 0))
LIMITS = {"MemoryLimit": "memory", "SwapLimit": "swap", "PidsLimit": "processes",
          "CpuCfsQuota": "CPU"}  # fmt: skip
UNIFIED = "2"


def look(languages: Iterable[str]) -> Iterator[Finding]:
    """Look at the engine; where none answers, that is the only finding."""
    try:
        said: dict[str, Any] = engine.describe() if engine.is_answering() else {}
    except HostError as error:
        yield Finding("Docker engine", Grade.MISSING, "refuses us", str(error))
        return
    if not said:
        remedy = "run ./proeve up, which installs and starts it, or: apt-get install docker.io"
        yield Finding("Docker engine", Grade.MISSING, "does not answer", remedy)
        return
    yield from _versions(said)
    yield from _confinement(said)
    yield from walls.look(said)
    yield _images(languages)


def _versions(said: dict[str, Any]) -> Iterator[Finding]:
    version = str(said.get("ServerVersion", ""))
    yield judged(
        "Docker engine",
        version,
        "upgrade to Docker 29.7.0 or newer: older ones have published ways out of a container",
        fine=at_least(numbers(version), OLDEST_ENGINE),
    )
    runc = engine.component_version("runc")
    yield judged(
        "runc",
        runc or "unknown",
        "upgrade runc to 1.2.8, 1.3.3, 1.4.0 or newer",
        fine=has_repair(numbers(runc), REPAIRED_RUNC),
    )


def _confinement(said: dict[str, Any]) -> Iterator[Finding]:
    security = [str(option) for option in said.get("SecurityOptions") or []]
    filtered = any(option.startswith("name=seccomp") for option in security)
    yield judged(
        "seccomp",
        "available" if filtered else "not available",
        "use a kernel and an engine with seccomp: system calls cannot be filtered without",
        fine=filtered,
        otherwise=Grade.MISSING,
    )
    lacking = [name for key, name in LIMITS.items() if not said.get(key)]
    yield judged(
        "limits",
        f"no limit on {', '.join(lacking)}" if lacking else "all effective",
        "mount every cgroup controller, and boot with cgroup_enable=memory swapaccount=1",
        fine=not lacking,
        otherwise=Grade.MISSING,
    )
    groups = str(said.get("CgroupVersion", "1"))
    yield judged(
        "cgroups",
        f"version {groups}",
        "boot with systemd.unified_cgroup_hierarchy=1, or a newer distribution",
        fine=groups == UNIFIED,
    )


def _images(languages: Iterable[str]) -> Finding:
    try:
        client = connect()
        lacking = missing(client, needed(languages))
        client.close()
    except SandboxError as error:
        return Finding("grading images", Grade.MISSING, str(error), "run ./proeve images")
    return judged(
        "grading images",
        f"{', '.join(lacking)} to be built" if lacking else "built",
        "run ./proeve images",
        fine=not lacking,
        otherwise=Grade.MISSING,
    )
