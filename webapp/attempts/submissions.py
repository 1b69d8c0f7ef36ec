"""Hand work in, and follow what becomes of it."""

from http import HTTPStatus
from uuid import UUID

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.domain.errors import NotFoundError
from assessment.models.submissions import Submission
from assessment.services import submissions
from tasks import queues
from webapp.attempts.blueprint import bp
from webapp.attempts.drafts import keep_typed
from webapp.attempts.work import Work, work
from webapp.auth import role_required
from webapp.configuration import settings
from webapp.database import session
from webapp.desks import sent_files
from webapp.errors import fragment, wants_fragment
from webapp.queueing import later

LONGEST_REMARK = 2000


@bp.post("/<uuid:attempt_id>/exercises/<int:number>/submissions")
@role_required(Role.CANDIDATE)
def hand_in(attempt_id: UUID, number: int) -> ResponseReturnValue:
    """Take the work in: committed first, then confirmed, then queued."""
    found = work(attempt_id, number)
    found.check_open()
    files = sent_files()
    received = submissions.receive(
        session(),
        settings(),
        attempt_id,
        found.revision.id,
        files,
        language=found.language,
        now=found.now,
        remark=request.form.get("remark", "")[:LONGEST_REMARK],
    )
    keep_typed(found, files)
    session().commit()
    later(queues.grade_later, received.id)
    if wants_fragment():
        return _shown(found, received)
    return redirect(found.address(".exercise"), HTTPStatus.SEE_OTHER)


@bp.get("/<uuid:attempt_id>/exercises/<int:number>/submissions/<uuid:submission_id>")
@role_required(Role.CANDIDATE)
def submission_state(attempt_id: UUID, number: int, submission_id: UUID) -> ResponseReturnValue:
    """Return where a submission is in its life."""
    found = work(attempt_id, number)
    submission = submissions.get(session(), submission_id)
    if submission.attempt_id != attempt_id or submission.revision_id != found.revision.id:
        raise NotFoundError("There is no such submission.")
    return _shown(found, submission)


def _shown(found: Work, submission: Submission) -> ResponseReturnValue:
    page = render_template(
        "attempts/_submission.html",
        work=found,
        submission=submission,
        ahead=submissions.ahead_of(session(), submission),
        report=submissions.verdict(session(), submission.id),
    )
    return fragment(page)
