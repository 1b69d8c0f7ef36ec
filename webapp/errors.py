"""Every refusal becomes one page with one sentence, or the same sentence as JSON."""

from http import HTTPStatus

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import HTTPException, SecurityError

from assessment.domain.errors import (
    AssessmentError,
    ClosedError,
    ConflictError,
    InvalidInputError,
    NotFoundError,
    TooOftenError,
)
from assessment.settings import Settings

FRAGMENT = "X-Fragment"
STATUS: dict[type[AssessmentError], HTTPStatus] = {
    NotFoundError: HTTPStatus.NOT_FOUND,
    ClosedError: HTTPStatus.GONE,
    ConflictError: HTTPStatus.CONFLICT,
    InvalidInputError: HTTPStatus.UNPROCESSABLE_ENTITY,
    TooOftenError: HTTPStatus.TOO_MANY_REQUESTS,
}
SENTENCES = {
    400: _l("The request could not be read; go back, reload the page and try again."),
    401: _l("You are not signed in any more; sign in and try again."),
    403: _l("The request did not come from this site; open the page again and try from there."),
    404: _l("There is no such page, or it is not for you."),
    405: _l("This address does not take what was sent; go back and use the page's own buttons."),
    413: _l("What you sent is too large; what was saved before is kept."),
    429: _l("That was too often in a short time; wait a minute and try again."),
    500: _l("Something broke on our side; what was saved is kept. Try again in a moment."),
    503: _l("The platform is not ready; what was saved is kept. Try again in a moment."),
}


def init_app(app: Flask, _settings: Settings) -> None:
    """Answer refusals and faults."""
    app.register_error_handler(AssessmentError, _refused)
    app.register_error_handler(HTTPException, _failed)


def sentence(error: AssessmentError) -> str:
    """Return what the error says, in the reader's language."""
    translated: str = gettext(error.message)
    return translated % error.params if error.params else translated


def fragment(html: str, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    """Answer with a part of a page; the header tells the scripts that it is one."""
    return html, status, {FRAGMENT: "1"}


def wants_fragment() -> bool:
    """Say whether a script asks for a part of a page, which it puts into the one that is open."""
    return FRAGMENT in request.headers


def _refused(error: AssessmentError) -> ResponseReturnValue:
    status = next(code for kind, code in _ordered() if isinstance(error, kind))
    return _answer(sentence(error), status)


def _ordered() -> list[tuple[type[AssessmentError], HTTPStatus]]:
    return [*STATUS.items(), (AssessmentError, HTTPStatus.BAD_REQUEST)]


def _failed(error: HTTPException) -> ResponseReturnValue:
    # Under a foreign host name no address of ours can be built, so no page either.
    if error.response is not None or isinstance(error, SecurityError):
        return error
    code = error.code or 500
    return _answer(str(SENTENCES.get(code, SENTENCES[400 if code < 500 else 500])), code)  # noqa: PLR2004


def _answer(said: str, status: int) -> ResponseReturnValue:
    if request.is_json or request.accept_mimetypes.best == "application/json":
        return {"error": said}, status
    if wants_fragment():
        return fragment(render_template("_refusal.html", sentence=said), status)
    return render_template("error.html", sentence=said, status=int(status)), status
