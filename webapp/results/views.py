"""The candidate's result, once it is released."""

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.domain.clock import now
from assessment.services import attempts, catalogue, results
from webapp.auth import actor, role_required
from webapp.configuration import settings
from webapp.database import session

bp = Blueprint("results", __name__, url_prefix="/results")


@bp.get("/<uuid:enrolment_id>")
@role_required(Role.CANDIDATE)
def show(enrolment_id: UUID) -> ResponseReturnValue:
    """Show per criterion what was asked and what was met; never the hidden tests."""
    place = attempts.place(session(), actor(), enrolment_id, now())
    result = results.result(session(), settings(), place)
    return render_template(
        "results/show.html",
        place=place,
        result=result,
        appeal_is_over=now() >= result.appeal_until,
        standard=catalogue.standard(session(), place.sitting.standard_version_id),
    )
