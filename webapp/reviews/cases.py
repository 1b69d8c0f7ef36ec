"""A whole test: its proposal, and the assessor's conclusion."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from assessment.domain.access import Role
from assessment.domain.clock import now
from assessment.domain.errors import AssessmentError, NotFoundError
from assessment.domain.scoring import Proposed
from assessment.services import catalogue, conclusions
from webapp.auth import actor, role_required
from webapp.database import session
from webapp.errors import sentence
from webapp.reviews.blueprint import bp
from webapp.reviews.wording import words


@bp.get("/tests/<uuid:attempt_id>")
@role_required(Role.ASSESSOR)
def case(attempt_id: UUID) -> ResponseReturnValue:
    """Show the proposal with what it rests on."""
    return _page(attempt_id, "", HTTPStatus.OK)


@bp.post("/tests/<uuid:attempt_id>")
@role_required(Role.ASSESSOR)
def conclude(attempt_id: UUID) -> ResponseReturnValue:
    """Write the conclusion down."""
    asked = request.form.get("concluded", "")
    concluded = Proposed(asked) if asked in set(Proposed) else Proposed.NO_EVIDENCE
    reason = request.form.get("reason", "")
    try:
        conclusions.conclude(session(), actor(), attempt_id, concluded, reason=reason, now=now())
    except NotFoundError:
        raise
    except AssessmentError as error:
        return _page(attempt_id, sentence(error), HTTPStatus.UNPROCESSABLE_ENTITY)
    session().commit()
    flash(gettext("Your conclusion is written down. The result waits for its release."), "met")
    return redirect(url_for(".case", attempt_id=attempt_id), HTTPStatus.SEE_OTHER)


def _page(attempt_id: UUID, problem: str, status: HTTPStatus) -> ResponseReturnValue:
    found = conclusions.case(session(), actor(), attempt_id)
    page = render_template(
        "reviews/case.html",
        found=found,
        problem=problem,
        typed=request.form,
        standard=catalogue.standard(session(), found.sitting.standard_version_id),
        **words(),
    )
    return page, status
