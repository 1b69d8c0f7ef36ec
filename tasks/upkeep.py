"""Upkeep: brings back what the queue forgot, and ends what nobody works on any more."""

import logging
import signal
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from redis import Redis
from redis.exceptions import RedisError
from rq.job import Job
from rq.serializers import JSONSerializer
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from assessment.domain.clock import now
from assessment.domain.submissions import State
from assessment.models.catalogue import ExerciseRevision
from assessment.models.leases import Leased
from assessment.models.reruns import Rerun
from assessment.models.session import Engine, connect
from assessment.models.submissions import Submission, VisibleRun
from assessment.services import (
    endings,
    leases,
    messages,
    outages,
    reruns,
    revisions,
    similarity,
    submissions,
)
from assessment.settings import Settings
from tasks import queues, signs
from tasks.signs import Deed

log = logging.getLogger("proeve.upkeep")
QUEUED: dict[str, type[Leased]] = {
    queues.GRADING: Submission,
    queues.VISIBLE: VisibleRun,
    queues.RERUN: Rerun,
    queues.VERIFY: ExerciseRevision,
}
FORGOTTEN = frozenset({queues.GRADING, queues.VISIBLE, queues.RERUN})
"""Of these a round tells; the next proof, comparison or try of a mail it brings every day."""
LOST = "the worker was lost while it worked on this"


@dataclass(slots=True)
class Upkeep:
    """One process that looks after the platform.

    `missing` is what the last round did not find, `done` what this one put in order.
    """

    settings: Settings
    engine: Engine
    redis: Redis
    missing: set[tuple[str, UUID]] = field(default_factory=set)
    done: Counter[Deed] = field(default_factory=Counter)

    def once(self, moment: datetime) -> None:
        """Make one round; each kind of work in a transaction of its own."""
        self.done.clear()
        self._mind_the_clock(moment)
        self._grade_once_more(moment)
        for name in QUEUED:
            with Session(self.engine) as session:
                self._end_dead(session, name, moment)
                session.commit()
            with Session(self.engine) as session:
                wanted = self._wanted(session, name, moment)
            self._bring_back(name, wanted)
        with Session(self.engine) as session:
            self._bring_back(queues.MAIL, messages.due(session, moment))
        with Session(self.engine) as session:
            self._bring_back(queues.SIMILARITY, similarity.uncompared(session))
        signs.note(self.redis, moment, self.done)

    def _wanted(self, session: Session, name: str, moment: datetime) -> list[UUID]:
        """Return what should be in the queue; of the packages, which are proved one by one, the next."""
        if name == queues.VERIFY:
            return revisions.next_to_prove(session, moment)
        return leases.waiting(session, QUEUED[name])

    def _mind_the_clock(self, moment: datetime) -> None:
        """Give back the time of an outage, then hand in for those whose time is over."""
        with Session(self.engine) as session:
            if count := outages.give_back(session, self.settings, moment):
                log.warning("gave the time of an outage back to %s tests", count)
                self.done[Deed.GIVEN_BACK] += count
            session.commit()
        with Session(self.engine) as session:
            collected = endings.collect_overdue(session, self.settings, moment)
            session.commit()
        self.done[Deed.COLLECTED] += len(collected)
        for submission_id in collected:
            queues.grade_later(self.redis, submission_id)

    def _grade_once_more(self, moment: datetime) -> None:
        """Have what counts graded with other inputs, once its test has ended."""
        with Session(self.engine) as session:
            planned = [rerun.id for rerun in reruns.plan(session, moment)]
            session.commit()
        for rerun_id in planned:
            queues.rerun_later(self.redis, rerun_id)

    def _end_dead(self, session: Session, name: str, moment: datetime) -> None:
        """End runs whose lease ran out: queued again, or given to people after the last try."""
        kind = QUEUED[name]
        for row in leases.dead(session, kind, moment):
            key: UUID = row.id  # type: ignore[attr-defined]
            # Whoever had it took it off the queue long ago: it need not be missed twice.
            self.missing.add((name, key))
            log.warning("the lease on %s %s ran out in run %s", kind.__name__, key, row.run)
            self.done[Deed.ENDED] += 1
            if isinstance(row, Submission):
                submissions.fail(session, self.settings, key, row.run, cause=LOST, now=moment)
                continue
            if isinstance(row, Rerun):
                reruns.fail(session, self.settings, key, row.run, cause=LOST, now=moment)
                continue
            enough = row.tries >= self.settings.grading_tries
            state = State.NEEDS_REVIEW if enough else State.QUEUED
            leases.end(session, kind, key, row.run, state, cause=LOST)

    def _bring_back(self, name: str, wanted: list[UUID]) -> None:
        """Enqueue what the queue does not know, if it did not know it a round ago either.

        A worker takes a job off the queue a moment before it takes the lease;
        what is only seen once may be in that moment.
        """
        known = set(queues.queue(self.redis, name).get_job_ids())
        unknown = {(name, key) for key in wanted if queues.job_id(name, key) not in known}
        for pair in unknown & self.missing:
            self._forget(queues.job_id(*pair))
            queues.enqueue(self.redis, *pair)
            log.warning("brought %s %s back into the queue", *pair)
            self.done[Deed.BROUGHT_BACK] += name in FORGOTTEN
        self.missing = {pair for pair in self.missing if pair[0] != name} | unknown

    def _forget(self, job_id: str) -> None:
        """Remove what a lost worker left of a job, so that its id can be used again."""
        if Job.exists(job_id, connection=self.redis):
            job = Job.fetch(job_id, connection=self.redis, serializer=JSONSerializer)
            job.delete(remove_from_queue=True)


def run(settings: Settings) -> None:
    """Make rounds until told to stop; a database or queue that is away is waited for."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    engine = connect(settings.effective_database_url)
    upkeep = Upkeep(settings, engine, Redis.from_url(settings.redis_url))
    while not stop.wait(settings.upkeep_seconds):
        try:
            upkeep.once(now())
        except (RedisError, OperationalError) as error:
            log.warning("a round could not be finished: %s", error)
    engine.dispose()
