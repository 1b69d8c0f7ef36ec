"""Plan a sitting, and change it before it opens."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from assessment.domain.access import Role
from assessment.domain.clock import now
from assessment.domain.errors import NotFoundError
from assessment.domain.plans import Plan, PlanError
from assessment.domain.zones import written_in
from assessment.models.sittings import Sitting
from assessment.services import offers, people, sittings
from webapp.auth import actor, role_required
from webapp.configuration import settings
from webapp.database import session
from webapp.errors import sentence
from webapp.forms import read
from webapp.sittings.blueprint import bp
from webapp.sittings.forms import PLACE, TRIAL, PlanForm, plan_of


@bp.get("/new")
@role_required(Role.MANAGER)
def plan() -> ResponseReturnValue:
    """Ask when, for which unit, with which exercises."""
    return _form(_centre_id(), _unit_code(request.args.get("unit", "")), {}, {})


@bp.post("/new")
@role_required(Role.MANAGER)
def take_plan() -> ResponseReturnValue:
    """Plan it, or show the form again with what is off."""
    centre_id, unit_code = _centre_id(), _unit_code(request.form.get("unit", ""))
    wanted, errors = _read(unit_code)
    if wanted is not None:
        try:
            made = sittings.plan(session(), actor(), centre_id, wanted, now())
            return _planned(made, gettext("The sitting is planned. Now enrol candidates."))
        except PlanError as error:
            errors = {error.field: sentence(error)}
    return _form(centre_id, unit_code, dict(request.form.items()), errors)


@bp.get("/<uuid:sitting_id>/change")
@role_required(Role.MANAGER)
def change(sitting_id: UUID) -> ResponseReturnValue:
    """Show the plan as it stands, to be changed."""
    sitting = sittings.get_for(session(), actor(), sitting_id)
    unit_code = _unit_code(request.args.get("unit", sitting.unit_code))
    return _form(sitting.centre_id, unit_code, _typed(sitting), {}, sitting)


@bp.post("/<uuid:sitting_id>/change")
@role_required(Role.MANAGER)
def take_change(sitting_id: UUID) -> ResponseReturnValue:
    """Change it, or show the form again with what is off."""
    sitting = sittings.get_for(session(), actor(), sitting_id)
    unit_code = _unit_code(request.form.get("unit", sitting.unit_code))
    wanted, errors = _read(unit_code)
    if wanted is not None:
        try:
            made = sittings.change(session(), actor(), sitting_id, wanted, now())
            return _planned(made, gettext("The sitting is changed."))
        except PlanError as error:
            errors = {error.field: sentence(error)}
    return _form(sitting.centre_id, unit_code, dict(request.form.items()), errors, sitting)


def _read(unit_code: str) -> tuple[Plan | None, dict[str, str]]:
    form, errors = read(PlanForm)
    if form is None:
        return None, errors
    try:
        return plan_of(form, unit_code, request.form, settings().time_zone), {}
    except PlanError as error:
        return None, {error.field: sentence(error)}


def _planned(made: Sitting, said: str) -> ResponseReturnValue:
    session().commit()
    flash(said, "met")
    return redirect(url_for(".show", sitting_id=made.id), HTTPStatus.SEE_OTHER)


def _form(
    centre_id: UUID,
    unit_code: str,
    values: dict[str, str],
    errors: dict[str, str],
    sitting: Sitting | None = None,
) -> ResponseReturnValue:
    offered = offers.exercises(session(), actor(), centre_id)
    if sitting is not None:
        # What was withdrawn or revised since stays in the sitting until somebody takes it out.
        known = {row.id for row in offered}
        kept = [one.revision for one in sittings.pinned(session(), sitting.id)]
        offered = [*(row for row in kept if row.id not in known), *offered]
    fitting = [row for row in offered if row.unit_code == unit_code]
    shown = render_template(
        "sittings/plan.html",
        units=offers.units(session()),
        unit_code=unit_code,
        centres=people.centres(session(), actor(), Role.MANAGER),
        centre_id=centre_id,
        fitting=fitting,
        others=[row for row in offered if row.unit_code != unit_code],
        values=values,
        errors=errors,
        sitting=sitting,
        zone=settings().time_zone,
        place=PLACE,
        trial=TRIAL,
    )
    return shown, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _typed(sitting: Sitting) -> dict[str, str]:
    """Return a planned sitting as somebody would type it."""
    zone = settings().time_zone
    places = {
        f"{PLACE}{one.revision.id}": TRIAL if one.is_trial else str(one.position)
        for one in sittings.pinned(session(), sitting.id)
    }
    return places | {
        "title": sitting.title,
        "opens_at": written_in(sitting.opens_at, zone).isoformat(timespec="minutes"),
        "closes_at": written_in(sitting.closes_at, zone).isoformat(timespec="minutes"),
        "minutes": str(sitting.minutes),
    }


def _centre_id() -> UUID:
    """Return the centre that is asked for, or the manager's first; raises NotFoundError."""
    managed = people.centres(session(), actor(), Role.MANAGER)
    asked = request.values.get("centre", str(managed[0].id))
    for centre in managed:
        if str(centre.id) == asked:
            return centre.id
    raise NotFoundError("There is no such centre.")


def _unit_code(asked: str) -> str:
    """Return the unit that is asked for, or the first one there is."""
    codes = [unit.code for unit in offers.units(session())]
    if asked in codes or not codes:
        return asked
    return codes[0]
