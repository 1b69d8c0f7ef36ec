"""What a sitting can be made of: the units of the newest standards, and published exercises."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from assessment.domain.access import Actor
from assessment.domain.plans import Plan, PlanError
from assessment.models.catalogue import ExerciseRevision, StandardVersion, Standing
from assessment.services import catalogue


@dataclass(frozen=True, slots=True)
class UnitOffer:
    """A unit of the newest version of a standard, with titles in every language."""

    code: str
    title: dict[str, str]
    profession: dict[str, str]


def units(session: Session) -> list[UnitOffer]:
    """Return every unit that can be tested, in the order of the standards."""
    return [
        UnitOffer(unit["code"], unit["title"], version.data["title"])
        for version in _newest(session)
        for unit in version.data["units"]
    ]


def standard_of(session: Session, unit_code: str) -> StandardVersion:
    """Return the newest version of the standard that has this unit; raises PlanError."""
    for version in _newest(session):
        if any(unit["code"] == unit_code for unit in version.data["units"]):
            return version
    raise PlanError("There is no unit %(unit)s.", field="unit_code", unit=unit_code)


def exercises(session: Session, actor: Actor, centre_id: UUID) -> list[ExerciseRevision]:
    """Return the newest published revision of each exercise this centre may use, by unit."""
    newest: dict[UUID, ExerciseRevision] = {}
    for row in _usable(session, actor, centre_id):
        newest.setdefault(row.exercise_id, row)
    return sorted(newest.values(), key=lambda row: (row.unit_code, row.slug))


def check(
    session: Session,
    actor: Actor,
    centre_id: UUID,
    plan: Plan,
    kept: Iterable[ExerciseRevision] = (),
) -> None:
    """Check that everything chosen is published and fits the unit; raises PlanError.

    What a sitting `kept` when it was withdrawn may stay in it.
    """
    usable = {row.id: row for row in [*_usable(session, actor, centre_id), *kept]}
    for key in plan.revisions:
        row = usable.get(key)
        if row is None:
            raise PlanError("One of the exercises is not published.", field="revisions")
        if row.unit_code != plan.unit_code:
            raise PlanError(
                "%(slug)s belongs to unit %(other)s, and this sitting is for %(unit)s.",
                field="revisions",
                slug=row.slug,
                other=row.unit_code,
                unit=plan.unit_code,
            )
    if len({usable[key].exercise_id for key in plan.revisions}) < len(plan.revisions):
        raise PlanError("The same exercise is chosen twice.", field="revisions")
    if plan.trial is not None and plan.trial not in usable:
        raise PlanError("The trial is not published.", field="trial")


def _usable(session: Session, actor: Actor, centre_id: UUID) -> list[ExerciseRevision]:
    return [
        row
        for row in catalogue.visible_to(session, actor)
        if row.standing is Standing.PUBLISHED and row.centre_id in {None, centre_id}
    ]


def _newest(session: Session) -> list[StandardVersion]:
    ordered = select(StandardVersion).order_by(
        StandardVersion.code, col(StandardVersion.loaded_at).desc()
    )
    newest: dict[str, StandardVersion] = {}
    for version in session.exec(ordered).all():
        newest.setdefault(version.code, version)
    return list(newest.values())
