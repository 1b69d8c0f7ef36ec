"""An exercise exactly as a candidate would see it; what is typed here is not kept."""

from http import HTTPStatus
from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from assessment.domain.clock import now
from assessment.domain.programming import LANGUAGES
from assessment.models.catalogue import ExerciseRevision
from assessment.models.submissions import VisibleRun
from assessment.services import catalogue, revisions, visible_runs
from tasks import queues
from webapp import desks, packages
from webapp.auth import actor, person, role_required
from webapp.catalogue.blueprint import bp
from webapp.catalogue.page import standard_of
from webapp.configuration import settings
from webapp.database import session
from webapp.errors import fragment, wants_fragment
from webapp.languages import reading_language
from webapp.programming import DATA_ENDINGS, offered_by, offered_language, wanted_language
from webapp.queueing import later
from webapp.resources import handed_out
from webapp.toolchains import toolchain


@bp.get("/<uuid:revision_id>/preview")
@role_required(*catalogue.READERS)
def preview(revision_id: UUID) -> ResponseReturnValue:
    """Show the desk with this exercise on it."""
    row = _row(revision_id)
    language = offered_language(row) or offered_by(row)[0]
    if wants_fragment():
        return ""  # a form led here, and its script only wants to know the address
    starter = dict(packages.starter(row, language))
    return render_template(
        "catalogue/preview.html",
        revision=row,
        language=language,
        toolchain=toolchain(language),
        standard=standard_of(row),
        statement=packages.statement(row, reading_language()),
        suite=packages.visible_suite(row),
        resources={
            name: url_for(".preview_resource", revision_id=row.id, name=name)
            for name in packages.resources(row)
        },
        draft={"files": starter},
        submission=None,
        run=None,
        state={
            "files": starter,
            "starter": starter,
            "now": now().isoformat(),
            "closes_at": None,
            "endings": LANGUAGES[language].endings,
            "data_endings": DATA_ENDINGS,
            "texts": desks.texts(),
        },
    )


@bp.post("/<uuid:revision_id>/preview/language")
@role_required(*catalogue.READERS)
def preview_language(revision_id: UUID) -> ResponseReturnValue:
    """Show the exercise in another of its languages."""
    wanted = wanted_language(_row(revision_id))
    address = url_for(".preview", revision_id=revision_id, language=wanted)
    return redirect(address, HTTPStatus.SEE_OTHER)


@bp.post("/<uuid:revision_id>/preview/runs")
@role_required(*catalogue.READERS)
def preview_run(revision_id: UUID) -> ResponseReturnValue:
    """Run the visible tests on what was typed, as for a candidate."""
    row = _row(revision_id)
    run = visible_runs.ask(
        session(),
        settings(),
        person().id,
        row.id,
        desks.sent_files(),
        language=offered_language(row) or offered_by(row)[0],
        attempt_id=None,
        now=now(),
    )
    session().commit()
    later(queues.visible_later, run.id)
    return _shown(run)


@bp.get("/<uuid:revision_id>/preview/runs/<uuid:run_id>")
@role_required(*catalogue.READERS)
def preview_run_state(revision_id: UUID, run_id: UUID) -> ResponseReturnValue:
    """Return how far the run is, or what it found."""
    _row(revision_id)
    return _shown(visible_runs.get(session(), person().id, run_id))


@bp.get("/<uuid:revision_id>/preview/resources/<path:name>")
@role_required(*catalogue.READERS)
def preview_resource(revision_id: UUID, name: str) -> ResponseReturnValue:
    """Hand out a file that candidates get beside the statement."""
    return handed_out(_row(revision_id), name)


def _row(revision_id: UUID) -> ExerciseRevision:
    return revisions.seen_by(session(), actor(), revision_id)


def _shown(run: VisibleRun) -> ResponseReturnValue:
    address = url_for(".preview_run_state", revision_id=run.revision_id, run_id=run.id)
    page = render_template(
        "attempts/_run.html",
        run=run,
        report=visible_runs.report(run),
        ahead=visible_runs.ahead_of(session(), run),
        address=address,
    )
    return fragment(page)
