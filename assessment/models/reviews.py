"""What assessors look at and conclude."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

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


class FlagState(StrEnum):
    """What became of a flag."""

    OPEN = "open"
    CLEARED = "cleared"
    UPHELD = "upheld"


class ReviewFlag(SQLModel, table=True):
    """Something about a submission that an assessor should look at; one per kind."""

    __tablename__ = "review_flags"
    __table_args__ = (UniqueConstraint("submission_id", "kind"),)
    id: Key = key()
    submission_id: Key = reference("submissions.id")
    kind: str
    detail: str = text()
    evidence: dict[str, Any] = document()
    state: FlagState = by_value(FlagState, FlagState.OPEN, index=True)
    raised_at: datetime = moment()
    reason: str = text()
    settled_by: Key | None = Field(default=None, foreign_key="people.id")
    settled_at: datetime | None = moment_or_none()


class Similarity(SQLModel, table=True):
    """How alike two submissions to one exercise are, with the fragments that match."""

    __tablename__ = "similarities"
    __table_args__ = (UniqueConstraint("first_id", "second_id"),)
    id: Key = key()
    first_id: Key = reference("submissions.id")
    second_id: Key = reference("submissions.id")
    score: float
    fragments: list[Any] = document(list)
    found_at: datetime = moment()


class Conclusion(SQLModel, table=True):
    """An assessor confirms the proposal for the unit of an attempt, or departs with a reason."""

    __tablename__ = "conclusions"
    id: Key = key()
    attempt_id: Key = reference("attempts.id", unique=True)
    unit_code: str
    proposed: str
    concluded: str
    reason: str = text()
    assessor_id: Key = reference("people.id")
    at: datetime = moment()
