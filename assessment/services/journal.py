"""Write down who did what; nothing here changes or removes an entry."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from assessment.models.journal import JournalEntry


def note(
    session: Session,
    action: str,
    subject: str,
    subject_id: UUID,
    now: datetime,
    *,
    person_id: UUID | None = None,
    **detail: Any,  # noqa: ANN401 - any JSON value
) -> JournalEntry:
    """Append one entry; `person_id` is None for what the platform does by itself."""
    entry = JournalEntry(
        at=now,
        person_id=person_id,
        action=action,
        subject=subject,
        subject_id=subject_id,
        detail=detail,
    )
    session.add(entry)
    return entry


def about(session: Session, subject_id: UUID) -> list[JournalEntry]:
    """Return what was done to one thing, oldest first."""
    found = select(JournalEntry).where(JournalEntry.subject_id == subject_id)
    return list(session.exec(found.order_by(col(JournalEntry.at))).all())
