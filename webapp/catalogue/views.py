"""The list of exercises, and the page of one revision."""

from http import HTTPStatus
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.models.catalogue import Standing
from assessment.services import catalogue, people, revisions
from webapp.auth import actor, role_required
from webapp.catalogue.blueprint import bp
from webapp.catalogue.page import page, standing_of
from webapp.database import session
from webapp.errors import FRAGMENT, fragment


@bp.get("/")
@role_required(*catalogue.READERS)
def index() -> ResponseReturnValue:
    """List the exercises; the address says which."""
    rows = catalogue.visible_to(session(), actor())
    every = "every" in request.args
    listed = rows if every else revisions.newest(rows)
    unit, standing = request.args.get("unit", ""), request.args.get("standing", "")
    return render_template(
        "catalogue/index.html",
        rows=[
            row
            for row in listed
            if (not unit or row.unit_code == unit) and (not standing or row.standing == standing)
        ],
        units=sorted({row.unit_code for row in rows}),
        standings=[one for one in Standing if any(row.standing is one for row in rows)],
        older=len(rows) - len(revisions.newest(rows)),
        chosen={"unit": unit, "standing": standing, "every": "yes" if every else ""},
        centres={one.id: one for one in people.centres(session(), actor(), *catalogue.READERS)},
        may_upload=actor().has_role(Role.AUTHOR),
    )


@bp.get("/<uuid:revision_id>")
@role_required(*catalogue.READERS)
def show(revision_id: UUID) -> ResponseReturnValue:
    """Show one revision with its proof."""
    return page(revisions.seen_by(session(), actor(), revision_id))


@bp.get("/<uuid:revision_id>/standing")
@role_required(*catalogue.READERS)
def standing(revision_id: UUID) -> ResponseReturnValue:
    """Return how far the proof is; once it is there, the whole page is wanted."""
    row = revisions.seen_by(session(), actor(), revision_id)
    shown = standing_of(row)
    part = render_template("catalogue/_standing.html", row=row, **shown)
    if shown["waits"]:
        return fragment(part)
    return part, HTTPStatus.OK, {FRAGMENT: "1", "HX-Refresh": "true"}
