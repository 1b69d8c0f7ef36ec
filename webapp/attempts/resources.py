"""The files that are given to the candidate beside the statement."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from webapp.attempts.blueprint import bp
from webapp.attempts.work import work
from webapp.auth import role_required
from webapp.resources import handed_out


@bp.get("/<uuid:attempt_id>/exercises/<int:number>/resources/<path:name>")
@role_required(Role.CANDIDATE)
def resource(attempt_id: UUID, number: int, name: str) -> ResponseReturnValue:
    """Hand out one of them while the candidate works."""
    found = work(attempt_id, number)
    found.check_open()
    return handed_out(found.revision, name)
