"""Before the test: details, contract, practice, and the wait for the opening."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.domain.attempts import AttemptKind, Phase
from assessment.domain.clock import now
from assessment.services import attempts, catalogue
from assessment.services.attempts import Place
from webapp import browsers
from webapp.auth import actor, person, role_required
from webapp.database import session
from webapp.errors import fragment
from webapp.forms import read
from webapp.lobby.forms import ContractForm, DetailsForm

bp = Blueprint("lobby", __name__, url_prefix="/tests")


@bp.get("/<uuid:enrolment_id>")
@role_required(Role.CANDIDATE)
def show(enrolment_id: UUID) -> ResponseReturnValue:
    """Show the next thing to do; the lobby comes after details and contract."""
    place = _place(enrolment_id)
    if place.enrolment.identity_confirmed_at is None:
        return redirect(url_for(".details", enrolment_id=enrolment_id), HTTPStatus.SEE_OTHER)
    if place.enrolment.contract_accepted_at is None:
        return redirect(url_for(".contract", enrolment_id=enrolment_id), HTTPStatus.SEE_OTHER)
    return render_template("lobby/show.html", **_shown(place))


@bp.get("/<uuid:enrolment_id>/standing")
@role_required(Role.CANDIDATE)
def standing(enrolment_id: UUID) -> ResponseReturnValue:
    """Return the part of the lobby that changes by itself."""
    return fragment(render_template("lobby/_standing.html", **_shown(_place(enrolment_id))))


@bp.get("/<uuid:enrolment_id>/details")
@role_required(Role.CANDIDATE)
def details(enrolment_id: UUID) -> ResponseReturnValue:
    """Ask the candidate to confirm who they are."""
    known = {"name": person().name, "birth_date": person().birth_date}
    return _page("lobby/details.html", enrolment_id, known, {})


@bp.post("/<uuid:enrolment_id>/details")
@role_required(Role.CANDIDATE)
def confirm_details(enrolment_id: UUID) -> ResponseReturnValue:
    """Note the details as confirmed."""
    form, errors = read(DetailsForm)
    if form is None:
        return _page("lobby/details.html", enrolment_id, request.form, errors)
    attempts.confirm_details(_place(enrolment_id), person(), form.name, form.birth_date, now())
    session().commit()
    return redirect(url_for(".contract", enrolment_id=enrolment_id), HTTPStatus.SEE_OTHER)


@bp.get("/<uuid:enrolment_id>/contract")
@role_required(Role.CANDIDATE)
def contract(enrolment_id: UUID) -> ResponseReturnValue:
    """Show the test contract."""
    return _page("lobby/contract.html", enrolment_id, {}, {})


@bp.post("/<uuid:enrolment_id>/contract")
@role_required(Role.CANDIDATE)
def accept_contract(enrolment_id: UUID) -> ResponseReturnValue:
    """Note the contract as accepted."""
    form, errors = read(ContractForm)
    if form is None:
        return _page("lobby/contract.html", enrolment_id, request.form, errors)
    attempts.accept_contract(_place(enrolment_id), now())
    session().commit()
    return redirect(url_for(".show", enrolment_id=enrolment_id), HTTPStatus.SEE_OTHER)


@bp.post("/<uuid:enrolment_id>/<any(trial, test):kind>")
@role_required(Role.CANDIDATE)
def start(enrolment_id: UUID, kind: str) -> ResponseReturnValue:
    """Begin the trial or the test, or go on with it."""
    place = _place(enrolment_id)
    attempt = attempts.start(session(), place, AttemptKind(kind), browsers.this(), now())
    session().commit()
    return redirect(url_for("attempts.show", attempt_id=attempt.id), HTTPStatus.SEE_OTHER)


def _place(enrolment_id: UUID) -> Place:
    return attempts.place(session(), actor(), enrolment_id, now())


def _shown(place: Place) -> dict[str, object]:
    wanted = (AttemptKind.TRIAL, AttemptKind.TEST)
    trial, real = (attempts.exercises(session(), place.sitting.id, kind) for kind in wanted)
    return {
        "place": place,
        "phases": Phase,
        "trial": trial,
        "exercises": real,
        "standard": catalogue.standard(session(), place.sitting.standard_version_id),
    }


def _page(
    template: str, enrolment_id: UUID, values: object, errors: dict[str, str]
) -> ResponseReturnValue:
    place = _place(enrolment_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    shown = _shown(place)
    return render_template(template, values=values, errors=errors, **shown), status
