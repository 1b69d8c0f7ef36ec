"""Submissions, the gradings recorded for them, and runs of the visible tests."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from assessment.domain.submissions import Origin, State
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


class Submission(SQLModel, table=True):
    """Work handed in for grading. `run` counts gradings begun; a lease says who works on it."""

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
    state: State = by_value(State, State.RECEIVED, index=True)
    queued_at: datetime | None = moment_or_none()
    run: int = 0
    tries: int = 0
    lease_owner: str = ""
    lease_until: datetime | None = moment_or_none(index=True)
    cause: str = text()


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


class VisibleRun(SQLModel, table=True):
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
    state: State = by_value(State, State.RECEIVED, index=True)
    created_at: datetime = moment(index=True)
    run: int = 0
    tries: int = 0
    lease_owner: str = ""
    lease_until: datetime | None = moment_or_none()
    report: dict[str, Any] = document()
    cause: str = text()
