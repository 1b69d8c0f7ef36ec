"""What an author does: upload, publish, withdraw, have it proved again."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from assessment.domain.access import Role
from assessment.domain.clock import now
from assessment.domain.errors import ConflictError, InvalidInputError
from assessment.models.people import Centre
from assessment.services import packages, people, revisions
from tasks import queues
from webapp.auth import actor, role_required
from webapp.catalogue.blueprint import bp
from webapp.catalogue.forms import UploadForm
from webapp.catalogue.page import page
from webapp.configuration import settings
from webapp.database import session
from webapp.errors import sentence
from webapp.forms import read
from webapp.queueing import later


@bp.get("/upload")
@role_required(Role.AUTHOR)
def ask_for_package() -> ResponseReturnValue:
    """Ask for an archive."""
    return _upload_page(_centres(), {})


@bp.post("/upload")
@role_required(Role.AUTHOR)
def upload() -> ResponseReturnValue:
    """Take a package in: committed first, then queued for its proof."""
    centres = _centres()
    sent = request.files.get("archive")
    form, errors = read(UploadForm, {"centre": str(centres[0].id), **request.form})
    if sent is None or not sent.filename:
        errors["archive"] = gettext("Choose the archive of a package.")
    if form is None or sent is None or errors:
        return _upload_page(centres, errors)
    try:
        row = packages.upload(session(), settings(), actor(), form.centre, sent.read(), now=now())
    except (InvalidInputError, ConflictError) as refusal:
        session().rollback()
        return _upload_page(centres, {"archive": sentence(refusal)})
    session().commit()
    later(queues.verify_later, row.id)
    return _to(row.id)


@bp.post("/<uuid:revision_id>/publish")
@role_required(Role.AUTHOR)
def publish(revision_id: UUID) -> ResponseReturnValue:
    """Admit a proved revision to sittings."""
    revisions.publish(session(), actor(), revision_id, now())
    session().commit()
    flash(gettext("Published. Managers can now plan sittings with this revision."), "met")
    return _to(revision_id)


@bp.post("/<uuid:revision_id>/withdraw")
@role_required(Role.AUTHOR)
def withdraw(revision_id: UUID) -> ResponseReturnValue:
    """Keep a revision out of new sittings; a refused reason is shown again."""
    reason = request.form.get("reason", "")
    try:
        revisions.withdraw(session(), actor(), revision_id, reason=reason, now=now())
    except InvalidInputError as refusal:
        row = revisions.seen_by(session(), actor(), revision_id)
        return page(row, errors={"reason": sentence(refusal)}, typed={"reason": reason})
    session().commit()
    flash(gettext("Withdrawn. Sittings that were planned with it keep it."), "met")
    return _to(revision_id)


@bp.post("/<uuid:revision_id>/proof")
@role_required(Role.AUTHOR)
def prove_again(revision_id: UUID) -> ResponseReturnValue:
    """Queue a proof that our own machinery gave up on."""
    revisions.prove_again(session(), actor(), revision_id, now())
    session().commit()
    later(queues.verify_later, revision_id)
    return _to(revision_id)


def _centres() -> list[Centre]:
    return people.centres(session(), actor(), Role.AUTHOR)


def _upload_page(centres: Sequence[Centre], errors: dict[str, str]) -> ResponseReturnValue:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    shown = render_template(
        "catalogue/upload.html",
        centres=[(one.id, one.name) for one in centres],
        centre=request.form.get("centre", ""),
        errors=errors,
        most=settings().package_bytes,
    )
    return shown, status


def _to(revision_id: UUID) -> ResponseReturnValue:
    return redirect(url_for(".show", revision_id=revision_id), HTTPStatus.SEE_OTHER)
