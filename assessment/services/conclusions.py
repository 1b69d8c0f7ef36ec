"""An assessor confirms the proposal for a unit, or departs from it with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from assessment.domain import reasons
from assessment.domain.access import Actor, Role
from assessment.domain.attempts import AttemptKind
from assessment.domain.errors import ConflictError, InvalidInputError, NotFoundError
from assessment.domain.scoring import Proposal, Proposed
from assessment.domain.submissions import State
from assessment.models.attempts import Attempt
from assessment.models.catalogue import ExerciseRevision
from assessment.models.people import Person
from assessment.models.reviews import Conclusion, FlagState, ReviewFlag
from assessment.models.sittings import Enrolment, Sitting
from assessment.models.submissions import Submission
from assessment.services import attempts, journal, proposals, reruns, submissions

CONCLUDED = (Proposed.PASSED, Proposed.NOT_PASSED)


@dataclass(frozen=True, slots=True)
class Case:
    """One test as its assessor sees it as a whole."""

    attempt: Attempt
    enrolment: Enrolment
    sitting: Sitting
    person: Person
    proposal: Proposal
    complete: bool
    conclusion: Conclusion | None
    exercises: Sequence[ExerciseRevision]
    counted: dict[UUID, Submission]
    open_flags: int
    uncompared: int
    uncertified: int


def case(session: Session, actor: Actor, attempt_id: UUID) -> Case:
    """Return a test of the assessor's centre; raises NotFoundError for any other."""
    attempt = session.get(Attempt, attempt_id)
    if attempt is None or attempt.kind is not AttemptKind.TEST:
        raise NotFoundError("There is no such test.")
    enrolment = session.get_one(Enrolment, attempt.enrolment_id)
    sitting = session.get_one(Sitting, enrolment.sitting_id)
    if not actor.may_act(sitting.centre_id, Role.ASSESSOR):
        raise NotFoundError("There is no such test.")
    counted = submissions.counted(session, attempt_id)
    return Case(
        attempt=attempt,
        enrolment=enrolment,
        sitting=sitting,
        person=session.get_one(Person, enrolment.person_id),
        proposal=proposals.for_attempt(session, attempt_id),
        complete=proposals.is_complete(session, attempt_id),
        conclusion=_conclusion(session, attempt_id),
        exercises=attempts.exercises(session, sitting.id, AttemptKind.TEST),
        counted=counted,
        open_flags=len(_open_flags(session, attempt_id)),
        uncompared=sum(
            one.state is State.GRADED and one.compared_at is None for one in counted.values()
        ),
        uncertified=reruns.count_lacking(session, attempt_id=attempt_id),
    )


def waiting(session: Session, actor: Actor) -> list[tuple[Attempt, Enrolment, Sitting]]:
    """Return the ended tests of the assessor's centres without a conclusion, oldest first."""
    return list(session.exec(_waiting(actor).order_by(col(Attempt.finished_at))).all())


def count_waiting(session: Session, actor: Actor) -> int:
    """Count what `waiting` returns."""
    counted = _waiting(actor).with_only_columns(func.count(), maintain_column_froms=True)
    return int(session.scalar(counted) or 0)


def conclude(
    session: Session,
    actor: Actor,
    attempt_id: UUID,
    concluded: Proposed,
    *,
    reason: str,
    now: datetime,
) -> Conclusion:
    """Write the conclusion down, once; departing from the proposal needs a reason."""
    session.get(Attempt, attempt_id, with_for_update=True)  # two assessors take turns
    found = case(session, actor, attempt_id)
    proposed = found.proposal.proposed
    kept = reasons.reason(reason)
    _check(found, concluded, departs=concluded is not proposed, reason=kept)
    conclusion = Conclusion(
        attempt_id=attempt_id,
        unit_code=found.sitting.unit_code,
        proposed=proposed.value,
        concluded=concluded.value,
        reason=kept,
        assessor_id=actor.person_id,
        at=now,
    )
    session.add(conclusion)
    session.flush()
    journal.note(
        session,
        "concluded",
        "attempt",
        attempt_id,
        now,
        person_id=actor.person_id,
        proposed=proposed.value,
        concluded=concluded.value,
    )
    return conclusion


def _waiting(actor: Actor) -> Any:  # noqa: ANN401 - an SQL select
    return (
        select(Attempt, Enrolment, Sitting)
        .join(Enrolment, col(Enrolment.id) == col(Attempt.enrolment_id))
        .join(Sitting, col(Sitting.id) == col(Enrolment.sitting_id))
        .outerjoin(Conclusion, col(Conclusion.attempt_id) == col(Attempt.id))
        .where(
            Attempt.kind == AttemptKind.TEST,
            col(Attempt.finished_at).is_not(None),
            col(Conclusion.id).is_(None),
            col(Sitting.centre_id).in_(actor.centres(Role.ASSESSOR)),
        )
    )


def _check(found: Case, concluded: Proposed, *, departs: bool, reason: str) -> None:
    if found.conclusion is not None:
        raise ConflictError("This test is concluded already; a conclusion is not written over.")
    if not found.complete:
        raise ConflictError(
            "This test has not ended, or something of it is still being graded; come back later."
        )
    if found.uncompared:
        raise ConflictError(
            "This test is still being compared with the work of others; come back in a minute."
        )
    if found.uncertified:
        raise ConflictError(
            "This test is being graded once more, with other inputs; come back in a minute."
        )
    if found.open_flags:
        raise ConflictError(
            "Flags that are still open: %(count)s. Clear or uphold them first.",
            count=found.open_flags,
        )
    if concluded not in CONCLUDED:
        raise InvalidInputError("Conclude that the unit is shown, or that it is not shown yet.")
    if departs and not reason:
        raise InvalidInputError("You depart from the proposal; write down why.")


def _conclusion(session: Session, attempt_id: UUID) -> Conclusion | None:
    return session.exec(select(Conclusion).where(Conclusion.attempt_id == attempt_id)).first()


def _open_flags(session: Session, attempt_id: UUID) -> list[UUID]:
    found = (
        select(ReviewFlag.id)
        .join(Submission, col(Submission.id) == col(ReviewFlag.submission_id))
        .where(Submission.attempt_id == attempt_id, ReviewFlag.state == FlagState.OPEN)
    )
    return list(session.exec(found).all())
