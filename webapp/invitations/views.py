"""A candidate comes in by the link of an invitation."""

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue

from assessment.domain.clock import now
from assessment.services import attempts, invitations, people
from webapp import auth, languages
from webapp.database import session
from webapp.limits import OPEN_INVITATION, limiter

bp = Blueprint("invitations", __name__, url_prefix="/invitations")


@bp.get("/<token>")
@limiter.limit(OPEN_INVITATION)
def show(token: str) -> ResponseReturnValue:
    """Show what the invitation is for; nothing changes, as mail programs open links too."""
    enrolment = invitations.redeem(session(), token, now())
    candidate = people.find(session(), enrolment.person_id)
    if candidate is not None and "language" not in cookie:
        languages.choose(candidate.language)
    place = attempts.place_of(session(), enrolment, now())
    return render_template("invitations/show.html", place=place, candidate=candidate, token=token)


@bp.post("/<token>")
@limiter.limit(OPEN_INVITATION)
def accept(token: str) -> ResponseReturnValue:
    """Let the candidate in."""
    enrolment = invitations.redeem(session(), token, now())
    place = attempts.place_of(session(), enrolment, now())
    candidate = people.find(session(), enrolment.person_id)
    if candidate is not None:
        auth.sign_in(candidate, invited_by=place.centre.id)
    return redirect(url_for("lobby.show", enrolment_id=enrolment.id), HTTPStatus.SEE_OTHER)
