"""Release the results of a sitting, after saying what will happen."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from assessment.domain.access import Role
from assessment.domain.clock import now
from assessment.domain.errors import ConflictError
from assessment.models.sittings import Sitting
from assessment.services import releases, sittings
from webapp.auth import actor, role_required
from webapp.database import session
from webapp.errors import sentence
from webapp.sittings.blueprint import bp
from webapp.sittings.posting import tell_results


@bp.get("/<uuid:sitting_id>/release")
@role_required(Role.MANAGER)
def release(sitting_id: UUID) -> ResponseReturnValue:
    """Say what will happen, or why it cannot yet."""
    return _page(sittings.get_for(session(), actor(), sitting_id), HTTPStatus.OK)


@bp.post("/<uuid:sitting_id>/release")
@role_required(Role.MANAGER)
def take_release(sitting_id: UUID) -> ResponseReturnValue:
    """Release, and tell everyone who sat the test."""
    sitting = sittings.get_for(session(), actor(), sitting_id)
    try:
        releases.release(session(), actor(), sitting_id, now())
    except ConflictError as error:
        return _page(sitting, HTTPStatus.CONFLICT, sentence(error))
    sat = releases.informed(session(), sitting_id)
    tell_results(sitting, sat)
    flash(
        gettext("The results are released; mails on their way: %(count)s.", count=len(sat)), "met"
    )
    return redirect(url_for(".show", sitting_id=sitting_id), HTTPStatus.SEE_OTHER)


def _page(sitting: Sitting, status: HTTPStatus, problem: str = "") -> ResponseReturnValue:
    ready = releases.readiness(session(), actor(), sitting.id, now())
    refused = releases.refusal(ready)
    shown = render_template(
        "sittings/release.html",
        sitting=sitting,
        ready=ready,
        problem=problem or (sentence(refused) if refused and not sitting.released_at else ""),
    )
    return shown, status
