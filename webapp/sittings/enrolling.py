"""Enrol candidates: one by one, or a table as a whole."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from assessment.domain.access import Role
from assessment.domain.clock import now
from assessment.domain.entries import read_entry
from assessment.domain.errors import InvalidInputError
from assessment.domain.rosters import RosterError, decode
from assessment.services import enrolments, sittings
from webapp.auth import actor, role_required
from webapp.database import session
from webapp.errors import sentence
from webapp.sittings.blueprint import bp
from webapp.sittings.page import page


@bp.post("/<uuid:sitting_id>/enrolments")
@role_required(Role.MANAGER)
def enrol(sitting_id: UUID) -> ResponseReturnValue:
    """Enrol one candidate."""
    sitting = sittings.get_for(session(), actor(), sitting_id)
    moment = now()
    entry, problems = read_entry(dict(request.form.items()), moment.date())
    if entry is None:
        return page(sitting, errors={field: sentence(said) for field, said in problems.items()})
    try:
        enrolments.enrol(session(), actor(), sitting_id, entry, moment)
    except InvalidInputError as error:
        return page(sitting, errors={"email": sentence(error)})
    session().commit()
    flash(gettext("%(name)s is enrolled; the invitation is not sent yet.", name=entry.name), "met")
    return redirect(url_for(".show", sitting_id=sitting_id), HTTPStatus.SEE_OTHER)


@bp.post("/<uuid:sitting_id>/roster")
@role_required(Role.MANAGER)
def enrol_table(sitting_id: UUID) -> ResponseReturnValue:
    """Enrol everyone in a table, or nobody; the text is kept for correction."""
    sitting = sittings.get_for(session(), actor(), sitting_id)
    table = request.form.get("table", "")
    try:
        uploaded = request.files.get("file")
        if uploaded is not None and uploaded.filename:
            table = decode(uploaded.read())
        made = enrolments.from_csv(session(), actor(), sitting_id, table, now())
    except RosterError as error:
        return page(sitting, table=table, refused=error)
    session().commit()
    said = ngettext(
        "%(num)s candidate is enrolled; the invitation is not sent yet.",
        "%(num)s candidates are enrolled; the invitations are not sent yet.",
        len(made),
    )
    flash(said, "met")
    return redirect(url_for(".show", sitting_id=sitting_id), HTTPStatus.SEE_OTHER)
