"""How an attempt ends: the candidate finishes, or the clock does; what was typed counts."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from assessment.domain.attempts import AttemptKind
from assessment.domain.errors import ClosedError
from assessment.domain.submissions import Origin, SubmissionError, digest
from assessment.models.attempts import Attempt, Draft
from assessment.models.sittings import Enrolment, Sitting
from assessment.models.submissions import Submission
from assessment.services import attempts, drafts, journal, proposals, submissions
from assessment.services.attempts import Place
from assessment.settings import Settings


def finish(
    session: Session, settings: Settings, place: Place, attempt: Attempt, now: datetime
) -> list[Submission]:
    """End the attempt; returns what was handed in for the candidate, to be graded.

    Raises ClosedError where it has ended already.
    """
    if attempt.finished_at is not None:
        raise ClosedError("The test has ended already; everything you handed in is kept.")
    if not place.is_open(attempt):
        return _end(session, settings, attempt, place.deadline, now)
    return _end(session, settings, attempt, now, now)


def collect_overdue(session: Session, settings: Settings, now: datetime) -> list[UUID]:
    """End every test whose time is over; returns the ids of the submissions to be graded."""
    running = (
        select(Attempt, Enrolment, Sitting)
        .join(Enrolment, col(Enrolment.id) == col(Attempt.enrolment_id))
        .join(Sitting, col(Sitting.id) == col(Enrolment.sitting_id))
        .where(col(Attempt.finished_at).is_(None), Attempt.kind == AttemptKind.TEST)
    )
    collected = []
    for attempt, enrolment, sitting in session.exec(running).all():
        if now < attempt.started_at + timedelta(minutes=sitting.minutes):
            continue
        held = session.get_one(Attempt, attempt.id, with_for_update=True, populate_existing=True)
        place = attempts.place_of(session, enrolment, now)
        if held.finished_at is None and now >= place.deadline:
            collected += _end(session, settings, held, place.deadline, now)
    return [submission.id for submission in collected]


def _end(
    session: Session, settings: Settings, attempt: Attempt, ended_at: datetime, now: datetime
) -> list[Submission]:
    attempt.finished_at = ended_at
    attempts.end_break(session, attempt, ended_at)
    session.add(attempt)
    journal.note(session, f"{attempt.kind.value} ended", "attempt", attempt.id, now)
    handed_in = submissions.counted(session, attempt.id)
    collected = []
    for revision_id, draft in drafts.last_worked(session, attempt.id).items():
        last = handed_in.get(revision_id)
        # A draft that is older than what was handed in never reached the editor's last word.
        outdated = last is not None and draft.saved_at <= last.received_at
        is_same = last is not None and (last.language, last.sha256) == (
            draft.language,
            digest(draft.files),
        )
        if not outdated and not is_same:
            collected += _collect(session, settings, attempt, draft, ended_at)
    session.flush()
    proposals.flag_borderline(session, attempt.id, now)
    return collected


def _collect(
    session: Session, settings: Settings, attempt: Attempt, draft: Draft, ended_at: datetime
) -> list[Submission]:
    """Hand the draft in as it stands; an empty one is no submission."""
    try:
        collected = submissions.receive(
            session,
            settings,
            attempt.id,
            draft.revision_id,
            draft.files,
            language=draft.language,
            now=ended_at,
            origin=Origin.COLLECTED,
        )
    except SubmissionError as refused:
        journal.note(
            session, "draft not collected", "attempt", attempt.id, ended_at, why=str(refused)
        )
        return []
    return [collected]
