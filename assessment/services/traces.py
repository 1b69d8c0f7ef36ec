"""What a candidate who is withdrawn leaves of the trial, which counts for nothing."""

from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, SQLModel, col, delete, or_, select

from assessment.domain.errors import ConflictError
from assessment.domain.submissions import State
from assessment.models.attempts import Attempt, Break, Draft, DraftEvent
from assessment.models.leases import Leased
from assessment.models.reviews import ReviewFlag, Similarity
from assessment.models.sittings import Message
from assessment.models.submissions import Grading, Submission, VisibleRun

ENDED = (State.GRADED, State.NEEDS_REVIEW)


def remove(session: Session, enrolment_id: UUID) -> None:
    """Remove the rows of an enrolment's trial, and let its messages stand by themselves.

    Raises ConflictError while a worker has something of it in hand.
    """
    attempts = select(Attempt.id).where(Attempt.enrolment_id == enrolment_id)
    work = select(Submission.id).where(col(Submission.attempt_id).in_(attempts))
    _refuse_unended(session, Submission, col(Submission.attempt_id).in_(attempts))
    _refuse_unended(session, VisibleRun, col(VisibleRun.attempt_id).in_(attempts))
    either = or_(col(Similarity.first_id).in_(work), col(Similarity.second_id).in_(work))
    _delete(session, Similarity, either)
    _delete(session, ReviewFlag, col(ReviewFlag.submission_id).in_(work))
    _delete(session, Grading, col(Grading.submission_id).in_(work))
    for kind in (Submission, VisibleRun, DraftEvent, Draft, Break):
        _delete(session, kind, col(kind.attempt_id).in_(attempts))
    _delete(session, Attempt, col(Attempt.enrolment_id) == enrolment_id)
    unbound = update(Message).where(col(Message.enrolment_id) == enrolment_id)
    session.execute(unbound.values(enrolment_id=None))


def _refuse_unended(session: Session, kind: type[Leased], of_these: Any) -> None:  # noqa: ANN401 - an SQL condition
    wanted = select(kind.state).where(of_these, col(kind.state).not_in(ENDED))
    if session.exec(wanted).first() is not None:
        raise ConflictError(
            "Something of this candidate's trial is being run; try again in a minute."
        )


def _delete(session: Session, kind: type[SQLModel], condition: Any) -> None:  # noqa: ANN401
    session.exec(delete(kind).where(condition))
