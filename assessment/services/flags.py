"""Ask an assessor to look at a submission; one flag of a kind for each."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from assessment.domain.reports import Flag, Report
from assessment.models.reviews import ReviewFlag
from assessment.models.submissions import Grading, Submission

# What the report itself explains to the candidate needs no look by an assessor.
UNREMARKABLE = frozenset({"compile_error", "infrastructure_error"})


def flag(
    session: Session,
    submission_id: UUID,
    kind: str,
    detail: str,
    now: datetime,
    *,
    evidence: dict[str, Any] | None = None,
) -> ReviewFlag:
    """Flag a submission; a flag of that kind which stands already is left as it is."""
    standing = select(ReviewFlag).where(
        ReviewFlag.submission_id == submission_id, ReviewFlag.kind == kind
    )
    found = session.exec(standing).first()
    if found is not None:
        return found
    raised = ReviewFlag(
        submission_id=submission_id,
        kind=kind,
        detail=detail[:2000],
        evidence=evidence or {},
        raised_at=now,
    )
    session.add(raised)
    session.flush()
    return raised


def flag_from_report(
    session: Session, submission: Submission, report: Report, now: datetime
) -> None:
    """Raise what the report flags, and what it contradicts."""
    for found in _remarkable(report.flags):
        flag(session, submission.id, found.kind, found.detail, now)
    for other in _others(session, submission):
        earlier = Report.model_validate(other.report)
        if _outcomes(earlier) != _outcomes(report):
            detail = "the same files were judged differently before"
            flag(
                session,
                submission.id,
                "non_determinism",
                detail,
                now,
                evidence={"grading": str(other.id)},
            )


def _remarkable(flags: Iterable[Flag]) -> list[Flag]:
    return [one for one in flags if one.kind not in UNREMARKABLE]


def _others(session: Session, submission: Submission) -> list[Grading]:
    """Return gradings of the same files for the same revision, this submission's own included."""
    same = (
        select(Grading)
        .join(Submission)
        .where(
            Submission.sha256 == submission.sha256,
            Submission.revision_id == submission.revision_id,
            Submission.attempt_id == submission.attempt_id,
        )
    )
    return list(session.exec(same).all())


def _outcomes(report: Report) -> frozenset[tuple[str, str]]:
    return frozenset((check.id, check.outcome.value) for check in report.checks)
