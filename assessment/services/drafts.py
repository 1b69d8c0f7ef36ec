"""Drafts: what a candidate typed, kept as events and as the text they add up to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from assessment.domain.errors import ConflictError
from assessment.domain.submissions import check_draft
from assessment.models.attempts import Attempt, Draft, DraftEvent, DraftKind
from assessment.models.catalogue import ExerciseRevision
from assessment.settings import Settings


@dataclass(frozen=True, slots=True)
class Change:
    """One change as a browser sends it: `n` counts within the device; None removes a file."""

    n: int
    kind: DraftKind
    files: Mapping[str, str | None]
    at: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one device sends at once, made upon version `base`."""

    device: str
    base: int
    changes: Sequence[Change]


class NewerDeviceError(ConflictError):
    """Another device has saved since; its work stands and nothing of this one is taken."""

    def __init__(self, draft: Draft) -> None:
        super().__init__("You continued this exercise on another device; nothing is lost there.")
        self.draft = draft


def current(
    session: Session,
    attempt: Attempt,
    revision: ExerciseRevision,
    starter: Mapping[str, str],
    now: datetime,
) -> Draft:
    """Return the draft as it stands; one that was never saved holds the starter."""
    found = find(session, attempt.id, revision.id)
    if found is not None:
        return found
    return Draft(attempt_id=attempt.id, revision_id=revision.id, files=dict(starter), saved_at=now)


def find(session: Session, attempt_id: UUID, revision_id: UUID) -> Draft | None:
    """Return the saved draft of one exercise, or None while nothing was saved."""
    wanted = select(Draft).where(Draft.attempt_id == attempt_id, Draft.revision_id == revision_id)
    return session.exec(wanted).first()


def of_attempt(session: Session, attempt_id: UUID) -> dict[UUID, Draft]:
    """Return revision id -> saved draft."""
    found = session.exec(select(Draft).where(Draft.attempt_id == attempt_id)).all()
    return {draft.revision_id: draft for draft in found}


def acknowledged(session: Session, draft: Draft, device: str) -> int:
    """Return the last number stored from a device; 0 where there is none."""
    wanted = select(func.max(DraftEvent.n)).where(
        DraftEvent.attempt_id == draft.attempt_id,
        DraftEvent.revision_id == draft.revision_id,
        DraftEvent.device == device,
    )
    return session.exec(wanted).one() or 0


def save(session: Session, settings: Settings, draft: Draft, batch: Batch, now: datetime) -> int:
    """Append what is new and return the last number stored from this device.

    An event that was sent twice counts once. Raises NewerDeviceError where
    another device saved after `batch.base`, and SubmissionError for text that
    is too large or files that could not be handed in later.
    """
    # Asked even of a batch that brings nothing: its answer would make the page go on from a
    # version that it never showed, and save over it.
    if batch.base < draft.version and draft.device != batch.device:
        raise NewerDeviceError(draft)
    stored = acknowledged(session, draft, batch.device)
    new = sorted((one for one in batch.changes if one.n > stored), key=lambda one: one.n)
    if not new:
        return stored
    for change in new:
        if not change.files and not draft.version:
            continue  # somebody looked at the exercise and went on: that is no draft
        files = {**draft.files, **change.files}
        kept = {name: text for name, text in files.items() if text is not None}
        draft.files = check_draft(kept, settings.submission_bytes)
        draft.version, draft.device, draft.saved_at = draft.version + 1, batch.device, now
        session.add(_event(draft, change))
    if draft.version:
        session.add(draft)
        session.flush()
    return new[-1].n


def events(session: Session, attempt_id: UUID, revision_id: UUID) -> list[DraftEvent]:
    """Return everything that was saved for one exercise, oldest first."""
    found = select(DraftEvent).where(
        DraftEvent.attempt_id == attempt_id, DraftEvent.revision_id == revision_id
    )
    return list(session.exec(found.order_by(col(DraftEvent.version))).all())


def _event(draft: Draft, change: Change) -> DraftEvent:
    return DraftEvent(
        attempt_id=draft.attempt_id,
        revision_id=draft.revision_id,
        version=draft.version,
        device=draft.device,
        n=change.n,
        kind=change.kind,
        files=dict(change.files),
        client_at=change.at[:40],
        at=draft.saved_at,
    )
