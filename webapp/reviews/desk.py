"""The desk: which flags wait, and which tests wait for a conclusion."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.models.reviews import FlagState
from assessment.services import conclusions, reviews
from webapp.auth import actor, role_required
from webapp.database import session
from webapp.reviews.blueprint import bp
from webapp.reviews.wording import FLAGS, words

ALL = "all"


@bp.get("/")
@role_required(Role.ASSESSOR)
def index() -> ResponseReturnValue:
    """List flags, filtered by the address, and ended tests without a conclusion."""
    kind = request.args.get("kind", "")
    asked = request.args.get("state", FlagState.OPEN.value)
    state = FlagState(asked) if asked in set(FlagState) else None
    return render_template(
        "reviews/index.html",
        flagged=reviews.queue(session(), actor(), kind=kind if kind in FLAGS else "", state=state),
        waiting=conclusions.waiting(session(), actor()),
        kind=kind,
        state=state.value if state else ALL,
        **words(),
    )
