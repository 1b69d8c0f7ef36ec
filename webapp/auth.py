"""Who is asking, and which roles a view is for."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar
from uuid import UUID

from flask import Flask, abort, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from assessment.domain.access import Actor, Role
from assessment.models.people import Person
from assessment.services import people
from assessment.settings import Settings
from webapp.database import SAFE
from webapp.database import session as database
from webapp.errors import wants_fragment
from webapp.languages import reading_language

P = ParamSpec("P")
R = TypeVar("R")


def init_app(app: Flask, _settings: Settings) -> None:
    """Find out who asks before any view runs."""
    app.before_request(_identify)
    app.context_processor(lambda: {"person": g.get("person"), "actor": g.get("actor")})


def sign_in(found: Person, *, invited_by: UUID | None = None) -> None:
    """Let this browser speak for a person from now on; what it knew before is dropped.

    A link proves less than a password, and its centre knows it: who comes in by
    an invitation of a centre is a candidate of that centre and nothing else.
    Staff read on in the language they signed in in; a candidate's is the centre's choice.
    """
    language = session.get("language") or (None if invited_by else reading_language())
    session.clear()
    session["person"] = str(found.id)
    session["generation"] = found.session_generation
    if invited_by is not None:
        session["invited_by"] = str(invited_by)
    if language:
        session["language"] = language


def sign_out() -> None:
    """End every session of the person, in this browser and in any other; the caller commits.

    A cookie cannot be taken back, and a copy of it is worth as much: so what it says is
    made worthless instead.
    """
    if g.person is not None:
        people.end_sessions(g.person)
        database().add(g.person)
    session.clear()


def person() -> Person:
    """Return the one who is signed in; the view must require a role or a sign-in."""
    found: Person = g.person
    return found


def actor() -> Actor:
    """Return the one who asks, with their roles."""
    found: Actor = g.actor
    return found


def login_required(view: Callable[P, R]) -> Callable[P, R | Response]:
    """Send whoever is not signed in to the sign-in page."""
    return role_required(*Role)(view)


def role_required(*roles: Role) -> Callable[[Callable[P, R]], Callable[P, R | Response]]:
    """Let only these roles in; for others the page does not exist."""

    def decorate(view: Callable[P, R]) -> Callable[P, R | Response]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R | Response:
            if g.get("actor") is None:
                return _ask_to_sign_in()
            if not actor().has_role(*roles):
                abort(404)
            return view(*args, **kwargs)

        return guarded

    return decorate


def _identify() -> None:
    """Load the person; one whose account is gone, or who signed out since, is nobody."""
    g.person = g.actor = None
    known = session.get("person")
    if known is None or request.endpoint in {None, "static"}:
        return
    g.person = people.find(database(), UUID(known))
    if g.person is None or session.get("generation", 0) != g.person.session_generation:
        g.person = None
        session.clear()
        return
    g.actor = people.actor_of(database(), g.person.id)
    if "invited_by" in session:
        g.actor = g.actor.narrowed(UUID(session["invited_by"]), Role.CANDIDATE)


def _ask_to_sign_in() -> Response:
    if request.method not in SAFE or wants_fragment():
        # Neither what was sent nor a part of a page can be taken up again from the sign-in page.
        abort(401)
    return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), 303)
