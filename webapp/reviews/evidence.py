"""One submission with all its evidence; its flags are settled on the same page."""

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from assessment.domain.access import Role
from assessment.domain.clock import now
from assessment.domain.errors import InvalidInputError
from assessment.models.reviews import FlagState
from assessment.services import catalogue, proposals, reviews
from tasks import queues
from webapp.auth import actor, role_required
from webapp.database import session
from webapp.errors import sentence
from webapp.queueing import later
from webapp.reviews import reruns, timelines
from webapp.reviews.blueprint import bp
from webapp.reviews.groups import grouped
from webapp.reviews.sources import linked, sources
from webapp.reviews.wording import words

NOTHING: Mapping[str, object] = {}


@bp.get("/<uuid:submission_id>")
@role_required(Role.ASSESSOR)
def show(submission_id: UUID) -> ResponseReturnValue:
    """Show everything about one submission."""
    return _page(submission_id, "")


@bp.post("/flags/<uuid:flag_id>")
@role_required(Role.ASSESSOR)
def settle(flag_id: UUID) -> ResponseReturnValue:
    """Clear or uphold a flag."""
    asked = request.form.get("state", "")
    state = FlagState(asked) if asked in set(FlagState) else FlagState.OPEN
    reason = request.form.get("reason", "")
    submission_id = reviews.flag_of(session(), actor(), flag_id).submission_id
    try:
        reviews.settle(session(), actor(), flag_id, state, reason=reason, now=now())
    except InvalidInputError as error:
        page = _page(submission_id, sentence(error), {"flag": flag_id, "reason": reason})
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    session().commit()
    flash(
        gettext("The flag is cleared.")
        if state is FlagState.CLEARED
        else gettext("The flag is upheld."),
        "met",
    )
    return redirect(url_for(".show", submission_id=submission_id), HTTPStatus.SEE_OTHER)


@bp.post("/<uuid:submission_id>/again")
@role_required(Role.ASSESSOR)
def grade_again(submission_id: UUID) -> ResponseReturnValue:
    """Have a submission without a verdict tested again."""
    reviews.grade_again(session(), actor(), submission_id, now())
    session().commit()
    later(queues.grade_later, submission_id)
    flash(gettext("It is being tested again."), "met")
    return redirect(url_for(".show", submission_id=submission_id), HTTPStatus.SEE_OTHER)


def _page(submission_id: UUID, problem: str, typed: Mapping[str, object] = NOTHING) -> str:
    found = reviews.evidence(session(), actor(), submission_id)
    proposal = proposals.for_attempt(session(), found.attempt.id)
    files = sources(found.submission.files)
    return render_template(
        "reviews/show.html",
        found=found,
        problem=problem,
        typed=typed,
        sources=files,
        groups=grouped(found.report.checks if found.report else (), proposal.unit),
        linked=partial(linked, shown=files),
        timeline=timelines.shown(
            found, request.args.get("language"), request.args.get("draft", type=int)
        ),
        proposal=proposal,
        reruns=list(reruns.shown(found)),
        standard=catalogue.standard(session(), found.sitting.standard_version_id),
        **words(),
    )
