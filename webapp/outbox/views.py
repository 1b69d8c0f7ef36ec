"""The outbox: every mail to a candidate, readable, with what became of it."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from assessment.domain.access import Role
from assessment.domain.clock import now
from assessment.models.sittings import MessageState
from assessment.services import messages
from tasks.queues import mail_later
from webapp.auth import actor, role_required
from webapp.configuration import settings
from webapp.database import session
from webapp.queueing import later

bp = Blueprint("outbox", __name__, url_prefix="/outbox")


@bp.get("/")
@role_required(Role.MANAGER)
def index() -> ResponseReturnValue:
    """List the latest messages of the manager's centres; the address says which."""
    asked = request.args.get("state", "")
    state = MessageState(asked) if asked in set(MessageState) else None
    return render_template(
        "outbox/index.html",
        messages=messages.outbox(session(), actor(), state),
        states=MessageState,
        chosen=state,
        has_server=bool(settings().smtp_host),
    )


@bp.get("/<uuid:message_id>")
@role_required(Role.MANAGER)
def show(message_id: UUID) -> ResponseReturnValue:
    """Show one message as it is sent."""
    return render_template(
        "outbox/show.html",
        message=messages.get_for(session(), actor(), message_id),
        states=MessageState,
        has_server=bool(settings().smtp_host),
    )


@bp.post("/<uuid:message_id>/again")
@role_required(Role.MANAGER)
def send_again(message_id: UUID) -> ResponseReturnValue:
    """Send one that was not sent."""
    messages.again(session(), actor(), message_id, now())
    session().commit()
    later(mail_later, message_id)
    flash(gettext("The message is on its way again."), "met")
    return redirect(url_for(".show", message_id=message_id), HTTPStatus.SEE_OTHER)
