"""How the platform is doing, and the part of the page that says it again by itself."""

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.domain.clock import now
from assessment.services import operations, outages, people
from webapp.auth import actor, role_required
from webapp.configuration import settings
from webapp.database import session
from webapp.errors import fragment
from webapp.operations.lines import lines
from webapp.operations.servers import ask, timed, version
from webapp.operations.wording import words
from webapp.redis import redis

bp = Blueprint("operations", __name__, url_prefix="/operations")


@bp.get("/")
@role_required(Role.OPERATOR)
def show() -> ResponseReturnValue:
    """Show the condition of the platform."""
    return render_template("operations/show.html", **_condition())


@bp.get("/condition")
@role_required(Role.OPERATOR)
def condition() -> ResponseReturnValue:
    """Return the part of the page that changes."""
    return fragment(render_template("operations/_condition.html", **_condition()))


def _condition() -> dict[str, Any]:
    moment, told = now(), ask(redis())
    took = timed(lambda: people.is_answering(session()))
    found = operations.condition(session(), actor())
    return {
        "lines": lines(found, told, took, moment, outages.longest_silence(settings())),
        "told": told,
        "moment": moment,
        "database": settings().effective_database_url.partition(":")[0].partition("+")[0],
        "version": version(),
        **words(),
    }
