"""Finish a test, or arrive after its end."""

from http import HTTPStatus
from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.domain.attempts import AttemptKind
from assessment.domain.clock import now
from assessment.models.attempts import Attempt
from assessment.services import attempts, drafts, endings, submissions
from assessment.services.attempts import Place
from tasks import queues
from webapp.attempts.blueprint import bp
from webapp.auth import actor, role_required
from webapp.configuration import settings
from webapp.database import session
from webapp.queueing import later


@bp.get("/<uuid:attempt_id>/finish")
@role_required(Role.CANDIDATE)
def confirm_finish(attempt_id: UUID) -> ResponseReturnValue:
    """Say what finishing does, exercise by exercise, before it is done."""
    attempt, place = attempts.attempt_of(session(), actor(), attempt_id, now())
    if not place.is_open(attempt):
        return redirect(url_for(".over", attempt_id=attempt_id), HTTPStatus.SEE_OTHER)
    return render_template("attempts/finish.html", **_shown(attempt, place))


@bp.post("/<uuid:attempt_id>/finish")
@role_required(Role.CANDIDATE)
def finish(attempt_id: UUID) -> ResponseReturnValue:
    """End the attempt and hand in what was not handed in yet."""
    attempt, place = attempts.attempt_of(session(), actor(), attempt_id, now(), change=True)
    collected = endings.finish(session(), settings(), place, attempt, now())
    session().commit()
    for submission in collected:
        later(queues.grade_later, submission.id)
    if attempt.kind is AttemptKind.TRIAL:
        address = url_for("lobby.show", enrolment_id=place.enrolment.id)
    else:
        address = url_for(".over", attempt_id=attempt_id)
    return redirect(address, HTTPStatus.SEE_OTHER)


@bp.get("/<uuid:attempt_id>/over")
@role_required(Role.CANDIDATE)
def over(attempt_id: UUID) -> ResponseReturnValue:
    """Say that the attempt has ended and what of it counts."""
    attempt, place = attempts.attempt_of(session(), actor(), attempt_id, now())
    if place.is_open(attempt):
        return redirect(url_for(".show", attempt_id=attempt_id), HTTPStatus.SEE_OTHER)
    return render_template("attempts/over.html", **_shown(attempt, place))


def _shown(attempt: Attempt, place: Place) -> dict[str, object]:
    return {
        "attempt": attempt,
        "place": place,
        "exercises": attempts.exercises(session(), place.sitting.id, attempt.kind),
        "saved": drafts.last_worked(session(), attempt.id),
        "handed_in": submissions.counted(session(), attempt.id),
    }
