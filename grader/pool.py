"""Workplaces and an examiner started ahead of need, owned by one worker process.

The worker takes a station right before it forks for a job: container ids are
plain values, and the forked process attaches to them with a client of its own.
"""

import queue
import threading
from dataclasses import dataclass, field

import docker

from assessment.domain.exercises import Limits
from grader.containers import (
    DockerSandbox,
    connect,
    create_examiner,
    create_workplace,
    is_running,
    owned,
    profile,
    remove,
)
from grader.languages import adapter
from grader.sandbox import SandboxError

LANGUAGE = "python"
PAUSE_S = 2.0


@dataclass(slots=True)
class Station:
    """What one grading is handed: an examiner, and workplaces nobody has used."""

    examiner_id: str | None = None
    workplace_ids: list[str] = field(default_factory=list)

    def sandbox(self, client: docker.DockerClient, owner: str) -> DockerSandbox:
        """Open the station, in whichever process will use it."""
        ready = {profile(adapter(LANGUAGE), Limits()): list(self.workplace_ids)}
        return DockerSandbox(client, owner, self.examiner_id, ready)


class Pool:
    """Keeps one examiner and `size` workplaces ready; a thread refills it."""

    def __init__(self, owner: str, size: int) -> None:
        self.owner = owner
        self.size = size
        self.client = connect()
        self.examiner_id: str | None = None
        self.workplaces: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.wanted = threading.Event()
        self.closing = threading.Event()
        self.filling = threading.Lock()
        self.thread = threading.Thread(target=self._refill, name="pool", daemon=True)

    def open(self) -> None:
        """Start filling in the background."""
        self.wanted.set()
        self.thread.start()

    def take(self) -> Station:
        """Hand out what is ready; whatever is missing is made by the one who needs it."""
        station = Station(self.examiner_id)
        if not self.workplaces.empty():
            station.workplace_ids.append(self.workplaces.get())
        self.wanted.set()
        return station

    def give_back(self, station: Station, *, sound: bool) -> None:
        """Take over after a grading; `sound` says that its process ended by itself.

        An unsound end may leave workplaces that only the dead process knew of,
        and an examiner in the middle of something.
        """
        with self.filling:
            if not sound or not self._examiner_runs():
                self._replace_examiner()
            if not sound:
                self._remove_strays()
        for container_id in station.workplace_ids:
            remove(self.client, container_id)
        self.wanted.set()

    def close(self) -> None:
        """Stop filling and remove everything."""
        self.closing.set()
        self.wanted.set()
        if self.thread.is_alive():
            self.thread.join()
        for container in owned(self.client, owner=self.owner):
            remove(self.client, str(container.id))

    def _examiner_runs(self) -> bool:
        return self.examiner_id is not None and is_running(self.client, self.examiner_id)

    def _replace_examiner(self) -> None:
        if self.examiner_id is not None:
            remove(self.client, self.examiner_id)
            self.examiner_id = None

    def _remove_strays(self) -> None:
        """Remove every container of ours that does not stand ready."""
        ready = [self.workplaces.get() for _ in range(self.workplaces.qsize())]
        for container in owned(self.client, owner=self.owner):
            if container.id not in ready:
                remove(self.client, str(container.id))
        for container_id in ready:
            self.workplaces.put(container_id)

    def _refill(self) -> None:
        while not self.closing.is_set():
            self.wanted.wait()
            self.wanted.clear()
            try:
                self._fill()
            except SandboxError:
                # The engine is away; gradings will say so, and we try again later.
                self.closing.wait(PAUSE_S)
                self.wanted.set()

    def _fill(self) -> None:
        with self.filling:
            if self.examiner_id is None and not self.closing.is_set():
                self.examiner_id = create_examiner(self.client, self.owner)
        while self.workplaces.qsize() < self.size and not self.closing.is_set():
            with self.filling:
                made = create_workplace(self.client, adapter(LANGUAGE), Limits(), self.owner)
                self.workplaces.put(made)
