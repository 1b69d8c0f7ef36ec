"""Grade what counts once more before a result is released; what differs asks a person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, func, select

from assessment.domain.attempts import AttemptKind
from assessment.domain.errors import NotFoundError
from assessment.domain.reports import Outcome, Report
from assessment.domain.reruns import agree, differences, failed_on_time
from assessment.domain.seeds import Purpose
from assessment.domain.submissions import UNDER_WAY, State
from assessment.models.attempts import Attempt
from assessment.models.reruns import Rerun
from assessment.models.sittings import Enrolment, Sitting
from assessment.models.submissions import Submission
from assessment.services import leases, proposals, submissions
from assessment.services.flags import flag
from assessment.settings import Settings

DIFFERS = "rerun_differs"
MISSING = "rerun_missing"


def plan(session: Session, now: datetime) -> list[Rerun]:
    """Plan what is still to be graded once more, of tests that ended and are graded as a whole.

    Where one check would turn the proposal, or time ran out, it is graded a third time.
    """
    unplanned = _counting().where(~_has_rerun()).with_only_columns(Attempt.id).distinct()
    planned: list[Rerun] = []
    for attempt_id in session.exec(unplanned).all():
        session.get_one(Attempt, attempt_id, with_for_update=True)  # two upkeeps take turns
        if proposals.is_complete(session, attempt_id):
            planned += _plan(session, attempt_id, now)
    session.flush()
    return planned


def count_lacking(
    session: Session, *, sitting_id: UUID | None = None, attempt_id: UUID | None = None
) -> int:
    """Count the submissions that count and are not graded once more yet."""
    found = _counting().where(or_(~_has_rerun(), _has_rerun(col(Rerun.state).in_(UNDER_WAY))))
    if sitting_id is not None:
        found = found.where(Sitting.id == sitting_id)
    if attempt_id is not None:
        found = found.where(Attempt.id == attempt_id)
    counted = found.with_only_columns(func.count(), maintain_column_froms=True)
    return int(session.scalar(counted) or 0)


def get(session: Session, rerun_id: UUID) -> Rerun:
    """Return one rerun; raises NotFoundError."""
    found = session.get(Rerun, rerun_id)
    if found is None:
        raise NotFoundError("There is no such run.")
    return found


def of(session: Session, submission_id: UUID) -> Sequence[Rerun]:
    """Return the reruns of a submission, the one that each has first."""
    found = select(Rerun).where(Rerun.submission_id == submission_id)
    return session.exec(found.order_by(col(Rerun.purpose).desc())).all()


def report(rerun: Rerun) -> Report | None:
    """Return what a rerun found, or None while it waits or could not be made."""
    return Report.model_validate(rerun.report) if rerun.report else None


def record(session: Session, rerun_id: UUID, run: int, found: Report, now: datetime) -> bool:
    """Write down what a rerun found, once; where it differs from the verdict, raise a flag."""
    if found.outcome is Outcome.INFRASTRUCTURE_ERROR:
        raise ValueError("an infrastructure error is no grading; end the run instead")
    if not leases.end(session, Rerun, rerun_id, run, State.GRADED):
        return False
    rerun = get(session, rerun_id)
    rerun.report = found.model_dump(mode="json")
    verdict = submissions.verdict(session, rerun.submission_id)
    if verdict is not None and not agree(verdict, found):
        names = [one.check_id for one in differences(verdict, found)]
        told = ", ".join(names) or f"{verdict.outcome} before, {found.outcome} now"
        detail = f"graded once more with other inputs, it ended differently: {told}"
        evidence = {"purpose": rerun.purpose.value, "checks": names}
        flag(session, rerun.submission_id, DIFFERS, detail, now, evidence=evidence)
    session.flush()
    return True


def fail(
    session: Session,
    settings: Settings,
    rerun_id: UUID,
    run: int,
    *,
    cause: str,
    now: datetime,
    permanent: bool = False,
) -> None:
    """End a rerun that our machinery broke: queued again, or left to a person; the verdict stands."""
    rerun = get(session, rerun_id)
    enough = permanent or rerun.tries >= settings.grading_tries
    state = State.NEEDS_REVIEW if enough else State.QUEUED
    if leases.end(session, Rerun, rerun_id, run, state, cause=cause) and enough:
        flag(session, rerun.submission_id, MISSING, cause, now)


def _plan(session: Session, attempt_id: UUID, now: datetime) -> list[Rerun]:
    close = proposals.turning(session, attempt_id)
    planned = []
    for submission in submissions.counted(session, attempt_id).values():
        verdict = submissions.verdict(session, submission.id)
        if verdict is None or of(session, submission.id):
            continue
        planned.append(_row(submission, Purpose.CERTIFICATION, now))
        if submission.id in close or failed_on_time(verdict):
            planned.append(_row(submission, Purpose.BORDERLINE, now))
    session.add_all(planned)
    return planned


def _row(submission: Submission, purpose: Purpose, now: datetime) -> Rerun:
    return Rerun(submission_id=submission.id, purpose=purpose, state=State.QUEUED, created_at=now)


def _counting() -> Any:  # noqa: ANN401 - an SQL select
    """Select the graded submissions that count, of tests that ended and are not released."""
    later = aliased(Submission)
    replaced = exists().where(
        col(later.attempt_id) == col(Submission.attempt_id),
        col(later.revision_id) == col(Submission.revision_id),
        col(later.received_at) > col(Submission.received_at),
    )
    return (
        select(Submission)
        .join(Attempt, col(Attempt.id) == col(Submission.attempt_id))
        .join(Enrolment, col(Enrolment.id) == col(Attempt.enrolment_id))
        .join(Sitting, col(Sitting.id) == col(Enrolment.sitting_id))
        .where(
            Attempt.kind == AttemptKind.TEST,
            col(Attempt.finished_at).is_not(None),
            col(Sitting.released_at).is_(None),
            Submission.state == State.GRADED,
            ~replaced,
        )
    )


def _has_rerun(*conditions: Any) -> Any:  # noqa: ANN401 - an SQL condition
    return exists().where(and_(col(Rerun.submission_id) == col(Submission.id), *conditions))
