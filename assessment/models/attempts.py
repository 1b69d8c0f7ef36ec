"""Attempts, their breaks, and drafts as an event log."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from assessment.domain.attempts import AttemptKind
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


class Attempt(SQLModel, table=True):
    """One run of an enrolled candidate through a sitting, or through its trial."""

    __tablename__ = "attempts"
    __table_args__ = (UniqueConstraint("enrolment_id", "kind"),)
    id: Key = key()
    enrolment_id: Key = reference("enrolments.id")
    kind: AttemptKind = by_value(AttemptKind)
    started_at: datetime = moment()
    finished_at: datetime | None = moment_or_none(index=True)
    given_back_s: int = 0
    browser: str = ""
    remark: str = text()


class Break(SQLModel, table=True):
    """A break the candidate takes; the clock stands still up to the minutes granted."""

    __tablename__ = "breaks"
    id: Key = key()
    attempt_id: Key = reference("attempts.id")
    started_at: datetime = moment()
    ended_at: datetime | None = moment_or_none()


class DraftKind(StrEnum):
    """What made the candidate's browser save."""

    EDIT = "edit"
    RESET = "reset"
    SWITCH = "switch"
    RESTORE = "restore"


class DraftEvent(SQLModel, table=True):
    """One saved change: the files that changed, whole; None means the file was removed.

    `n` counts within a browser, so that a repeated send is recognised; `version`
    counts on the server, within one exercise of one attempt in one language.
    """

    __tablename__ = "draft_events"
    __table_args__ = (
        UniqueConstraint("attempt_id", "revision_id", "language", "device", "n"),
        UniqueConstraint("attempt_id", "revision_id", "language", "version"),
    )
    id: Key = key()
    attempt_id: Key = reference("attempts.id")
    revision_id: Key = reference("exercise_revisions.id")
    language: str
    version: int
    device: str
    n: int
    kind: DraftKind = by_value(DraftKind, DraftKind.EDIT)
    files: dict[str, Any] = document()
    client_at: str = Field(default="", max_length=40)
    at: datetime = moment()


class Draft(SQLModel, table=True):
    """The work on one exercise in one language as it stands: what its draft events add up to."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("attempt_id", "revision_id", "language"),)
    id: Key = key()
    attempt_id: Key = reference("attempts.id")
    revision_id: Key = reference("exercise_revisions.id")
    language: str
    version: int = 0
    device: str = ""
    files: dict[str, Any] = document()
    saved_at: datetime = moment()
