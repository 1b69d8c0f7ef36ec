"""Run the visible tests on what is in the editor."""

from http import HTTPStatus
from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.domain.attempts import AttemptKind
from assessment.models.submissions import VisibleRun
from assessment.services import visible_runs
from tasks import queues
from webapp.attempts.blueprint import bp
from webapp.attempts.drafts import keep_typed
from webapp.attempts.work import work
from webapp.auth import person, role_required
from webapp.configuration import settings
from webapp.database import session
from webapp.desks import sent_files
from webapp.errors import fragment, wants_fragment
from webapp.queueing import later


@bp.post("/<uuid:attempt_id>/exercises/<int:number>/runs")
@role_required(Role.CANDIDATE)
def run_visible(attempt_id: UUID, number: int) -> ResponseReturnValue:
    """Take the run in, and return its state."""
    found = work(attempt_id, number)
    found.check_open()
    files = sent_files()
    run = visible_runs.ask(
        session(),
        settings(),
        person().id,
        found.revision.id,
        files,
        language=found.language,
        attempt_id=attempt_id,
        now=found.now,
    )
    keep_typed(found, files)
    session().commit()
    later(queues.visible_later, run.id)
    if wants_fragment():
        return _shown(run, attempt_id, number)
    return redirect(found.address(".exercise"), HTTPStatus.SEE_OTHER)


@bp.get("/<uuid:attempt_id>/exercises/<int:number>/runs/<uuid:run_id>")
@role_required(Role.CANDIDATE)
def run_state(attempt_id: UUID, number: int, run_id: UUID) -> ResponseReturnValue:
    """Return how far the run is, or what it found."""
    work(attempt_id, number)
    run = visible_runs.get(session(), person().id, run_id)
    return _shown(run, attempt_id, number)


def _shown(run: VisibleRun, attempt_id: UUID, number: int) -> ResponseReturnValue:
    address = url_for(".run_state", attempt_id=attempt_id, number=number, run_id=run.id)
    page = render_template(
        "attempts/_run.html",
        run=run,
        report=visible_runs.report(run),
        ahead=visible_runs.ahead_of(session(), run),
        address=address,
        kinds=AttemptKind,
    )
    return fragment(page)
