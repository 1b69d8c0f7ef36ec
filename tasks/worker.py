"""The worker: takes ids from the queue and runs the allowed jobs, each in a process of its own."""

import logging
import os
import secrets
import signal
import socket
import time
from contextlib import suppress
from types import FrameType
from typing import Any
from uuid import UUID

from redis import Redis
from redis.client import Pipeline
from redis.exceptions import RedisError
from rq import Queue, Worker
from rq.exceptions import StopRequested
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.worker import WorkerStatus
from sqlalchemy.exc import OperationalError

from assessment.domain.clock import now
from assessment.models.leases import Leased
from assessment.models.session import Session, connect
from assessment.services import catalogue, leases
from assessment.settings import Settings
from grader import host
from grader.pool import Pool, Station, Wanted
from grader.sandbox import SandboxError
from tasks import grading, mail, rerunning, verifying, visible
from tasks.admission import ForgedJobError, admit
from tasks.presence import Presence, platform
from tasks.queues import MAIL, ORDER, queue
from tasks.upkeep import QUEUED
from tasks.wanted import wanted
from tasks.workshop import Workshop, furnish

log = logging.getLogger("proeve.worker")
PAUSE_S = 2.0
# Imported here so that the forked process finds them ready.
PRELOADED = (grading, rerunning, visible, verifying, mail)


class ProeveWorker(Worker):
    """An RQ worker that runs our jobs alone and hands each a station from its pool."""

    def __init__(self, settings: Settings, pool: Pool, redis: Redis, owner: str) -> None:
        queues = [queue(redis, name) for name in ORDER]
        super().__init__(
            queues,
            connection=redis,
            serializer=JSONSerializer,
            # A queue that returns from a crash may still know the name of before.
            name=f"{owner}-{secrets.token_hex(4)}",
            worker_ttl=60,
            job_monitoring_interval=5,
            maintenance_interval=3600,
        )
        self.settings = settings
        self.pool = pool
        self.owner = owner
        self.stopping = False
        self.horse_status: int | None = None

    def execute_job(self, job: Job, queue: Queue) -> None:
        """Run an allowed job; a forged one is thrown away and told of in the log."""
        try:
            admit(job)
        except ForgedJobError as error:
            log.warning("refused: %s", error)
            job.delete(remove_from_queue=True)
            return
        station = Station() if queue.name == MAIL else self.pool.take(self._wanted(job, queue))
        furnish(Workshop(self.settings, self.owner, station))
        self.horse_status = None
        try:
            super().execute_job(job, queue)
        finally:
            if self.horse_pid:
                # The queue went away meanwhile; that is no reason to take the work away.
                self.wait_for_horse()
            sound = self.horse_status == os.EX_OK
            if not sound and queue.name in QUEUED:
                self._let_go(QUEUED[queue.name], UUID(job.args[0]))
            self._take_back(station, sound=sound)

    def wait_for_horse(self) -> tuple[int | None, int | None, Any]:
        """Wait for the job's process and remember how it ended, whatever the queue knows of it."""
        ended: tuple[int | None, int | None, Any] = super().wait_for_horse()
        self.horse_status = ended[1]
        self._horse_pid = 0
        if self.horse_status:
            log.warning("the process of a job ended with status %s", self.horse_status)
        return ended

    def run_maintenance_tasks(self) -> None:
        """Do what RQ does now and then, and remove what killed processes left half done."""
        super().run_maintenance_tasks()  # type: ignore[no-untyped-call]
        catalogue.remove_unfinished(self.settings.state_dir / "packages", now())

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        """Finish the job at hand, then stop for good, also where the queue cannot be told."""
        self.stopping = True
        with suppress(RedisError):
            super().request_stop(signum, frame)  # type: ignore[no-untyped-call]

    def heartbeat(self, timeout: int | None = None, pipeline: Pipeline | None = None) -> None:
        """Tell that it lives; the first place to stop at where the request itself got lost.

        It is an exception out of a signal handler, and one that comes while a line is
        written into the log ends there: without this, a worker would wait for ever for a
        queue that is away.
        """
        if self.stopping and self.get_state() != WorkerStatus.BUSY:
            raise StopRequested
        super().heartbeat(timeout, pipeline)

    def _wanted(self, job: Job, queue: Queue) -> Wanted | None:
        kind = QUEUED.get(queue.name)
        return wanted(self.settings, kind, UUID(job.args[0])) if kind else None

    def _let_go(self, kind: type[Leased], key: UUID) -> None:
        """End the lease of a process that died; where that cannot be done, it runs out by itself."""
        engine = connect(self.settings.effective_database_url)
        with suppress(OperationalError), Session(engine) as session:
            leases.expire(session, kind, key, owner=self.owner, now=now())
            session.commit()
        engine.dispose()

    def _take_back(self, station: Station, *, sound: bool) -> None:
        try:
            self.pool.give_back(station, sound=sound)
        except SandboxError as error:
            log.warning("%s", error)


def run(settings: Settings) -> None:
    """Work until told to stop; a queue that is away is waited for."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    place = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
    owner = platform(settings.redis_url) + place
    presence = Presence(settings.redis_url, owner)
    presence.start()
    # Measured before anything is forked: no job has to do it again.
    host.calibration_ms()
    pool = Pool(owner, settings.warm_workplaces)
    pool.open()
    try:
        # Told to stop between two connections, there is nothing to finish.
        with suppress(StopRequested):
            while not _work(settings, pool, owner):
                time.sleep(PAUSE_S)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        presence.stop.set()
        pool.close()


def _work(settings: Settings, pool: Pool, owner: str) -> bool:
    """Work as long as the queue answers; returns whether this was the end."""
    worker = None
    try:
        worker = ProeveWorker(settings, pool, Redis.from_url(settings.redis_url), owner)
        worker.work(logging_level="WARNING")
    except RedisError as error:
        log.warning("the queue is away: %s", error)
    return worker is not None and worker.stopping
