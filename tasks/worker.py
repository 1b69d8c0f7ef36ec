"""The worker: takes ids from the queue and runs the allowed jobs, each in a process of its own."""

import logging
import os
import secrets
import signal
import socket
import time
from types import FrameType
from typing import Any

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, Worker
from rq.job import Job
from rq.serializers import JSONSerializer

from assessment.settings import Settings
from grader.pool import Pool, Station
from grader.sandbox import SandboxError
from tasks import grading, mail, verifying, visible
from tasks.admission import ForgedJobError, admit
from tasks.presence import Presence, platform
from tasks.queues import MAIL, ORDER, queue
from tasks.workshop import Workshop, furnish

log = logging.getLogger("proeve.worker")
PAUSE_S = 2.0
# Imported here so that the forked process finds them ready.
PRELOADED = (grading, visible, verifying, mail)


class ProeveWorker(Worker):
    """An RQ worker that runs our jobs alone and hands each a station from its pool."""

    def __init__(self, settings: Settings, pool: Pool, redis: Redis, owner: str) -> None:
        queues = [queue(redis, name) for name in ORDER]
        super().__init__(
            queues,
            connection=redis,
            serializer=JSONSerializer,
            name=owner,
            worker_ttl=60,
            job_monitoring_interval=5,
            maintenance_interval=3600,
        )
        self.settings = settings
        self.pool = pool
        self.owner = owner
        self.stopping = False

    def execute_job(self, job: Job, queue: Queue) -> None:
        """Run an allowed job; a forged one is thrown away and told of in the log."""
        try:
            admit(job)
        except ForgedJobError as error:
            log.warning("refused: %s", error)
            job.delete(remove_from_queue=True)
            return
        station = Station() if queue.name == MAIL else self.pool.take()
        furnish(Workshop(self.settings, self.owner, station))
        sound = False
        try:
            super().execute_job(job, queue)
            sound = not self.horse_died
        finally:
            self._take_back(station, sound=sound)

    def handle_work_horse_killed(self, *details: Any) -> None:  # noqa: ANN401 - RQ's own signature
        """Remember that the process did not end by itself: its examiner cannot be trusted."""
        self.horse_died = True
        log.warning("the process of job %s was killed", details[0].id)

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        """Finish the job at hand, then stop for good."""
        self.stopping = True
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call]

    def _take_back(self, station: Station, *, sound: bool) -> None:
        self.horse_died = False
        try:
            self.pool.give_back(station, sound=sound)
        except SandboxError as error:
            log.warning("%s", error)

    horse_died = False


def run(settings: Settings) -> None:
    """Work until told to stop; a queue that is away is waited for."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    place = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
    owner = platform(settings.redis_url) + place
    presence = Presence(settings.redis_url, owner)
    presence.start()
    pool = Pool(owner, settings.warm_workplaces)
    pool.open()
    try:
        _work_on(settings, pool, owner)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        presence.stop.set()
        pool.close()


def _work_on(settings: Settings, pool: Pool, owner: str) -> None:
    while True:
        redis = Redis.from_url(settings.redis_url)
        try:
            worker = ProeveWorker(settings, pool, redis, owner)
            worker.work(logging_level="WARNING")
            if worker.stopping:
                return
        except RedisError as error:
            log.warning("the queue is away: %s", error)
        time.sleep(PAUSE_S)
