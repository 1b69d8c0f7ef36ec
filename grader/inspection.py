"""What the engine itself tells of a container: its first process, and what it was made with."""

from dataclasses import dataclass
from typing import Any

import docker

MEGABYTE = 1 << 20
PROCESSOR = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Inspected:
    """One look; `process` is the number of the first process on the engine's host."""

    is_running: bool
    process: int
    environment: dict[str, str]
    """Engine, runtime and the limits in force, as a report keeps them."""


def inspect(client: docker.DockerClient, container_id: str) -> Inspected:
    """Ask the engine once; it names itself at the head of every answer."""
    answer = client.api.get(f"{client.api.base_url}/v1.41/containers/{container_id}/json")
    answer.raise_for_status()
    found = answer.json()
    environment = {"engine": answer.headers.get("Server", ""), **_made_with(found["HostConfig"])}
    return Inspected(found["State"]["Running"], int(found["State"]["Pid"]), environment)


def _made_with(options: dict[str, Any]) -> dict[str, str]:
    return {
        "runtime": options["Runtime"],
        "limit_memory_mb": str(options["Memory"] // MEGABYTE),
        "limit_processes": str(options["PidsLimit"]),
        "limit_processors": f"{options['NanoCpus'] / PROCESSOR:g}",
        "limit_disk_mb": str(_disk_bytes(options) // 1_000_000),
    }


def _disk_bytes(options: dict[str, Any]) -> int:
    """Return how large one file may be, which is what the memory file system holds too."""
    return next((one["Hard"] for one in options["Ulimits"] if one["Name"] == "fsize"), 0)
