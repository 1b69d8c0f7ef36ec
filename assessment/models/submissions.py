"""Submissions, the gradings recorded for them, and runs of the visible tests."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from assessment.domain.submissions import Origin
from assessment.models.columns import (
    Key,
    by_value,
    document,
    key,
    moment,
    moment_or_none,
    reference,
    text,
)
from assessment.models.leases import Leased


class Submission(Leased, table=True):
    """Work handed in for grading. `run` counts gradings begun; a lease says who works on it.

    `compared_at` is None until it was compared with the work of others.
    """

    __tablename__ = "submissions"
    id: Key = key()
    attempt_id: Key = reference("attempts.id")
    revision_id: Key = reference("exercise_revisions.id")
    language: str
    files: dict[str, Any] = document()
    sha256: str = Field(index=True)
    origin: Origin = by_value(Origin, Origin.HANDED_IN)
    remark: str = text()
    received_at: datetime = moment(index=True)
    compared_at: datetime | None = moment_or_none(index=True)


class Grading(SQLModel, table=True):
    """One recorded verdict: the report of one run; written once."""

    __tablename__ = "gradings"
    __table_args__ = (UniqueConstraint("submission_id", "run"),)
    id: Key = key()
    submission_id: Key = reference("submissions.id")
    run: int
    outcome: str
    passed: bool
    report: dict[str, Any] = document()
    recorded_at: datetime = moment()


class VisibleRun(Leased, table=True):
    """One run of the visible tests on a draft, asked for by the candidate or a previewing author.

    For a preview `attempt_id` is None and `person_id` is the author.
    """

    __tablename__ = "visible_runs"
    id: Key = key()
    attempt_id: Key | None = Field(default=None, foreign_key="attempts.id", index=True)
    person_id: Key = reference("people.id")
    revision_id: Key = reference("exercise_revisions.id")
    language: str
    files: dict[str, Any] = document()
    created_at: datetime = moment(index=True)
    report: dict[str, Any] = document()
