"""What a job finds in its process: settings, the database, and a station for grading."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from redis import Redis
from sqlalchemy.exc import OperationalError

from assessment.models.session import Engine, connect
from assessment.settings import Settings
from grader import containers
from grader.docker_sandbox import DockerSandbox
from grader.pool import Station


@dataclass(frozen=True, slots=True)
class Workshop:
    """Given to the forked process of one job; nothing in it holds an open connection."""

    settings: Settings
    owner: str
    station: Station

    def engine(self) -> Engine:
        """Return a new engine for this process."""
        return connect(self.settings.effective_database_url)

    def redis(self) -> Redis:
        """Return a new connection to the queue."""
        return Redis.from_url(self.settings.redis_url)

    def sandbox(self) -> DockerSandbox:
        """Open the station; raises SandboxError where there is no engine."""
        return self.station.sandbox(containers.connect(), self.owner)


_current: list[Workshop] = []


def furnish(workshop: Workshop) -> None:
    """Set what the job that is about to run in this process will find."""
    _current[:] = [workshop]


def current() -> Workshop:
    """Return what the worker set; a job cannot run without a worker."""
    if not _current:
        raise RuntimeError("a job runs in a worker only")
    return _current[0]


@contextmanager
def heartbeat(beat: Callable[[], bool], every_s: float) -> Iterator[None]:
    """Call `beat` every so often from a thread while the work goes on."""
    done = threading.Event()

    def keep() -> None:
        while not done.wait(every_s):
            with suppress(OperationalError):
                if not beat():
                    return

    thread = threading.Thread(target=keep, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
