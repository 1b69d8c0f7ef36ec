"""The way of a revision from proof to tests and out of them again."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from assessment.domain import reasons
from assessment.domain.access import Actor, Role
from assessment.domain.errors import ConflictError, InvalidInputError, NotFoundError
from assessment.domain.proofs import VerifyReport
from assessment.domain.submissions import UNDER_WAY, State
from assessment.models.catalogue import ExerciseRevision, Standing
from assessment.models.sittings import SittingExercise
from assessment.services import catalogue, journal, leases

SUBJECT = "exercise_revision"
PUBLISHABLE = frozenset({Standing.VERIFIED, Standing.WITHDRAWN})


def seen_by(session: Session, actor: Actor, revision_id: UUID) -> ExerciseRevision:
    """Return a revision that ships or belongs to the actor's centre; raises NotFoundError."""
    row = catalogue.get(session, revision_id)
    if row.centre_id is not None and not actor.may_act(row.centre_id, *catalogue.READERS):
        raise NotFoundError("There is no such exercise.")
    return row


def may_change(actor: Actor, row: ExerciseRevision) -> bool:
    """Say whether the actor writes exercises in the centre of this one."""
    return row.centre_id is not None and actor.may_act(row.centre_id, Role.AUTHOR)


def newest(rows: Iterable[ExerciseRevision]) -> list[ExerciseRevision]:
    """Return the first revision of each exercise; the rows come newest first."""
    found: dict[tuple[UUID, UUID | None], ExerciseRevision] = {}
    for row in rows:
        found.setdefault((row.exercise_id, row.centre_id), row)
    return list(found.values())


def proof(row: ExerciseRevision) -> VerifyReport | None:
    """Return the verify report, or None while there is none."""
    return VerifyReport.model_validate(row.verify_report) if row.verify_report else None


def is_being_proved(row: ExerciseRevision) -> bool:
    """Say whether a worker proves it, or will."""
    return row.state in UNDER_WAY


def next_to_prove(session: Session, now: datetime) -> list[UUID]:
    """Return the package whose proof comes next; nothing while another one is being proved."""
    if leases.is_busy(session, ExerciseRevision, now):
        return []
    wanted = select(ExerciseRevision.id).where(col(ExerciseRevision.state).in_(leases.WAITING))
    return list(session.exec(wanted.order_by(col(ExerciseRevision.created_at)).limit(1)).all())


def in_front(session: Session, row: ExerciseRevision) -> int:
    """Count the packages whose proof comes before this one's."""
    before = select(func.count(col(ExerciseRevision.id))).where(
        col(ExerciseRevision.state).in_(UNDER_WAY),
        ExerciseRevision.created_at < row.created_at,
    )
    return session.exec(before).one()


def pinned(session: Session, row: ExerciseRevision) -> int:
    """Count the sittings that are planned with this revision, or were sat with it."""
    places = select(func.count(func.distinct(col(SittingExercise.sitting_id)))).where(
        SittingExercise.revision_id == row.id
    )
    return session.exec(places).one()


def publish(session: Session, actor: Actor, revision_id: UUID, now: datetime) -> ExerciseRevision:
    """Admit a proved revision to sittings; raises ConflictError while it is not proved."""
    row = _changed_by(session, actor, revision_id)
    if row.standing not in PUBLISHABLE:
        raise ConflictError(
            "%(slug)s is not proved, or is published already; nothing was changed.", slug=row.slug
        )
    row.standing, row.published_at = Standing.PUBLISHED, now
    journal.note(session, "published", SUBJECT, row.id, now, person_id=actor.person_id)
    return row


def withdraw(
    session: Session, actor: Actor, revision_id: UUID, *, reason: str, now: datetime
) -> ExerciseRevision:
    """Keep a revision out of new sittings; those that pin it keep it."""
    row = _changed_by(session, actor, revision_id)
    said = reasons.reason(reason)
    if not said:
        raise InvalidInputError("Say in a sentence why it is withdrawn; others will ask.")
    if row.standing is not Standing.PUBLISHED:
        raise ConflictError("%(slug)s is not published, so nothing was withdrawn.", slug=row.slug)
    row.standing = Standing.WITHDRAWN
    journal.note(session, "withdrawn", SUBJECT, row.id, now, person_id=actor.person_id, reason=said)
    return row


def prove_again(
    session: Session, actor: Actor, revision_id: UUID, now: datetime
) -> ExerciseRevision:
    """Queue a proof that our own machinery gave up on."""
    row = _changed_by(session, actor, revision_id)
    if row.state is not State.NEEDS_REVIEW:
        raise ConflictError(
            "%(slug)s has a result already, or will have one soon; nothing was started.",
            slug=row.slug,
        )
    row.state, row.tries, row.cause, row.problem = State.QUEUED, 0, "", ""
    journal.note(session, "proved again", SUBJECT, row.id, now, person_id=actor.person_id)
    return row


def _changed_by(session: Session, actor: Actor, revision_id: UUID) -> ExerciseRevision:
    row = catalogue.get(session, revision_id)
    if not may_change(actor, row):
        raise NotFoundError("There is no such exercise.")
    return row
