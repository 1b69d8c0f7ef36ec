"""Workplaces and an examiner started ahead of need, owned by one worker process.

The worker takes a station right before it forks for a job: container ids are
plain values, and the forked process attaches to them with a client of its own.
"""

import threading
from collections import Counter, deque
from dataclasses import dataclass, field

import docker

from assessment.domain.exercises import Limits
from grader.containers import (
    connect,
    create_examiner,
    create_workplace,
    is_running,
    owned,
    remove,
)
from grader.docker_sandbox import DockerSandbox, profile
from grader.languages import adapter
from grader.languages.language import Language
from grader.sandbox import SandboxError

PAUSE_S = 2.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a workplace must be made for; workplaces of equal wants are exchangeable."""

    language: Language
    limits: Limits

    @property
    def profile(self) -> str:
        """The name of what the container is made with."""
        return profile(self.language, self.limits)


@dataclass(slots=True)
class Station:
    """What one grading is handed: an examiner, and workplaces nobody has used, by profile."""

    examiner_id: str | None = None
    ready: dict[str, list[str]] = field(default_factory=dict)

    def sandbox(self, client: docker.DockerClient, owner: str) -> DockerSandbox:
        """Open the station, in whichever process will use it."""
        return DockerSandbox(client, owner, self.examiner_id, self.ready)


class Pool:
    """Keeps one examiner and `size` workplaces ready; a thread refills it.

    It keeps what the last `size` jobs wanted: a sitting in one language finds all of
    them made for it, and two that take turns find one each.
    """

    def __init__(self, owner: str, size: int) -> None:
        self.owner = owner
        self.size = size
        self.client = connect()
        self.examiner_id: str | None = None
        usual = Wanted(adapter("python"), Limits())
        self.asked: deque[Wanted] = deque([usual] * size, maxlen=size)
        self.ready: dict[str, list[str]] = {}
        self.wanted = threading.Event()
        self.closing = threading.Event()
        self.filling = threading.Lock()
        self.counting = threading.Lock()
        self.thread = threading.Thread(target=self._refill, name="pool", daemon=True)

    def open(self) -> None:
        """Start filling in the background."""
        self.wanted.set()
        self.thread.start()

    def is_full(self) -> bool:
        """Say whether everything that should stand ready does."""
        return self.examiner_id is not None and self._next() is None

    def take(self, wanted: Wanted | None = None) -> Station:
        """Hand out what is ready; whatever is missing is made by the one who needs it."""
        station = Station(self.examiner_id)
        if wanted is not None:
            with self.counting:
                self.asked.append(wanted)
                found = self.ready.get(wanted.profile)
                if found:
                    station.ready[wanted.profile] = [found.pop()]
        self.wanted.set()
        return station

    def expect(self, wanted: Wanted) -> None:
        """Have everything that stands ready made for this, before the first job asks."""
        with self.counting:
            self.asked.extend([wanted] * self.size)
        self.wanted.set()

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
        for lent in station.ready.values():
            for container_id in lent:
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
        ready = {container_id for found in self.ready.values() for container_id in found}
        for container in owned(self.client, owner=self.owner):
            if container.id not in ready:
                remove(self.client, str(container.id))

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
        while (wanted := self._next()) is not None and not self.closing.is_set():
            with self.filling:
                self._make_room()
                made = create_workplace(self.client, wanted.language, wanted.limits, self.owner)
                self.ready.setdefault(wanted.profile, []).append(made)

    def _next(self) -> Wanted | None:
        """Return what is wanted and not ready, the latest first."""
        with self.counting:
            wanted = Counter(want.profile for want in self.asked)
            for want in reversed(self.asked):
                if len(self.ready.get(want.profile, [])) < wanted[want.profile]:
                    return want
        return None

    def _make_room(self) -> None:
        """Remove workplaces that nobody asked for lately, so that `size` is never passed."""
        surplus = []
        with self.counting:
            wanted = Counter(want.profile for want in self.asked)
            for name, found in self.ready.items():
                surplus += found[wanted[name] :]
                del found[wanted[name] :]
        for container_id in surplus:
            remove(self.client, container_id)
