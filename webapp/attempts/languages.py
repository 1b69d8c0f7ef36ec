"""Choose the programming language of an exercise; what was written in another one is kept."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from webapp.attempts.blueprint import bp
from webapp.attempts.drafts import keep_typed
from webapp.attempts.work import work
from webapp.auth import role_required
from webapp.database import session
from webapp.desks import sent_files
from webapp.programming import switched, wanted_language


@bp.post("/<uuid:attempt_id>/exercises/<int:number>/language")
@role_required(Role.CANDIDATE)
def switch_language(attempt_id: UUID, number: int) -> ResponseReturnValue:
    """Go to the exercise in another language, with what was written in it before."""
    found = work(attempt_id, number)
    found.check_open()
    wanted = wanted_language(found.revision)
    files = sent_files()
    if files:  # a form that brings none says nothing about the draft
        keep_typed(found, files)
    session().commit()
    if wanted != found.language:
        flash(switched(found.language, wanted), "met")
    return redirect(found.address(".exercise", language=wanted), HTTPStatus.SEE_OTHER)
