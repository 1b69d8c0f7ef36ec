"""Take drafts in, as events from the page."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assessment.domain.access import Role
from assessment.models.attempts import Draft, DraftKind
from assessment.services import drafts
from assessment.services.drafts import Batch, Change, NewerDeviceError
from webapp.attempts.blueprint import bp
from webapp.attempts.desk import closes_at
from webapp.attempts.work import Work, work
from webapp.auth import role_required
from webapp.configuration import settings
from webapp.database import session
from webapp.errors import wants_fragment

FORM = "form"
PLAIN = "^[ -~]*$"
Number = Annotated[int, Field(ge=0, lt=2**31)]


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SentEvent(_Sent):
    """One event as the page sends it."""

    n: Number
    at: Annotated[str, Field(max_length=40, pattern=PLAIN)] = ""
    kind: DraftKind = DraftKind.EDIT
    files: Mapping[Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")], str | None] = (
        Field(default_factory=dict)
    )


class SentDrafts(_Sent):
    """What the page sends at once."""

    device: Annotated[str, Field(min_length=1, max_length=64, pattern=PLAIN)]
    base: Number
    events: Annotated[list[SentEvent], Field(max_length=500)]


@bp.post("/<uuid:attempt_id>/exercises/<int:number>/drafts")
@role_required(Role.CANDIDATE)
def save_drafts(attempt_id: UUID, number: int) -> ResponseReturnValue:
    """Save what is new; answers as the page's contract says."""
    found = work(attempt_id, number)
    sent = _read()
    if not found.is_open:
        return {"redirect": url_for(".over", attempt_id=attempt_id)}, HTTPStatus.GONE
    draft = found.draft()
    if found.is_elsewhere:
        return _newer(draft)
    changes = [Change(one.n, one.kind, one.files, one.at) for one in sent.events]
    batch = Batch(sent.device, sent.base, changes)
    try:
        stored = drafts.save(session(), settings(), draft, batch, found.now)
    except NewerDeviceError as newer:
        return _newer(newer.draft)
    session().commit()
    return {
        "version": draft.version,
        "acknowledged": stored,
        "now": found.now.isoformat(),
        "closes_at": closes_at(found),
        "saved_at": draft.saved_at.isoformat(),
    }


def keep_typed(found: Work, files: Mapping[str, str]) -> None:
    """Keep what a form brings from a page without scripts, which saves nothing by itself.

    Nothing is written over the work of a browser that took over; files that
    cannot be kept are refused where they are run or handed in.
    """
    if wants_fragment() or found.is_elsewhere:
        return
    draft = found.draft()
    if draft.files == files:
        return
    removed = dict.fromkeys(set(draft.files) - set(files))
    number = drafts.acknowledged(session(), draft, FORM) + 1
    change = Change(number, DraftKind.EDIT, {**removed, **files})
    drafts.save(session(), settings(), draft, Batch(FORM, draft.version, [change]), found.now)


def _read() -> SentDrafts:
    limit = settings().submission_bytes * 4
    if (request.content_length or 0) > limit:
        abort(413)
    try:
        return SentDrafts.model_validate_json(request.get_data(cache=False))
    except ValidationError:
        # Not 400, which the page takes for a session that ended.
        abort(422)


def _newer(draft: Draft) -> ResponseReturnValue:
    body = {"version": draft.version, "files": draft.files, "device": draft.device}
    return body, HTTPStatus.CONFLICT
