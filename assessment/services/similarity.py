"""Find submissions of different people that are more alike than chance explains."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, or_, select

from assessment.domain.attempts import AttemptKind
from assessment.domain.likeness import Block, Fragment, Likeness, compare
from assessment.domain.submissions import State
from assessment.models.attempts import Attempt
from assessment.models.catalogue import ExerciseRevision
from assessment.models.reviews import FlagState, Similarity
from assessment.models.sittings import Enrolment
from assessment.models.submissions import Submission
from assessment.services import catalogue, submissions
from assessment.services.flags import flag
from assessment.settings import Settings

KIND = "similarity"
MOST_COMPARED = 400
STORED_FROM = 0.7
Found = tuple[UUID, Likeness]
"""Another submission, and how alike the two are."""


def look(session: Session, submission_id: UUID) -> list[Found]:
    """Compare a graded submission with the last ones of all others; writes nothing."""
    submission = submissions.get(session, submission_id)
    revision = session.get_one(ExerciseRevision, submission.revision_id)
    starter = catalogue.starter(revision, submission.language)
    found = []
    for other in _others(session, submission, revision):
        likeness = compare(submission.files, other.files, starter, submission.language)
        if likeness is not None and likeness.score >= STORED_FROM:
            found.append((other.id, likeness))
    return found


def record(
    session: Session, settings: Settings, submission_id: UUID, found: list[Found], now: datetime
) -> None:
    """Write down what was found, and flag both where it is above the threshold."""
    submission = submissions.get(session, submission_id)
    submission.compared_at = now
    session.add(submission)
    for other_id, likeness in found:
        pair = (submission_id, other_id)
        _store(session, pair, likeness, now)
        if likeness.score >= settings.similarity_threshold:
            _flag_both(session, pair, likeness, now)


def uncompared(session: Session) -> list[UUID]:
    """Return the graded submissions of tests that were not compared yet."""
    found = (
        select(Submission.id)
        .join(Attempt, col(Attempt.id) == col(Submission.attempt_id))
        .where(
            col(Submission.compared_at).is_(None),
            Submission.state == State.GRADED,
            Attempt.kind == AttemptKind.TEST,
        )
    )
    return list(session.exec(found).all())


def of(session: Session, submission_id: UUID) -> list[Similarity]:
    """Return the similarities a submission is part of, the strongest first."""
    found = select(Similarity).where(
        or_(Similarity.first_id == submission_id, Similarity.second_id == submission_id)
    )
    return list(session.exec(found.order_by(col(Similarity.score).desc())).all())


def _others(
    session: Session, submission: Submission, revision: ExerciseRevision
) -> list[Submission]:
    """Return the last submission of each other person to any revision of the exercise."""
    person = _person_of(session, submission.attempt_id)
    found = session.exec(
        select(Submission, Enrolment.person_id)
        .join(Attempt, col(Attempt.id) == col(Submission.attempt_id))
        .join(Enrolment, col(Enrolment.id) == col(Attempt.enrolment_id))
        .join(ExerciseRevision, col(ExerciseRevision.id) == col(Submission.revision_id))
        .where(
            ExerciseRevision.exercise_id == revision.exercise_id,
            Attempt.kind == AttemptKind.TEST,
            Enrolment.person_id != person,
            Submission.state == State.GRADED,
            Submission.language == submission.language,
        )
        .order_by(col(Submission.received_at).desc())
        .limit(MOST_COMPARED)
    )
    latest: dict[UUID, Submission] = {}
    for other, owner in found.all():
        latest.setdefault(owner, other)
    return list(latest.values())


def _person_of(session: Session, attempt_id: UUID) -> UUID:
    attempt = session.get_one(Attempt, attempt_id)
    return session.get_one(Enrolment, attempt.enrolment_id).person_id


def _store(session: Session, pair: tuple[UUID, UUID], found: Likeness, now: datetime) -> None:
    first_id, second_id = sorted(pair, key=str)
    wanted = select(Similarity.id).where(
        Similarity.first_id == first_id, Similarity.second_id == second_id
    )
    if session.exec(wanted).first() is not None:
        return
    straight = first_id == pair[0]
    session.add(
        Similarity(
            first_id=first_id,
            second_id=second_id,
            score=found.score,
            fragments=[_fragment(one, straight=straight) for one in found.fragments],
            found_at=now,
        )
    )
    session.flush()


def _fragment(one: Fragment, *, straight: bool) -> dict[str, Any]:
    first, second = (one.first, one.second) if straight else (one.second, one.first)
    return {"first": _place(first), "second": _place(second), "score": round(one.score, 3)}


def _place(block: Block) -> dict[str, Any]:
    return {"file": block.file, "from": block.first_line, "to": block.last_line}


def _flag_both(session: Session, pair: tuple[UUID, UUID], found: Likeness, now: datetime) -> None:
    detail = f"{found.score:.0%} alike with another submission"
    for one, other in (pair, pair[::-1]):
        evidence = {"other": str(other)}
        raised = flag(session, one, KIND, detail, now, evidence=evidence)
        if raised.state is FlagState.CLEARED and raised.evidence != evidence:
            raised.state, raised.detail, raised.evidence = FlagState.OPEN, detail, evidence
            raised.raised_at = now
            session.add(raised)
