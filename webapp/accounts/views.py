"""Sign in, sign out, choose a language."""

from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from assessment.services import people
from webapp import auth, languages
from webapp.database import session
from webapp.limits import SIGN_IN, limiter

bp = Blueprint("accounts", __name__)


@bp.get("/login")
def sign_in() -> ResponseReturnValue:
    """Ask who it is."""
    return render_template("accounts/sign_in.html", next=request.args.get("next", ""), email="")


@bp.post("/login")
@limiter.limit(SIGN_IN)
def take_sign_in() -> ResponseReturnValue:
    """Let the person in, or say that address and password do not go together."""
    email = request.form.get("email", "")
    found = people.authenticate(session(), email, request.form.get("password", ""))
    wanted = request.form.get("next", "")
    if found is None:
        said = gettext("This address and password do not go together; check both.")
        page = render_template("accounts/sign_in.html", next=wanted, email=email, error=said)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    auth.sign_in(found)
    return redirect(safe_path(wanted, url_for("home.show")), HTTPStatus.SEE_OTHER)


@bp.post("/logout")
def sign_out() -> ResponseReturnValue:
    """Forget who it is, here and wherever else they are signed in."""
    auth.sign_out()
    session().commit()
    return redirect(url_for("home.show"), HTTPStatus.SEE_OTHER)


@bp.post("/language")
def choose_language() -> ResponseReturnValue:
    """Show this page, and all that follow, in another language."""
    code = request.form.get("language", "")
    languages.choose(code)
    back = request.form.get("next", "")
    return redirect(safe_path(back, url_for("home.show")), HTTPStatus.SEE_OTHER)


def safe_path(wanted: str, otherwise: str) -> str:
    """Return a path within this site, or `otherwise` for anything that leads elsewhere."""
    if not wanted.startswith("/") or wanted.startswith("//") or "\\" in wanted:
        return otherwise
    parts = urlsplit(wanted)
    return otherwise if parts.scheme or parts.netloc else wanted
