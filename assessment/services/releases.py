"""Release the results of a sitting, once nothing of it is still going on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from assessment.domain.access import Actor
from assessment.domain.attempts import AttemptKind
from assessment.domain.errors import ConflictError
from assessment.domain.submissions import State
from assessment.models.attempts import Attempt
from assessment.models.reviews import Conclusion, FlagState, ReviewFlag
from assessment.models.sittings import Enrolment, Sitting
from assessment.models.submissions import Submission
from assessment.services import journal, reruns, sittings


@dataclass(frozen=True, slots=True)
class Readiness:
    """What stands in the way of a release, and what it will mean."""

    enrolled: int
    begun: int
    may_start: int
    at_work: int
    in_grading: int
    uncertified: int
    without_verdict: int
    open_flags: int
    concluded: int

    @property
    def absent(self) -> int:
        """Count those who never began."""
        return self.enrolled - self.begun

    @property
    def unconcluded(self) -> int:
        """Count tests on which no assessor has concluded."""
        return self.begun - self.concluded


def readiness(session: Session, actor: Actor, sitting_id: UUID, now: datetime) -> Readiness:
    """Count what a release depends on."""
    sitting = sittings.get_for(session, actor, sitting_id)
    begun = select(func.count()).select_from(Attempt).join(Enrolment)
    begun = begun.where(Enrolment.sitting_id == sitting_id, Attempt.kind == AttemptKind.TEST)
    work = begun.join(Submission, col(Submission.attempt_id) == col(Attempt.id))
    flagged = work.join(ReviewFlag).where(ReviewFlag.state == FlagState.OPEN)
    ungraded = (State.RECEIVED, State.QUEUED, State.RUNNING)
    enrolled = select(func.count()).select_from(Enrolment)
    enrolled = enrolled.where(Enrolment.sitting_id == sitting_id)
    counts = {
        "enrolled": enrolled,
        "begun": begun,
        "at_work": begun.where(col(Attempt.finished_at).is_(None)),
        "in_grading": work.where(col(Submission.state).in_(ungraded)),
        "without_verdict": flagged.where(ReviewFlag.kind == "needs_review"),
        "open_flags": flagged,
        "concluded": begun.join(Conclusion),
    }
    found = {name: session.exec(wanted).one() for name, wanted in counts.items()}
    waiting = found["enrolled"] - found["begun"] if now < sitting.closes_at else 0
    uncertified = reruns.count_lacking(session, sitting_id=sitting_id)
    return Readiness(may_start=waiting, uncertified=uncertified, **found)


def refusal(ready: Readiness) -> ConflictError | None:
    """Return why the results cannot be released yet, or None."""
    busy = _busy(ready)
    if busy is not None:
        return busy
    if ready.without_verdict:
        return ConflictError(
            "Submissions that could not be graded and wait for an assessor: %(count)s. Release "
            "the results when they are settled.",
            count=ready.without_verdict,
        )
    if ready.may_start:
        return ConflictError(
            "Candidates who may still start: %(count)s. Release the results after the latest "
            "start, or withdraw those who will not come.",
            count=ready.may_start,
        )
    if not ready.begun:
        return ConflictError("Nobody began this test; there is nothing to release.")
    return None


def _busy(ready: Readiness) -> ConflictError | None:
    """Return what passes by itself, and should be waited for."""
    if ready.at_work:
        return ConflictError(
            "Tests that still run: %(count)s. Release the results when they are finished.",
            count=ready.at_work,
        )
    if ready.in_grading:
        return ConflictError(
            "Submissions that are still being graded: %(count)s. Try again in a few minutes.",
            count=ready.in_grading,
        )
    if ready.uncertified:
        return ConflictError(
            "Submissions that are being graded once more, with other inputs: %(count)s. Try again "
            "in a few minutes.",
            count=ready.uncertified,
        )
    return None


def release(session: Session, actor: Actor, sitting_id: UUID, now: datetime) -> Sitting:
    """Let the candidates read their results; this is done once and not taken back."""
    sitting = sittings.get_for(session, actor, sitting_id, lock=True)
    if sitting.released_at is not None:
        raise ConflictError("The results of this sitting were released already.")
    ready = readiness(session, actor, sitting_id, now)
    refused = refusal(ready)
    if refused is not None:
        raise refused
    sitting.released_at = now
    session.add(sitting)
    journal.note(
        session,
        "released",
        "sitting",
        sitting.id,
        now,
        person_id=actor.person_id,
        begun=ready.begun,
        unconcluded=ready.unconcluded,
        open_flags=ready.open_flags,
    )
    return sitting


def informed(session: Session, sitting_id: UUID) -> list[Enrolment]:
    """Return the enrolments of those who sat the test and are told that the results are out."""
    wanted = (
        select(Enrolment)
        .join(Attempt)
        .where(Enrolment.sitting_id == sitting_id, Attempt.kind == AttemptKind.TEST)
    )
    return list(session.exec(wanted).all())
