"""What an assessor looks at: flagged submissions, each with all its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from assessment.domain import reasons
from assessment.domain.access import Actor, Role
from assessment.domain.errors import ConflictError, InvalidInputError, NotFoundError
from assessment.domain.reports import Report
from assessment.domain.submissions import State
from assessment.models.attempts import Attempt, DraftEvent
from assessment.models.catalogue import ExerciseRevision
from assessment.models.journal import JournalEntry
from assessment.models.reruns import Rerun
from assessment.models.reviews import FlagState, ReviewFlag, Similarity
from assessment.models.sittings import Enrolment, Sitting
from assessment.models.submissions import Submission
from assessment.services import drafts, journal, reruns, similarity, submissions


@dataclass(frozen=True, slots=True)
class Flagged:
    """One line of the queue."""

    flag: ReviewFlag
    submission: Submission
    enrolment: Enrolment
    sitting: Sitting
    revision: ExerciseRevision


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything about one submission, on one page."""

    submission: Submission
    revision: ExerciseRevision
    attempt: Attempt
    enrolment: Enrolment
    sitting: Sitting
    report: Report | None
    flags: Sequence[ReviewFlag]
    events: Sequence[DraftEvent]
    earlier: Sequence[Submission]
    similar: Sequence[tuple[Similarity, Submission]]
    history: Sequence[JournalEntry]
    reruns: Sequence[Rerun]


def queue(
    session: Session, actor: Actor, *, kind: str = "", state: FlagState | None = FlagState.OPEN
) -> list[Flagged]:
    """Return the flags of the assessor's centres, the oldest first: nobody waits for ever."""
    found = _flagged(actor, kind, state).order_by(col(ReviewFlag.raised_at))
    return [
        Flagged(flag, submission, place, session.get_one(Sitting, place.sitting_id), revision)
        for flag, submission, place, revision in session.exec(found).all()
    ]


def count_open(session: Session, actor: Actor) -> int:
    """Count the open flags of that queue."""
    found = _flagged(actor, "", FlagState.OPEN)
    counted = found.with_only_columns(func.count(), maintain_column_froms=True)
    return int(session.scalar(counted) or 0)


def evidence(session: Session, actor: Actor, submission_id: UUID) -> Evidence:
    """Return everything about a submission of the assessor's centre; raises NotFoundError."""
    submission = submissions.get(session, submission_id)
    attempt = session.get_one(Attempt, submission.attempt_id)
    enrolment = session.get_one(Enrolment, attempt.enrolment_id)
    sitting = session.get_one(Sitting, enrolment.sitting_id)
    if not actor.may_act(sitting.centre_id, Role.ASSESSOR):
        raise NotFoundError("There is no such submission.")
    handed_in = submissions.of_attempt(session, attempt.id)
    flags = select(ReviewFlag).where(ReviewFlag.submission_id == submission_id)
    return Evidence(
        submission=submission,
        revision=session.get_one(ExerciseRevision, submission.revision_id),
        attempt=attempt,
        enrolment=enrolment,
        sitting=sitting,
        report=submissions.verdict(session, submission_id),
        flags=session.exec(flags.order_by(col(ReviewFlag.raised_at))).all(),
        events=drafts.events(session, attempt.id, submission.revision_id),
        earlier=[one for one in handed_in if one.revision_id == submission.revision_id],
        similar=_similar(session, actor, submission_id),
        history=journal.about(session, submission_id),
        reruns=reruns.of(session, submission_id),
    )


def flag_of(session: Session, actor: Actor, flag_id: UUID) -> ReviewFlag:
    """Return a flag of the assessor's centre; raises NotFoundError for any other."""
    flag = session.get(ReviewFlag, flag_id)
    if flag is None:
        raise NotFoundError("There is no such flag.")
    evidence(session, actor, flag.submission_id)
    return flag


def settle(
    session: Session, actor: Actor, flag_id: UUID, state: FlagState, *, reason: str, now: datetime
) -> ReviewFlag:
    """Clear or uphold a flag, with a reason, once."""
    session.get(ReviewFlag, flag_id, with_for_update=True)  # two assessors take turns
    flag = flag_of(session, actor, flag_id)
    if flag.state is not FlagState.OPEN:
        raise ConflictError("This flag is settled already; the first word stands.")
    if state is FlagState.OPEN:
        raise InvalidInputError("Clear the flag or uphold it.")
    kept = reasons.reason(reason)
    if not kept:
        raise InvalidInputError("Write down why you clear or uphold the flag.")
    flag.state, flag.reason = state, kept
    flag.settled_by, flag.settled_at = actor.person_id, now
    session.add(flag)
    journal.note(
        session,
        f"flag {state.value}",
        "submission",
        flag.submission_id,
        now,
        person_id=actor.person_id,
        flag=flag.kind,
        reason=flag.reason,
    )
    return flag


def grade_again(session: Session, actor: Actor, submission_id: UUID, now: datetime) -> Submission:
    """Give a submission without a verdict to the workers again."""
    session.get(Submission, submission_id, with_for_update=True)
    submission = evidence(session, actor, submission_id).submission
    if submission.state is not State.NEEDS_REVIEW:
        raise ConflictError("This submission has its verdict, or is being graded.")
    submission.state, submission.tries, submission.cause = State.QUEUED, 0, ""
    session.add(submission)
    who = actor.person_id
    journal.note(session, "graded again", "submission", submission_id, now, person_id=who)
    return submission


def pair(
    session: Session, actor: Actor, submission_id: UUID, other_id: UUID
) -> tuple[Evidence, Evidence, Similarity]:
    """Return two similar submissions of the assessor's centres; raises NotFoundError."""
    first, second = evidence(session, actor, submission_id), evidence(session, actor, other_id)
    for found in similarity.of(session, submission_id):
        if other_id in (found.first_id, found.second_id):
            return first, second, found
    raise NotFoundError("These two submissions were not found to be alike.")


def _similar(
    session: Session, actor: Actor, submission_id: UUID
) -> list[tuple[Similarity, Submission]]:
    """Return the similar submissions that the assessor may see."""
    shown = []
    for found in similarity.of(session, submission_id):
        other_id = found.second_id if found.first_id == submission_id else found.first_id
        other = submissions.get(session, other_id)
        enrolment = session.get_one(
            Enrolment, session.get_one(Attempt, other.attempt_id).enrolment_id
        )
        if actor.may_act(session.get_one(Sitting, enrolment.sitting_id).centre_id, Role.ASSESSOR):
            shown.append((found, other))
    return shown


def _flagged(actor: Actor, kind: str, state: FlagState | None) -> Any:  # noqa: ANN401 - an SQL select
    found = (
        select(ReviewFlag, Submission, Enrolment, ExerciseRevision)
        .join(Submission, col(Submission.id) == col(ReviewFlag.submission_id))
        .join(Attempt, col(Attempt.id) == col(Submission.attempt_id))
        .join(Enrolment, col(Enrolment.id) == col(Attempt.enrolment_id))
        .join(Sitting, col(Sitting.id) == col(Enrolment.sitting_id))
        .join(ExerciseRevision, col(ExerciseRevision.id) == col(Submission.revision_id))
        .where(col(Sitting.centre_id).in_(actor.centres(Role.ASSESSOR)))
    )
    if kind:
        found = found.where(ReviewFlag.kind == kind)
    if state is not None:
        found = found.where(ReviewFlag.state == state)
    return found
