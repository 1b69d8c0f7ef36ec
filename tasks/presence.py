"""Workers tell that they live and what they work with, and remove the containers of dead ones."""

import hashlib
import logging
import threading
from contextlib import closing
from dataclasses import dataclass, field

from redis import Redis
from redis.exceptions import RedisError

from assessment.domain.clock import now
from grader.containers import connect
from grader.imaging import toolchains
from grader.sandbox import SandboxError
from grader.sweep import owners, sweep
from tasks import signs
from tasks.signs import Deed

log = logging.getLogger("proeve.presence")
TOLD_EVERY_S = 4
ROUNDS_BETWEEN_SWEEPS = 3


def platform(redis_url: str) -> str:
    """Return how the names of this platform's workers begin; another queue is another platform.

    Two platforms may share a host, and neither may take the other's workers for dead.
    """
    return f"worker-{hashlib.sha256(redis_url.encode()).hexdigest()[:8]}-"


@dataclass(slots=True)
class Presence:
    """Tells of one worker from a thread, also while the worker waits for a job's process."""

    redis_url: str
    owner: str
    stop: threading.Event = field(default_factory=threading.Event)
    absent: set[str] = field(default_factory=set)

    def start(self) -> threading.Thread:
        """Begin to tell, and to sweep."""
        thread = threading.Thread(target=self._keep_telling, name="presence", daemon=True)
        thread.start()
        return thread

    def _keep_telling(self) -> None:
        redis = Redis.from_url(self.redis_url, socket_timeout=TOLD_EVERY_S)
        rounds = 0
        while True:
            try:
                signs.tell(redis, self.owner)
                if rounds % ROUNDS_BETWEEN_SWEEPS == 0:
                    self._sweep(redis)
                    self._tell_toolchains(redis)
            except (RedisError, SandboxError) as error:
                log.warning("%s", error)
            rounds += 1
            if self.stop.wait(TOLD_EVERY_S):
                return

    def _sweep(self, redis: Redis) -> None:
        """Remove what belongs to workers that were absent in the last round too."""
        client = connect()
        try:
            living = set(signs.workers(redis))
            ours = platform(self.redis_url)
            found = {owner for owner in owners(client) if owner.startswith(ours)}
            absent = found - living
            gone = absent & self.absent
            if gone and (removed := sweep(client, gone)):
                log.warning("removed %s containers of %s", removed, ", ".join(sorted(gone)))
                signs.note(redis, now(), {Deed.CONTAINERS: removed})
            self.absent = absent
        finally:
            client.close()

    def _tell_toolchains(self, redis: Redis) -> None:
        with closing(connect()) as client:
            signs.tell_toolchains(redis, toolchains(client))
