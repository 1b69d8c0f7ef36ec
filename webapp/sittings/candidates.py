"""One candidate of a sitting: time, invitation, withdrawal."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from assessment.domain.access import Role
from assessment.domain.attempts import Phase
from assessment.domain.clock import now
from assessment.domain.entries import MOST_BREAK, MOST_EXTRA
from assessment.domain.errors import ClosedError, ConflictError
from assessment.services import attempts, enrolments, messages, sittings
from webapp.auth import actor, role_required
from webapp.database import session
from webapp.errors import sentence
from webapp.forms import read
from webapp.sittings.blueprint import bp
from webapp.sittings.forms import TimeForm
from webapp.sittings.posting import invite


@bp.get("/candidates/<uuid:enrolment_id>")
@role_required(Role.MANAGER)
def candidate(enrolment_id: UUID) -> ResponseReturnValue:
    """Show one candidate of one sitting."""
    return _page(enrolment_id)


@bp.post("/candidates/<uuid:enrolment_id>/time")
@role_required(Role.MANAGER)
def grant(enrolment_id: UUID) -> ResponseReturnValue:
    """Grant extra time and breaks; during the test they count at once."""
    enrolments.get_for(session(), actor(), enrolment_id)
    form, errors = read(TimeForm)
    if form is None:
        return _page(enrolment_id, errors=errors)
    try:
        enrolments.set_accommodations(
            session(),
            actor(),
            enrolment_id,
            extra_minutes=form.extra_minutes,
            break_minutes=form.break_minutes,
            now=now(),
        )
    except ClosedError as error:
        return _page(enrolment_id, problem=sentence(error))
    except ConflictError as error:
        return _page(enrolment_id, errors={"extra_minutes": sentence(error)})
    session().commit()
    flash(gettext("The time is granted and counts from now on."), "met")
    return redirect(url_for(".candidate", enrolment_id=enrolment_id), HTTPStatus.SEE_OTHER)


@bp.post("/candidates/<uuid:enrolment_id>/invitation")
@role_required(Role.MANAGER)
def invite_again(enrolment_id: UUID) -> ResponseReturnValue:
    """Send a new link; the earlier one stops working."""
    enrolment, person = enrolments.get_for(session(), actor(), enrolment_id)
    invite(sittings.get_for(session(), actor(), enrolment.sitting_id), [enrolment])
    flash(gettext("An invitation to %(name)s is on its way.", name=person.name), "met")
    return redirect(url_for(".candidate", enrolment_id=enrolment_id), HTTPStatus.SEE_OTHER)


@bp.post("/<uuid:sitting_id>/invitations")
@role_required(Role.MANAGER)
def invite_all(sitting_id: UUID) -> ResponseReturnValue:
    """Invite everyone who was never sent a link."""
    sitting = sittings.get_for(session(), actor(), sitting_id)
    wanted = enrolments.uninvited(session(), actor(), sitting_id)
    invite(sitting, wanted)
    flash(gettext("Invitations on their way: %(count)s.", count=len(wanted)), "met")
    return redirect(url_for(".show", sitting_id=sitting_id), HTTPStatus.SEE_OTHER)


@bp.post("/candidates/<uuid:enrolment_id>/withdrawal")
@role_required(Role.MANAGER)
def withdraw(enrolment_id: UUID) -> ResponseReturnValue:
    """Take a candidate off the sitting."""
    enrolment, _ = enrolments.get_for(session(), actor(), enrolment_id)
    sitting_id = enrolment.sitting_id
    try:
        person = enrolments.withdraw(session(), actor(), enrolment_id, now())
    except ConflictError as error:
        return _page(enrolment_id, problem=sentence(error))
    session().commit()
    flash(gettext("%(name)s is withdrawn from this sitting.", name=person.name), "met")
    return redirect(url_for(".show", sitting_id=sitting_id), HTTPStatus.SEE_OTHER)


def _page(
    enrolment_id: UUID, errors: dict[str, str] | None = None, problem: str = ""
) -> ResponseReturnValue:
    enrolment, person = enrolments.get_for(session(), actor(), enrolment_id)
    place = attempts.place_of(session(), enrolment, now())
    shown = render_template(
        "sittings/candidate.html",
        place=place,
        candidate=person,
        phases=Phase,
        letters=messages.to_enrolment(session(), actor(), enrolment_id),
        may_withdraw=place.test is None and now() < place.sitting.closes_at,
        values=request.form
        if errors
        else _granted(enrolment.extra_minutes, enrolment.break_minutes),
        errors=errors or {},
        problem=problem,
        most_extra=MOST_EXTRA,
        most_break=MOST_BREAK,
    )
    return shown, HTTPStatus.CONFLICT if problem or errors else HTTPStatus.OK


def _granted(extra_minutes: int, break_minutes: int) -> dict[str, str]:
    return {"extra_minutes": str(extra_minutes), "break_minutes": str(break_minutes)}
