"""The computed proposal of an attempt, from the submissions that count."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from assessment.domain import reruns
from assessment.domain.attempts import AttemptKind
from assessment.domain.reports import Report
from assessment.domain.scoring import Proposal, propose
from assessment.domain.standards import Rule, Unit
from assessment.domain.submissions import State
from assessment.models.attempts import Attempt
from assessment.models.sittings import Enrolment, Sitting
from assessment.services import attempts, catalogue, submissions
from assessment.services.flags import flag

BORDERLINE = "borderline"


def for_attempt(session: Session, attempt_id: UUID) -> Proposal:
    """Compute the proposal; indicators that were asked and got no evidence are not met.

    What our machinery could not test is no evidence: it never counts against the candidate.
    """
    unit, rule, reports, expected = _material(session, attempt_id)
    return propose(unit, rule, reports.values(), expected)


def turning(session: Session, attempt_id: UUID) -> set[UUID]:
    """Return the submissions one check of which, had it ended otherwise, would turn the proposal."""
    unit, rule, reports, expected = _material(session, attempt_id)
    return reruns.turning(unit, rule, reports, expected)


def is_complete(session: Session, attempt_id: UUID) -> bool:
    """Say whether the attempt has ended and every submission that counts has its verdict."""
    attempt = session.get_one(Attempt, attempt_id)
    counted = submissions.counted(session, attempt_id).values()
    ended = (State.GRADED, State.NEEDS_REVIEW)
    return attempt.finished_at is not None and all(one.state in ended for one in counted)


def flag_borderline(session: Session, attempt_id: UUID, now: datetime) -> bool:
    """Ask an assessor to look where little would turn a complete proposal."""
    attempt = session.get_one(Attempt, attempt_id)
    if attempt.kind is not AttemptKind.TEST or not is_complete(session, attempt_id):
        return False
    counted = list(submissions.counted(session, attempt_id).values())
    if not counted or not for_attempt(session, attempt_id).borderline:
        return False
    last = max(counted, key=lambda submission: submission.received_at)
    flag(session, last.id, BORDERLINE, "one indicator more or less would turn the proposal", now)
    return True


def _material(
    session: Session, attempt_id: UUID
) -> tuple[Unit, Rule, dict[UUID, Report], frozenset[str]]:
    """Return unit and rule, submission id -> its verdict, and the indicators that were due."""
    sitting = _sitting(session, session.get_one(Attempt, attempt_id))
    standard = catalogue.standard(session, sitting.standard_version_id)
    counted = submissions.counted(session, attempt_id)
    verdicts = {key: submissions.verdict(session, one.id) for key, one in counted.items()}
    untested = {key for key, report in verdicts.items() if report is None}
    asked = attempts.exercises(session, sitting.id, AttemptKind.TEST)
    expected = frozenset(
        str(code)
        for revision in asked
        if revision.id not in untested
        for code in revision.indicators
    )
    reports = {counted[key].id: report for key, report in verdicts.items() if report is not None}
    return standard.unit(sitting.unit_code), standard.rule, reports, expected


def _sitting(session: Session, attempt: Attempt) -> Sitting:
    enrolment = session.get_one(Enrolment, attempt.enrolment_id)
    return session.get_one(Sitting, enrolment.sitting_id)
