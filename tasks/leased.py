"""Work under a lease: begun once, kept alive while it goes on, ended by compare-and-set."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session

from assessment.domain.clock import now
from assessment.domain.exercises import Exercise
from assessment.domain.reports import Outcome, Report
from assessment.domain.seeds import Purpose, seed
from assessment.domain.submissions import State
from assessment.models.leases import Leased
from assessment.models.session import Engine
from assessment.services import catalogue, leases
from grader import SandboxError
from grader.docker_sandbox import DockerSandbox
from grader.findings import Progress
from grader.host import Turns
from tasks.progress import telling
from tasks.workshop import Workshop, current, heartbeat

BEATS_PER_LEASE = 3
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Work:
    """One run of leased work on the row `key` of the table `kind`."""

    shop: Workshop
    engine: Engine
    kind: type[Leased]
    key: UUID
    run: int

    def exercise(self, session: Session, revision_id: UUID) -> Exercise:
        """Return the package of a revision as a folder."""
        row = catalogue.get(session, revision_id)
        return catalogue.materialise(row, self.shop.settings.state_dir / "packages")

    def proved(self, session: Session, revision_id: UUID) -> dict[str, str]:
        """Return what the proof of a revision tells of the machine it was made on."""
        found: dict[str, str] = catalogue.get(session, revision_id).verify_report.get(
            "environment", {}
        )
        return found

    def end(self, session: Session, state: State, *, cause: str = "") -> bool:
        """End the run; False where another took over."""
        return leases.end(session, self.kind, self.key, self.run, state, cause=cause)

    def beat(self) -> bool:
        """Keep the lease alive, in a transaction of its own."""
        seconds = self.shop.settings.lease_seconds
        with Session(self.engine) as session:
            kept = leases.extend(session, self.kind, self.key, self.run, now=now(), seconds=seconds)
            session.commit()
            return kept

    def seed(self, subject: UUID, purpose: Purpose) -> int:
        """Return the seed of a run about `subject`."""
        return seed(self.shop.settings.secret_key.get_secret_value(), subject, purpose)

    def turns(self) -> Turns:
        """Return the turns of this host, which its workers take by files of the state folder."""
        return Turns(self.shop.settings.state_dir / "turns")

    def watched(self) -> AbstractContextManager[Progress]:
        """Tell the page of whoever waits for this run how far it is."""
        return telling(self.shop.settings.redis_url, self.key, self.run)

    def tried_enough(self, tries: int) -> bool:
        """Say whether no further try follows."""
        return tries >= self.shop.settings.grading_tries


def perform(
    kind: type[Leased],
    key: str,
    judge: Callable[[Work, DockerSandbox], Found],
    record: Callable[[Session, Work, Found], None],
    fail: Callable[[Session, Work, SandboxError], None],
    *,
    alone: bool = False,
) -> None:
    """Lease, judge, record; `fail` ends a run that our machinery broke.

    Work that is leased to someone else, or done, is left alone; so is work that
    is to be done `alone` while other work of its kind goes on. Each of the
    three runs in a transaction of its own, which is committed here. After a
    failure upkeep enqueues the next try: this job's id is still in the queue.
    """
    shop = current()
    engine = shop.engine()
    try:
        work = _begin(shop, engine, kind, UUID(key), alone=alone)
        if work is not None:
            _carry_out(work, judge, record, fail)
    finally:
        engine.dispose()


def verdict_of(report: Report) -> Report:
    """Return a report that is a verdict; raises SandboxError for one that tells of our fault."""
    if report.outcome is Outcome.INFRASTRUCTURE_ERROR:
        detail = "; ".join(flag.detail for flag in report.flags)
        permanent = report.environment.get("permanent") == "true"
        raise SandboxError(detail, permanent=permanent)
    return report


def _begin(
    shop: Workshop, engine: Engine, kind: type[Leased], key: UUID, *, alone: bool
) -> Work | None:
    with Session(engine) as session:
        seconds = shop.settings.lease_seconds
        run = leases.take(
            session, kind, key, owner=shop.owner, now=now(), seconds=seconds, alone=alone
        )
        session.commit()
    return None if run is None else Work(shop, engine, kind, key, run)


def _carry_out(
    work: Work,
    judge: Callable[[Work, DockerSandbox], Found],
    record: Callable[[Session, Work, Found], None],
    fail: Callable[[Session, Work, SandboxError], None],
) -> None:
    sandbox: DockerSandbox | None = None
    try:
        with heartbeat(work.beat, work.shop.settings.lease_seconds / BEATS_PER_LEASE):
            sandbox = work.shop.sandbox()
            found = judge(work, sandbox)
        with Session(work.engine) as session:
            record(session, work, found)
            session.commit()
    except SandboxError as error:
        with Session(work.engine) as session:
            fail(session, work, error)
            session.commit()
    finally:
        if sandbox is not None:
            sandbox.leave()
