"""The journal: who did what, appended and never changed."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from assessment.models.columns import Key, document, key, moment


class JournalEntry(SQLModel, table=True):
    """One thing done by a person, or by the platform where `person_id` is None."""

    __tablename__ = "journal"
    id: Key = key()
    at: datetime = moment(index=True)
    person_id: Key | None = Field(default=None, foreign_key="people.id", index=True)
    action: str
    subject: str
    subject_id: Key = Field(index=True)
    detail: dict[str, Any] = document()
