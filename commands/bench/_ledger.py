"""What became of every submission, read from the database alone."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from assessment.domain.submissions import State
from assessment.models.session import Engine, for_reading
from assessment.models.submissions import Grading, Submission
from assessment.services.leases import WAITING

HANDED_IN = "handed in"


@dataclass(frozen=True, slots=True)
class Running:
    """A submission that is being graded right now."""

    key: UUID
    run: int
    tries: int
    owner: str


@dataclass(frozen=True, slots=True)
class Kill:
    """One kill, and the submissions that were being graded by whom it hit."""

    kind: str
    at: datetime
    hit: tuple[UUID, ...]


@dataclass(slots=True)
class Ledger:
    """Whatever the site said it had received, the verdict each text must get, and every kill.

    `wanted` is by the SHA-256 of the files: the site may have taken in a submission
    whose answer was lost with it, and that one must be graded too. `ended` are runs that a kill ended: until their lease runs out they only seem to go on.
    """

    engine: Engine
    wanted: dict[str, bool]
    received: set[UUID] = field(default_factory=set)
    ended: set[tuple[UUID, int]] = field(default_factory=set)
    kills: list[Kill] = field(default_factory=list)

    def waiting(self) -> int:
        """Return how many wait to be graded."""
        with Session(for_reading(self.engine)) as session:
            found = select(func.count()).where(col(Submission.state).in_(WAITING))
            return session.exec(found).one()

    def running(self, moment: datetime) -> list[Running]:
        """Return what is being graded under a lease that holds."""
        with Session(for_reading(self.engine)) as session:
            found = select(Submission).where(
                Submission.state == State.RUNNING, col(Submission.lease_until) > moment
            )
            rows = session.exec(found).all()
        running = [Running(row.id, row.run, row.tries, row.lease_owner) for row in rows]
        return [one for one in running if (one.key, one.run) not in self.ended]

    def all_ended(self) -> bool:
        """Say whether nothing waits or runs any more."""
        with Session(for_reading(self.engine)) as session:
            on_the_way = col(Submission.state).in_([*WAITING, State.RUNNING])
            return session.exec(select(func.count()).where(on_the_way)).one() == 0

    def counts(self) -> dict[str, int]:
        """Return what must be zero, by name, after the number handed in."""
        with Session(for_reading(self.engine)) as session:
            found = session.exec(select(Submission.id, Submission.sha256, Submission.state)).all()
            verdicts = session.exec(select(Grading.submission_id, Grading.passed)).all()
        times = Counter(key for key, _passed in verdicts)
        rows = {key: (self.wanted[sha256], state) for key, sha256, state in found}
        return {
            HANDED_IN: len(rows),
            "lost": sum(times[key] == 0 for key in self.received | set(rows)),
            "graded twice": sum(count > 1 for count in times.values()),
            "needs review": sum(state is State.NEEDS_REVIEW for _, state in rows.values()),
            "wrong verdict": sum(rows[key][0] is not passed for key, passed in verdicts),
        }

    def causes(self) -> list[str]:
        """Return why each submission that people must look at could not be graded."""
        with Session(for_reading(self.engine)) as session:
            found = select(Submission.cause).where(Submission.state == State.NEEDS_REVIEW)
            return list(session.exec(found).all())

    def recoveries(self) -> dict[str, list[float]]:
        """Return by kind the seconds from a kill to the verdict of each submission it hit.

        Where a submission was hit more than once, the last kill before its verdict counts.
        """
        recorded = self._recorded()
        last: dict[UUID, Kill] = {}
        for kill in self.kills:
            for key in kill.hit:
                if key in recorded and kill.at <= recorded[key]:
                    last[key] = kill
        found: dict[str, list[float]] = {kill.kind: [] for kill in self.kills}
        for key, kill in last.items():
            found[kill.kind].append((recorded[key] - kill.at).total_seconds())
        return found

    def longest_silence(self) -> float:
        """Return the most seconds that passed from a kill to the next verdict on anything."""
        moments = sorted(self._recorded().values())
        nexts = [next((at for at in moments if at > kill.at), None) for kill in self.kills]
        pairs = zip(nexts, self.kills, strict=True)
        return max(((at - kill.at).total_seconds() for at, kill in pairs if at), default=0.0)

    def _recorded(self) -> dict[UUID, datetime]:
        with Session(for_reading(self.engine)) as session:
            found = session.exec(select(Grading.submission_id, Grading.recorded_at)).all()
        return dict(found)
