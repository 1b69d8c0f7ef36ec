"""The first page: what there is to do for whoever asks."""

from flask import Blueprint, g, render_template
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.domain.clock import now
from assessment.services import attempts, people
from webapp.auth import actor
from webapp.database import session

bp = Blueprint("home", __name__)


@bp.get("/")
def show() -> ResponseReturnValue:
    """Show what waits for the person; to a stranger, what this is."""
    if g.get("actor") is None:
        return render_template("home/welcome.html")
    places = (
        attempts.places_of(session(), actor(), now()) if actor().has_role(Role.CANDIDATE) else []
    )
    return render_template("home/show.html", places=places)


@bp.get("/health")
def health() -> ResponseReturnValue:
    """Say that the site and its database answer, and what time it is here."""
    people.is_answering(session())
    return {"ok": True, "now": now().isoformat()}
