"""The first page: what there is to do for whoever asks."""

from typing import Any

from flask import Blueprint, g, render_template
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.domain.clock import now
from assessment.services import attempts, duties, people
from webapp.auth import actor
from webapp.database import session

bp = Blueprint("home", __name__)


@bp.get("/")
def show() -> ResponseReturnValue:
    """Show what waits for the person; to a stranger, what this is."""
    if g.get("actor") is None:
        return render_template("home/welcome.html")
    return render_template("home/show.html", **_waiting())


@bp.get("/health")
def health() -> ResponseReturnValue:
    """Say that the site and its database answer, and what time it is here."""
    people.is_answering(session())
    return {"ok": True, "now": now().isoformat()}


def _waiting() -> dict[str, Any]:
    """Return what waits, by role; a role that is not held has nothing."""
    held = {role: actor().has_role(role) for role in Role}
    return {
        "places": attempts.places_of(session(), actor(), now()) if held[Role.CANDIDATE] else [],
        "assessing": duties.assessing(session(), actor()) if held[Role.ASSESSOR] else None,
        "managing": duties.managing(session(), actor(), now()) if held[Role.MANAGER] else None,
        "authoring": duties.authoring(session(), actor()) if held[Role.AUTHOR] else None,
    }
