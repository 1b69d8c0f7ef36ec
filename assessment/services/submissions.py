"""Take work in, and write down its verdict exactly once."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from assessment.domain.errors import NotFoundError
from assessment.domain.reports import Outcome, Report
from assessment.domain.submissions import Origin, State, check_files, digest
from assessment.models.submissions import Grading, Submission
from assessment.services import leases
from assessment.services.flags import flag, flag_from_report
from assessment.settings import Settings


def receive(
    session: Session,
    settings: Settings,
    attempt_id: UUID,
    revision_id: UUID,
    files: Mapping[str, str],
    *,
    language: str,
    now: datetime,
    origin: Origin = Origin.HANDED_IN,
    remark: str = "",
) -> Submission:
    """Take a submission in; it is received once the caller has committed.

    Raises SubmissionError in one sentence for files that cannot be taken.
    """
    taken = check_files(files, settings.submission_bytes)
    submission = Submission(
        attempt_id=attempt_id,
        revision_id=revision_id,
        language=language,
        files=taken,
        sha256=digest(taken),
        origin=origin,
        remark=remark.strip(),
        received_at=now,
    )
    session.add(submission)
    session.flush()
    if submission.remark:
        flag(session, submission.id, "remark", submission.remark, now)
    return submission


def get(session: Session, submission_id: UUID) -> Submission:
    """Return one submission; raises NotFoundError."""
    found = session.get(Submission, submission_id)
    if found is None:
        raise NotFoundError("There is no such submission.")
    return found


def of_attempt(session: Session, attempt_id: UUID) -> list[Submission]:
    """Return everything handed in within an attempt, latest first."""
    found = select(Submission).where(Submission.attempt_id == attempt_id)
    return list(session.exec(found.order_by(col(Submission.received_at).desc())).all())


def counted(session: Session, attempt_id: UUID) -> dict[UUID, Submission]:
    """Return revision id -> the submission that counts: the last one handed in."""
    latest: dict[UUID, Submission] = {}
    for submission in of_attempt(session, attempt_id):
        latest.setdefault(submission.revision_id, submission)
    return latest


def verdict(session: Session, submission_id: UUID) -> Report | None:
    """Return the report that was recorded last, or None while there is none."""
    found = select(Grading).where(Grading.submission_id == submission_id)
    grading = session.exec(found.order_by(col(Grading.run).desc())).first()
    return None if grading is None else Report.model_validate(grading.report)


def record(session: Session, submission_id: UUID, run: int, report: Report, now: datetime) -> bool:
    """Write the verdict of one run; False where that run is no longer the current one."""
    if report.outcome is Outcome.INFRASTRUCTURE_ERROR:
        raise ValueError("an infrastructure error is no verdict; end the run instead")
    submission = get(session, submission_id)
    if not leases.end(session, Submission, submission_id, run, State.GRADED):
        return False
    flag_from_report(session, submission, report, now)
    session.add(
        Grading(
            submission_id=submission_id,
            run=run,
            outcome=report.outcome,
            passed=report.passed,
            report=report.model_dump(mode="json"),
            recorded_at=now,
        )
    )
    session.flush()
    return True


def fail(
    session: Session,
    settings: Settings,
    submission_id: UUID,
    run: int,
    *,
    cause: str,
    now: datetime,
    permanent: bool = False,
) -> State | None:
    """End a run that our machinery broke: queued again, or needs review after the last try.

    Returns the new state, or None where the run is no longer the current one.
    """
    submission = get(session, submission_id)
    tried_enough = permanent or submission.tries >= settings.grading_tries
    state = State.NEEDS_REVIEW if tried_enough else State.QUEUED
    if not leases.end(session, Submission, submission_id, run, state, cause=cause):
        return None
    if state is State.NEEDS_REVIEW:
        flag(session, submission_id, "needs_review", cause, now)
    return state


def ahead_of(session: Session, submission: Submission) -> int:
    """Count the submissions that will be graded before this one."""
    earlier = col(Submission.received_at) < submission.received_at
    return leases.count_ahead(session, Submission, earlier)
