"""A platform of its own for one benchmark: real processes on a state folder that goes with it."""

import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from redis import Redis

from assessment.domain.clock import now
from assessment.domain.exercises import Exercise
from assessment.domain.submissions import State
from assessment.models.catalogue import ExerciseRevision, Standing
from assessment.models.migrate import migrate
from assessment.models.session import Engine, Session, connect
from assessment.services import catalogue
from assessment.settings import Settings
from commands import embedded_redis, local
from commands.bench._browser import Browser
from commands.console import HostError
from commands.host.leftovers import remove_orphans_if_possible
from commands.supervisor import Supervisor
from grader import containers
from tasks.presence import platform

PATIENCE_S = 90.0


@dataclass(frozen=True, slots=True)
class Platform:
    """One running platform, and the family of its processes."""

    settings: Settings
    family: Supervisor
    engine: Engine
    environment: dict[str, str]

    def redis(self) -> Redis:
        """Return a connection to its queue."""
        return Redis.from_url(self.settings.redis_url)

    def publish(self, exercises: Sequence[Exercise]) -> list[ExerciseRevision]:
        """Put packages into its catalogue; returns their rows in the order of their folders."""
        shelf = self.settings.state_dir / "shelf"
        for exercise in exercises:
            target = shelf / exercise.profession / exercise.slug
            shutil.copytree(exercise.folder, target, dirs_exist_ok=True)
        with Session(self.engine, expire_on_commit=False) as session:
            rows = catalogue.load_exercises(session, shelf, now())
            for row in rows:
                # As after a proof: workers shall grade, and not prove packages.
                row.standing, row.state, row.published_at = Standing.PUBLISHED, State.GRADED, now()
            session.commit()
        return rows

    def start(self, role: str, count: int = 1) -> None:
        """Start processes of one role."""
        for number in range(count):
            name = f"{role}-{number + 1}" if role == "worker" else role
            command = [sys.executable, "-P", "-m", "commands", role]
            self.family.start(name, command, self.environment)

    def until(self, condition: Callable[[], bool], patience_s: float = PATIENCE_S) -> bool:
        """Look after the processes until `condition` holds; False where patience ended first."""
        end = time.monotonic() + patience_s
        met = False

        def over() -> bool:
            nonlocal met
            met = condition()
            return met or time.monotonic() > end

        if not self.family.watch(over):
            raise KeyboardInterrupt
        return met

    def warm(self, workers: int) -> None:
        """Wait until every worker's pool is full; raises HostError where none fills."""
        wanted = workers * (1 + self.settings.warm_workplaces)
        if not self.until(lambda: len(self.containers()) >= wanted):
            raise HostError(f"the workers do not get ready; read {self.settings.state_dir}/log")

    def serve(self) -> None:
        """Start the site and wait until it answers; raises HostError where it does not."""
        self.start("web")
        if not self.until(self._answers):
            raise HostError(f"the site does not answer; read {self.settings.state_dir}/log/web.log")

    def containers(self) -> list[tuple[str, str, str]]:
        """Return (id, role, owner) of every container of its workers."""
        client = containers.connect()
        ours = platform(self.settings.redis_url)
        try:
            labelled = [
                (
                    str(found.id),
                    *(found.labels.get(f"be.proeve.{n}", "") for n in ("role", "owner")),
                )
                for found in containers.owned(client)
            ]
        finally:
            client.close()
        return [(key, role, owner) for key, role, owner in labelled if owner.startswith(ours)]

    def _answers(self) -> bool:
        return Browser(self.settings.port, "127.0.0.1").ask("page", "GET", "/").is_good


@contextmanager
def private(settings: Settings, **changes: object) -> Iterator[Platform]:
    """Bring up queue and database on a temporary state; everything ends with the context."""
    state = Path(tempfile.mkdtemp(prefix="proeve-bench-"))
    try:
        made = _settings(settings, state, changes)
        with Supervisor(state / "log") as family:
            # What a process leaves in its folder for temporary files can be counted there.
            (state / "tmp").mkdir()
            told = {f"PROEVE_{name.upper()}": str(value) for name, value in changes.items()}
            environment = {**local.environment(made), **told, "TMPDIR": str(state / "tmp")}
            family.start("redis", embedded_redis.command(state), environment)
            found = Platform(made, family, _database(made), environment)
            if not found.until(lambda: embedded_redis.is_answering(made.redis_url)):
                raise HostError(f"the queue does not start; read {state}/log")
            try:
                yield found
            finally:
                found.engine.dispose()
    finally:
        remove_orphans_if_possible()
        shutil.rmtree(state, ignore_errors=True)


def _settings(settings: Settings, state: Path, changes: dict[str, object]) -> Settings:
    port = free_port()
    nothing = {"database_url": "", "redis_url": "", "secret_key": type(settings.secret_key)("")}
    blank = settings.model_copy(update={**nothing, "host": "127.0.0.1", **changes})
    address = {"public_url": f"http://127.0.0.1:{port}"}
    return local.complete(blank, port, state).model_copy(update=address)


def _database(settings: Settings) -> Engine:
    engine = connect(settings.effective_database_url)
    migrate(engine)
    with Session(engine) as session:
        catalogue.load_standards(session, settings.standards_dir, now())
        session.commit()
    return engine


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
