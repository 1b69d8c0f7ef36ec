"""The desk: one exercise with its assignment, editor and results."""

from http import HTTPStatus
from uuid import UUID

from flask import get_flashed_messages, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.domain.attempts import WARNINGS, AttemptKind
from assessment.domain.clock import now
from assessment.domain.programming import LANGUAGES
from assessment.domain.submissions import UNDER_WAY
from assessment.services import attempts, catalogue, drafts, journal, submissions, visible_runs
from webapp import browsers, desks, packages
from webapp.attempts.blueprint import bp
from webapp.attempts.work import Work, work
from webapp.auth import actor, role_required
from webapp.database import session
from webapp.errors import wants_fragment
from webapp.languages import reading_language
from webapp.programming import DATA_ENDINGS, offered_by
from webapp.toolchains import toolchain

LAST_WARNING = 1


@bp.get("/<uuid:attempt_id>")
@role_required(Role.CANDIDATE)
def show(attempt_id: UUID) -> ResponseReturnValue:
    """Go to the first exercise for which nothing was handed in."""
    attempt, place = attempts.attempt_of(session(), actor(), attempt_id, now())
    if not place.is_open(attempt):
        return redirect(url_for(".over", attempt_id=attempt_id), HTTPStatus.SEE_OTHER)
    found = attempts.exercises(session(), place.sitting.id, attempt.kind)
    handed_in = submissions.counted(session(), attempt.id)
    open_ones = [n for n, one in enumerate(found, start=1) if one.id not in handed_in]
    number = open_ones[0] if open_ones else 1
    address = url_for(".exercise", attempt_id=attempt_id, number=number)
    return redirect(address, HTTPStatus.SEE_OTHER)


@bp.get("/<uuid:attempt_id>/exercises/<int:number>")
@role_required(Role.CANDIDATE)
def exercise(attempt_id: UUID, number: int) -> ResponseReturnValue:
    """Show one exercise; another browser is asked before it takes over."""
    found = work(attempt_id, number)
    if wants_fragment():
        return ""  # a form led here, and its script only wants to know the address
    if not found.is_open:
        return redirect(url_for(".over", attempt_id=attempt_id), HTTPStatus.SEE_OTHER)
    if found.is_elsewhere:
        return render_template("attempts/elsewhere.html", work=found), HTTPStatus.CONFLICT
    return render_template("attempts/desk.html", **_shown(found))


@bp.post("/<uuid:attempt_id>/exercises/<int:number>/here")
@role_required(Role.CANDIDATE)
def here(attempt_id: UUID, number: int) -> ResponseReturnValue:
    """Continue in this browser; the other one is told when it next saves."""
    found = work(attempt_id, number)
    found.attempt.browser = browsers.this()
    session().add(found.attempt)
    who = found.place.enrolment.person_id
    journal.note(
        session(), "continued in another browser", "attempt", attempt_id, found.now, person_id=who
    )
    session().commit()
    return redirect(found.address(".exercise"), HTTPStatus.SEE_OTHER)


def _shown(found: Work) -> dict[str, object]:
    attempt, revision = found.attempt, found.revision
    starter = packages.starter(revision, found.language)
    draft = found.draft()
    saved = drafts.last_worked(session(), attempt.id)
    handed_in = submissions.counted(session(), attempt.id)
    person_id = found.place.enrolment.person_id
    run = visible_runs.latest(session(), person_id, revision.id, attempt.id, found.language)
    submission = handed_in.get(revision.id)
    return {
        "work": found,
        "toolchain": toolchain(found.language),
        "place": found.place,
        "standard": catalogue.standard(session(), found.place.sitting.standard_version_id),
        "statement": packages.statement(revision, reading_language()),
        "suite": packages.visible_suite(revision),
        "resources": {
            name: url_for(".resource", attempt_id=attempt.id, number=found.number, name=name)
            for name in packages.resources(revision)
        },
        "draft": draft,
        "saved": saved,
        "handed_in": handed_in,
        "submission": submission,
        "verdict": submissions.verdict(session(), submission.id) if submission else None,
        "pending": any(one is not None and one.state in UNDER_WAY for one in (submission, run)),
        "run": run,
        "report": visible_runs.report(run) if run else None,
        "state": {
            "files": draft.files,
            "starter": dict(starter),
            "version": draft.version,
            "device": draft.device,
            "acknowledged": drafts.acknowledged(session(), draft, draft.device),
            "draft_url": found.address(".save_drafts"),
            "siblings": _siblings(found),
            "data_endings": DATA_ENDINGS,
            "endings": LANGUAGES[found.language].endings,
            "said": " ".join(str(said) for said in get_flashed_messages()),
            "now": found.now.isoformat(),
            "closes_at": closes_at(found),
            "paused": found.place.is_paused,
            "warnings": [round(one.total_seconds() / 60) for one in WARNINGS] + [LAST_WARNING],
            "texts": desks.texts(),
        },
    }


def closes_at(found: Work) -> str | None:
    """Return when the work ends; a trial has no end."""
    if found.attempt.kind is AttemptKind.TRIAL:
        return None
    return found.place.deadline.isoformat()


def _siblings(found: Work) -> list[str]:
    """Return where the attempt's other drafts are posted: other exercises, and other languages."""
    places = [
        found.address(".save_drafts", number, language)
        for number, revision in enumerate(found.exercises, start=1)
        for language in offered_by(revision)
    ]
    return [place for place in places if place != found.address(".save_drafts")]
