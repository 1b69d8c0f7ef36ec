"""The only door to Docker: make, attach, measure and remove containers."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import docker
import requests
from docker.constants import DEFAULT_UNIX_SOCKET
from docker.errors import APIError, DockerException, ImageNotFound, NotFound
from docker.models.containers import Container
from docker.types import LogConfig, Ulimit
from docker.utils import kwargs_from_env

from assessment.domain.exercises import Limits
from assessment.domain.reports import Limit
from grader.channel import AttachedChannel, FrameChannel
from grader.direct import quickest
from grader.hardening import EXAMINER_LIMITS, VISITOR_LIMITS, confinement, visiting
from grader.images import EXAMINER, tag
from grader.inspection import Inspected, inspect
from grader.languages.language import Language
from grader.meters import Meter, meter
from grader.sandbox import SandboxError

LABEL = "be.proeve"
TIMEOUT_S = 30
ULIMITS = {"core": 0, "nofile": 256}
MEGABYTE = 1_000_000
GONE = (404, 409)
KILLED = 137
ENDING_S = 2.0
LOOK_S = 0.02


@contextmanager
def engine_errors(doing: str) -> Iterator[None]:
    """Turn what the engine and the way to it can raise into SandboxError."""
    try:
        yield
    except ImageNotFound as error:
        raise SandboxError(
            f"{doing}: {error.explanation}; build the grading images with ./proeve up",
            permanent=True,
        ) from error
    except requests.ConnectionError as error:
        raise SandboxError(_unreachable(error)) from error
    except (DockerException, requests.RequestException, OSError) as error:
        raise SandboxError(f"{doing}: {error}") from error


def _unreachable(error: requests.ConnectionError) -> str:
    """Say in a sentence where no engine answers, and what to do about it."""
    place = kwargs_from_env().get("base_url", DEFAULT_UNIX_SOCKET)
    if "PermissionError" in str(error):
        return (
            f"This account may not use the Docker engine at {place}; "
            "run this as root, or let the account into the group docker."
        )
    return (
        f"No Docker engine answers at {place}; start it (sudo systemctl start docker), "
        "or have ./proeve up install it."
    )


def connect() -> docker.DockerClient:
    """Return a client of the local engine; raises SandboxError where there is none."""
    with engine_errors("reaching the Docker engine"):
        return docker.DockerClient.from_env(timeout=TIMEOUT_S, version="1.41")


def create_examiner(client: docker.DockerClient, owner: str) -> str:
    """Make and start an examiner; returns its id."""
    options = confinement(EXAMINER_LIMITS, None)
    return _create(client, "examiner", tag(EXAMINER), EXAMINER_LIMITS.disk_mb, options, owner)


def create_workplace(
    client: docker.DockerClient, language: Language, limits: Limits, owner: str
) -> str:
    """Make and start a workplace nobody used yet; returns its id."""
    options, disk_mb = confinement(limits, language), limits.disk_mb + language.disk_mb
    return _create(client, "workplace", tag(language.image), disk_mb, options, owner)


def create_visitor(client: docker.DockerClient, workplace_id: str, owner: str) -> str:
    """Make and start a visitor in the network of a workplace; returns its id."""
    options = visiting(workplace_id)
    return _create(client, "visitor", tag(EXAMINER), VISITOR_LIMITS.disk_mb, options, owner)


def _create(  # noqa: PLR0917 - what a container is made of
    client: docker.DockerClient,
    role: str,
    image: str,
    disk_mb: int,
    options: dict[str, Any],
    owner: str,
) -> str:
    """Make and start one container; returns its id. It speaks only when spoken to."""
    disk = disk_mb * MEGABYTE
    with engine_errors(f"starting a container of {image}"):
        container = client.containers.create(
            image,
            detach=True,
            log_config=LogConfig(type="none"),
            ulimits=[
                *[Ulimit(name=name, soft=most, hard=most) for name, most in ULIMITS.items()],
                Ulimit(name="fsize", soft=disk, hard=disk),
            ],
            labels={
                f"{LABEL}.run": uuid4().hex,
                f"{LABEL}.role": role,
                f"{LABEL}.owner": owner,
            },
            **options,
        )
        try:
            container.start()
        except APIError:
            remove(client, str(container.id))
            raise
    return str(container.id)


def remove(client: docker.DockerClient, container_id: str) -> None:
    """Remove a container with all that runs in it; one that is gone already is fine."""
    with engine_errors("removing a container"):
        try:
            client.api.remove_container(container_id, force=True, v=True)
        except NotFound:
            return
        except APIError as error:
            if error.status_code not in GONE:
                raise


def attach(client: docker.DockerClient, container_id: str) -> tuple[FrameChannel, Inspected]:
    """Reach the program in a running container, and learn what it was made with.

    Raises SandboxError where the container has ended.
    """
    with engine_errors("attaching to a container"):
        params = {"stdin": 1, "stdout": 1, "stream": 1}
        answer: Any = client.api.attach_socket(container_id, params=params)
        plain: socket.socket = getattr(answer, "_sock", answer)
        own = plain.dup()
        # The library keeps the answer open for as long as the response lives.
        answer._response.close()  # noqa: SLF001
    channel = AttachedChannel(own)
    try:
        found = _running(client, container_id)
        return quickest(channel, container_id, found.process), found
    except SandboxError:
        channel.close()
        raise


def _running(client: docker.DockerClient, container_id: str) -> Inspected:
    with engine_errors("inspecting a container"):
        found = inspect(client, container_id)
    # The engine also attaches to what has ended; nothing would ever come from there.
    if not found.is_running:
        raise SandboxError("a container had ended before it was used")
    return found


def owned(client: docker.DockerClient, **labels: str) -> list[Container]:
    """Return every container of ours, running or not, that bears these labels."""
    wanted = [f"{LABEL}.run", *[f"{LABEL}.{name}={value}" for name, value in labels.items()]]
    with engine_errors("listing containers"):
        found: list[Container] = client.containers.list(
            all=True, filters={"label": wanted}, ignore_removed=True
        )
        return found


def is_running(client: docker.DockerClient, container_id: str) -> bool:
    """Say whether a container is there and runs."""
    with engine_errors("inspecting a container"):
        try:
            return bool(client.api.inspect_container(container_id)["State"]["Running"])
        except NotFound:
            return False


class DockerWorkplace:
    """One single-use container of candidate code."""

    def __init__(self, client: docker.DockerClient, container_id: str, owner: str) -> None:
        self.client = client
        self.id = container_id
        self.owner = owner
        self.visitors: list[tuple[str, FrameChannel]] = []
        self.channel, self.inspected = attach(client, container_id)
        self.meter: Meter = meter(container_id, self.inspected.process, self._stats)

    def visitor(self) -> FrameChannel:
        """Start a visitor in the network of this workplace and return the way to it."""
        made = create_visitor(self.client, self.id, self.owner)
        try:
            channel, _inspected = attach(self.client, made)
        except SandboxError:
            remove(self.client, made)
            raise
        self.visitors.append((made, channel))
        return channel

    def cpu_ms(self) -> int:
        """Return the CPU time used so far."""
        return self.meter.cpu_ms()

    def memory_kb(self) -> int:
        """Return the most memory held so far."""
        return self.meter.memory_kb()

    def exhausted(self) -> Limit | None:
        """Return what the kernel refused, if anything."""
        return self.meter.exhausted()

    def was_killed(self) -> bool:
        """Say whether its first process was killed: nothing inside can do that, the kernel may."""
        end = time.monotonic() + ENDING_S
        with engine_errors("asking how a container ended"):
            try:
                while (state := self._state())["Running"] and time.monotonic() < end:
                    time.sleep(LOOK_S)
            except NotFound:
                return True
        return bool(state["ExitCode"] == KILLED and not state["OOMKilled"])

    def kill(self) -> None:
        """Remove the container and who visited it."""
        self.channel.close()
        remove(self.client, self.id)
        while self.visitors:
            made, channel = self.visitors.pop()
            channel.close()
            remove(self.client, made)

    def _state(self) -> dict[str, Any]:
        found: dict[str, Any] = self.client.api.inspect_container(self.id)["State"]
        return found

    def _stats(self) -> dict[str, Any]:
        with engine_errors("measuring a container"):
            url = f"{self.client.api.base_url}/v1.41/containers/{self.id}/stats"
            answer = self.client.api.get(url, params={"stream": "false", "one-shot": "true"})
            found: dict[str, Any] = answer.json() if answer.ok else {}
            return found
