"""Sittings, the revisions they pin, who is enrolled, and the messages sent to them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from assessment.models.columns import (
    Key,
    by_value,
    key,
    moment,
    moment_or_none,
    reference,
    text,
)


class Sitting(SQLModel, table=True):
    """A planned test of one unit. `closes_at` is the latest start; `minutes` run from the start."""

    __tablename__ = "sittings"
    id: Key = key()
    centre_id: Key = reference("centres.id")
    standard_version_id: Key = reference("standard_versions.id")
    unit_code: str
    title: str
    opens_at: datetime = moment(index=True)
    closes_at: datetime = moment()
    minutes: int
    released_at: datetime | None = moment_or_none()
    created_by: Key = reference("people.id", index=False)
    created_at: datetime = moment()


class SittingExercise(SQLModel, table=True):
    """One revision pinned in a sitting; trials have position 0."""

    __tablename__ = "sitting_exercises"
    __table_args__ = (UniqueConstraint("sitting_id", "revision_id"),)
    id: Key = key()
    sitting_id: Key = reference("sittings.id")
    revision_id: Key = reference("exercise_revisions.id")
    position: int
    is_trial: bool = False


class Enrolment(SQLModel, table=True):
    """One candidate in one sitting, with accommodations and the invitation's hashed token."""

    __tablename__ = "enrolments"
    __table_args__ = (UniqueConstraint("sitting_id", "person_id"),)
    id: Key = key()
    sitting_id: Key = reference("sittings.id")
    person_id: Key = reference("people.id")
    extra_minutes: int = 0
    break_minutes: int = 0
    token_hash: str | None = Field(default=None, unique=True)
    token_expires_at: datetime | None = moment_or_none()
    invited_at: datetime | None = moment_or_none()
    identity_confirmed_at: datetime | None = moment_or_none()
    contract_accepted_at: datetime | None = moment_or_none()
    created_at: datetime = moment()


class MessageState(StrEnum):
    """Where a message is; `kept` means no mail server is configured and it waits in the outbox."""

    QUEUED = "queued"
    SENT = "sent"
    KEPT = "kept"
    FAILED = "failed"


class Message(SQLModel, table=True):
    """A mail to one person, readable in the outbox."""

    __tablename__ = "messages"
    id: Key = key()
    centre_id: Key = reference("centres.id")
    enrolment_id: Key | None = Field(default=None, foreign_key="enrolments.id", index=True)
    recipient: str
    language: str
    subject: str
    body: str = text()
    state: MessageState = by_value(MessageState, MessageState.QUEUED, index=True)
    problem: str = text()
    tries: int = 0
    created_at: datetime = moment(index=True)
    sent_at: datetime | None = moment_or_none()
