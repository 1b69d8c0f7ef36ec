"""Which standards and exercises exist, at which version and revision, with their proof."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from assessment.models.columns import (
    Key,
    blob,
    by_value,
    document,
    key,
    moment,
    moment_or_none,
    text,
)
from assessment.models.leases import Leased


class Standing(StrEnum):
    """How far a revision is on its way into tests."""

    UPLOADED = "uploaded"
    VERIFIED = "verified"
    REFUSED = "refused"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class StandardVersion(SQLModel, table=True):
    """A standard as it was loaded; never changed, so that old proposals stay explicable."""

    __tablename__ = "standard_versions"
    __table_args__ = (UniqueConstraint("code", "version"),)
    id: Key = key()
    code: str = Field(index=True)
    version: str
    sha256: str
    data: dict[str, Any] = document()
    loaded_at: datetime = moment()


class ExerciseRevision(Leased, table=True):
    """One exercise at one content hash, with its files (zip) and its verify report.

    `centre_id` is None for the exercises that ship with the platform.
    """

    __tablename__ = "exercise_revisions"
    __table_args__ = (UniqueConstraint("revision", "centre_id"),)
    id: Key = key()
    exercise_id: Key = Field(index=True)
    revision: str = Field(index=True)
    centre_id: Key | None = Field(default=None, foreign_key="centres.id", index=True)
    profession: str
    slug: str
    unit_code: str
    kind: str
    title: dict[str, Any] = document()
    minutes: int
    indicators: list[Any] = document(list)
    languages: list[Any] = document(list)
    archive: bytes = blob()
    is_trial: bool = False
    standing: Standing = by_value(Standing, Standing.UPLOADED, index=True)
    problem: str = text()
    verify_report: dict[str, Any] = document()
    author_id: Key | None = Field(default=None, foreign_key="people.id")
    created_at: datetime = moment()
    verified_at: datetime | None = moment_or_none()
    published_at: datetime | None = moment_or_none()
