"""Plan sittings: one unit, the revisions that are sat, when and for how long."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import defer
from sqlmodel import Session, col, delete, select

from assessment.domain.access import Actor, Role
from assessment.domain.attempts import AttemptKind
from assessment.domain.errors import ClosedError, NotFoundError
from assessment.domain.plans import Plan, check_plan
from assessment.models.attempts import Attempt
from assessment.models.catalogue import ExerciseRevision
from assessment.models.sittings import Enrolment, Sitting, SittingExercise
from assessment.services import journal, offers


class Stage(StrEnum):
    """Where a sitting is: before it opens, while anyone may start or works, after that."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Line:
    """One sitting in a list, with how many are enrolled, have begun, and are at work."""

    sitting: Sitting
    stage: Stage
    enrolled: int
    begun: int
    at_work: int


@dataclass(frozen=True, slots=True)
class Pinned:
    """One exercise of a sitting, at the revision that is sat."""

    position: int
    is_trial: bool
    revision: ExerciseRevision


def plan(session: Session, actor: Actor, centre_id: UUID, wanted: Plan, now: datetime) -> Sitting:
    """Plan a sitting; raises NotFoundError for a stranger and PlanError for a plan that is off."""
    if not actor.may_act(centre_id, Role.MANAGER):
        raise NotFoundError("There is no such centre.")
    check_plan(wanted, now)
    offers.check(session, actor, centre_id, wanted)
    sitting = Sitting(
        centre_id=centre_id,
        standard_version_id=offers.standard_of(session, wanted.unit_code).id,
        created_by=actor.person_id,
        created_at=now,
        **_columns(wanted),
    )
    session.add(sitting)
    session.flush()
    _pin(session, sitting, wanted)
    journal.note(session, "planned", "sitting", sitting.id, now, person_id=actor.person_id)
    return sitting


def change(
    session: Session, actor: Actor, sitting_id: UUID, wanted: Plan, now: datetime
) -> Sitting:
    """Change a sitting that has not opened; links in invitations follow the new times."""
    sitting = get_for(session, actor, sitting_id, lock=True)
    if sitting.opens_at <= now:
        raise ClosedError("The sitting has opened; it can no longer be changed.")
    kept = [one.revision for one in pinned(session, sitting.id)]
    check_plan(wanted, now)
    offers.check(session, actor, sitting.centre_id, wanted, kept)
    sitting.standard_version_id = offers.standard_of(session, wanted.unit_code).id
    sitting.sqlmodel_update(_columns(wanted))
    session.add(sitting)
    session.exec(delete(SittingExercise).where(col(SittingExercise.sitting_id) == sitting.id))
    _pin(session, sitting, wanted)
    invited = select(Enrolment).where(
        Enrolment.sitting_id == sitting.id, col(Enrolment.token_hash).is_not(None)
    )
    for enrolment in session.exec(invited).all():
        enrolment.token_expires_at = sitting.closes_at
    journal.note(session, "changed", "sitting", sitting.id, now, person_id=actor.person_id)
    return sitting


def get_for(session: Session, actor: Actor, sitting_id: UUID, *, lock: bool = False) -> Sitting:
    """Return a sitting of the actor's centres; raises NotFoundError for any other.

    With `lock`, others who also lock wait until the transaction ends.
    """
    wanted = select(Sitting).where(Sitting.id == sitting_id)
    found = session.exec(wanted.with_for_update() if lock else wanted).first()
    if found is None or not actor.may_act(found.centre_id, Role.MANAGER):
        raise NotFoundError("There is no such sitting.")
    return found


def pinned(session: Session, sitting_id: UUID) -> list[Pinned]:
    """Return what is sat, the trial first."""
    wanted = (
        select(SittingExercise, ExerciseRevision)
        .join(ExerciseRevision)
        .where(SittingExercise.sitting_id == sitting_id)
        .order_by(col(SittingExercise.position))
        # The archive is large and not shown.
        .options(defer(ExerciseRevision.archive))  # type: ignore[arg-type]
    )
    return [
        Pinned(place.position, place.is_trial, revision)
        for place, revision in session.exec(wanted).all()
    ]


def exercises_of(session: Session, sitting_id: UUID) -> int:
    """Count the exercises of the test, the trial left out."""
    wanted = select(func.count()).select_from(SittingExercise)
    return session.exec(
        wanted.where(
            SittingExercise.sitting_id == sitting_id, col(SittingExercise.is_trial).is_(False)
        )
    ).one()


def lines(session: Session, actor: Actor, now: datetime, stage: Stage | None = None) -> list[Line]:
    """Return the sittings of the actor's centres: those to come first, then the latest."""
    centres = actor.centres(Role.MANAGER)
    found = session.exec(select(Sitting).where(col(Sitting.centre_id).in_(centres))).all()
    enrolled, begun, at_work = _counts(session, centres)
    listed = [
        Line(
            one,
            _stage(one, at_work[one.id], now),
            enrolled[one.id],
            begun[one.id],
            at_work[one.id],
        )
        for one in found
    ]
    coming = [line for line in listed if line.stage is not Stage.PAST]
    past = [line for line in listed if line.stage is Stage.PAST]
    coming.sort(key=lambda line: line.sitting.opens_at)
    past.sort(key=lambda line: line.sitting.opens_at, reverse=True)
    return [line for line in [*coming, *past] if stage in {None, line.stage}]


def stage_of(session: Session, sitting: Sitting, now: datetime) -> Stage:
    """Say where one sitting is."""
    _, _, at_work = _counts(session, frozenset({sitting.centre_id}))
    return _stage(sitting, at_work[sitting.id], now)


def _stage(sitting: Sitting, at_work: int, now: datetime) -> Stage:
    if now < sitting.opens_at:
        return Stage.UPCOMING
    return Stage.RUNNING if now < sitting.closes_at or at_work else Stage.PAST


def _counts(
    session: Session, centres: frozenset[UUID]
) -> tuple[Counter[UUID], Counter[UUID], Counter[UUID]]:
    """Count enrolments, tests begun and tests at work, by sitting."""
    enrolled = (
        select(Enrolment.sitting_id, func.count())
        .join(Sitting)
        .where(col(Sitting.centre_id).in_(centres))
        .group_by(col(Enrolment.sitting_id))
    )
    begun = enrolled.join(Attempt).where(Attempt.kind == AttemptKind.TEST)
    at_work = begun.where(col(Attempt.finished_at).is_(None))
    first, second, third = (
        Counter(dict(session.exec(one).all())) for one in (enrolled, begun, at_work)
    )
    return first, second, third


def _columns(wanted: Plan) -> dict[str, Any]:
    return {
        "unit_code": wanted.unit_code,
        "title": wanted.title,
        "opens_at": wanted.opens_at,
        "closes_at": wanted.closes_at,
        "minutes": wanted.minutes,
    }


def _pin(session: Session, sitting: Sitting, wanted: Plan) -> None:
    places = [(0, True, wanted.trial)] if wanted.trial else []
    places += [(n, False, key) for n, key in enumerate(wanted.revisions, start=1)]
    for position, is_trial, key in places:
        session.add(
            SittingExercise(
                sitting_id=sitting.id, revision_id=key, position=position, is_trial=is_trial
            )
        )
    session.flush()
