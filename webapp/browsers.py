"""Which browser this is, so that two of them cannot write over each other's work."""

import secrets

from flask import session

KEY = "browser"


def this() -> str:
    """Return this browser's name, made when it is first asked for."""
    if KEY not in session:
        session[KEY] = secrets.token_urlsafe(12)
    return str(session[KEY])
