"""Find and remove the containers of those who are gone, by label."""

from collections.abc import Collection

import docker

from grader.containers import LABEL, owned, remove


def owners(client: docker.DockerClient) -> set[str]:
    """Return everyone to whom a container of ours belongs; raises SandboxError."""
    return {container.labels.get(f"{LABEL}.owner", "") for container in owned(client)}


def sweep(client: docker.DockerClient, gone: Collection[str]) -> int:
    """Remove every container of those owners; returns how many there were."""
    removed = 0
    for container in owned(client):
        if container.labels.get(f"{LABEL}.owner", "") in gone:
            remove(client, str(container.id))
            removed += 1
    return removed
