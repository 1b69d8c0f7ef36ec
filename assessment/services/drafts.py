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
from assessment.services import catalogue
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
    *,
    language: str,
    starter: Mapping[str, str],
    now: datetime,
) -> Draft:
    """Return the draft in a language as it stands; one that was never saved holds the starter."""
    for draft in of_exercise(session, attempt.id, revision.id):
        if draft.language == language:
            return draft
    return Draft(
        attempt_id=attempt.id,
        revision_id=revision.id,
        language=language,
        files=dict(starter),
        saved_at=now,
    )


def of_exercise(session: Session, attempt_id: UUID, revision_id: UUID) -> list[Draft]:
    """Return the saved drafts of one exercise, at most one a language, the last worked on first."""
    wanted = select(Draft).where(Draft.attempt_id == attempt_id, Draft.revision_id == revision_id)
    return list(session.exec(wanted.order_by(col(Draft.saved_at).desc())).all())


def last_worked(session: Session, attempt_id: UUID) -> dict[UUID, Draft]:
    """Return revision id -> the draft in the language that was last worked in.

    Where there are several, one that says no more than its starter is no work:
    whoever only looks at another language does not lose what they wrote before.
    """
    wanted = select(Draft).where(Draft.attempt_id == attempt_id)
    found: dict[UUID, list[Draft]] = {}
    for draft in session.exec(wanted.order_by(col(Draft.saved_at).desc())).all():
        found.setdefault(draft.revision_id, []).append(draft)
    return {key: _worked_on(session, written) for key, written in found.items()}


def _worked_on(session: Session, written: list[Draft]) -> Draft:
    if len(written) == 1:
        return written[0]
    revision = session.get_one(ExerciseRevision, written[0].revision_id)
    return next((one for one in written if _is_work(one, revision)), written[0])


def _is_work(draft: Draft, revision: ExerciseRevision) -> bool:
    is_written = any(text.strip() for text in draft.files.values())
    return is_written and draft.files != catalogue.starter(revision, draft.language)


def acknowledged(session: Session, draft: Draft, device: str) -> int:
    """Return the last number stored from a device; 0 where there is none."""
    wanted = select(func.max(DraftEvent.n)).where(
        DraftEvent.attempt_id == draft.attempt_id,
        DraftEvent.revision_id == draft.revision_id,
        DraftEvent.language == draft.language,
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
    """Return everything that was saved for one exercise, oldest first within each language."""
    found = select(DraftEvent).where(
        DraftEvent.attempt_id == attempt_id, DraftEvent.revision_id == revision_id
    )
    return list(session.exec(found.order_by(col(DraftEvent.version))).all())


def _event(draft: Draft, change: Change) -> DraftEvent:
    return DraftEvent(
        attempt_id=draft.attempt_id,
        revision_id=draft.revision_id,
        language=draft.language,
        version=draft.version,
        device=draft.device,
        n=change.n,
        kind=change.kind,
        files=dict(change.files),
        client_at=change.at[:40],
        at=draft.saved_at,
    )
