"""Two similar submissions side by side, with the lines that match."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.services import reviews
from webapp.auth import actor, role_required
from webapp.database import session
from webapp.reviews.blueprint import bp
from webapp.reviews.wording import words

Lines = dict[str, set[int]]


@bp.get("/<uuid:submission_id>/beside/<uuid:other_id>")
@role_required(Role.ASSESSOR)
def beside(submission_id: UUID, other_id: UUID) -> ResponseReturnValue:
    """Show both, the matching lines marked."""
    first, second, found = reviews.pair(session(), actor(), submission_id, other_id)
    straight = found.first_id == submission_id
    sides = ("first", "second") if straight else ("second", "first")
    marked = [_lines(found.fragments, side) for side in sides]
    return render_template(
        "reviews/beside.html",
        pair=[(first, marked[0]), (second, marked[1])],
        similarity=found,
        **words(),
    )


def _lines(fragments: list[Mapping[str, Any]], side: str) -> Lines:
    marked: Lines = {}
    for fragment in fragments:
        place = fragment[side]
        lines = range(int(place["from"]), int(place["to"]) + 1)
        marked.setdefault(str(place["file"]), set()).update(lines)
    return marked
