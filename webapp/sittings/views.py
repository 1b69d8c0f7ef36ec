"""The list of sittings, and the day of one."""

from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.domain.clock import now
from assessment.services import people, sittings
from assessment.services.sittings import Stage
from webapp.auth import actor, role_required
from webapp.database import session
from webapp.errors import fragment
from webapp.sittings.blueprint import bp
from webapp.sittings.page import day_of, page


@bp.get("/")
@role_required(Role.MANAGER)
def index() -> ResponseReturnValue:
    """List the sittings of the manager's centres; the address says which."""
    asked = request.args.get("stage", "")
    stage = Stage(asked) if asked in set(Stage) else None
    centres = {one.id: one for one in people.centres(session(), actor(), Role.MANAGER)}
    return render_template(
        "sittings/index.html",
        lines=sittings.lines(session(), actor(), now(), stage),
        stages=Stage,
        chosen=stage,
        centres=centres,
    )


@bp.get("/<uuid:sitting_id>")
@role_required(Role.MANAGER)
def show(sitting_id: UUID) -> ResponseReturnValue:
    """Show one sitting: its day, its candidates, its exercises."""
    return page(sittings.get_for(session(), actor(), sitting_id))


@bp.get("/<uuid:sitting_id>/day")
@role_required(Role.MANAGER)
def day(sitting_id: UUID) -> ResponseReturnValue:
    """Return the part of the page that changes while people work."""
    sitting = sittings.get_for(session(), actor(), sitting_id)
    return fragment(render_template("sittings/_day.html", sitting=sitting, **day_of(sitting)))
