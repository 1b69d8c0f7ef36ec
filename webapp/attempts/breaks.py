"""Take a break and come back, as far as break time is granted."""

from http import HTTPStatus
from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.domain.attempts import paused
from assessment.domain.clock import now
from assessment.services import attempts
from webapp.attempts.blueprint import bp
from webapp.auth import actor, role_required
from webapp.database import session


@bp.get("/<uuid:attempt_id>/break")
@role_required(Role.CANDIDATE)
def pause(attempt_id: UUID) -> ResponseReturnValue:
    """Show the break, and how much of it is left."""
    attempt, place = attempts.attempt_of(session(), actor(), attempt_id, now())
    spent = paused(place.allowance, place.pauses, place.seen_at)
    return render_template("attempts/break.html", attempt=attempt, place=place, spent=spent)


@bp.post("/<uuid:attempt_id>/break")
@role_required(Role.CANDIDATE)
def begin_break(attempt_id: UUID) -> ResponseReturnValue:
    """Stop the clock."""
    attempt, place = attempts.attempt_of(session(), actor(), attempt_id, now(), change=True)
    attempts.begin_break(session(), place, attempt, now())
    session().commit()
    return redirect(url_for(".pause", attempt_id=attempt_id), HTTPStatus.SEE_OTHER)


@bp.post("/<uuid:attempt_id>/resume")
@role_required(Role.CANDIDATE)
def resume(attempt_id: UUID) -> ResponseReturnValue:
    """Let the clock run again."""
    attempt, _ = attempts.attempt_of(session(), actor(), attempt_id, now(), change=True)
    attempts.end_break(session(), attempt, now())
    session().commit()
    return redirect(url_for(".show", attempt_id=attempt_id), HTTPStatus.SEE_OTHER)
