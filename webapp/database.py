"""One database session for each request; a request that only reads takes no write lock."""

from flask import Flask, current_app, g, request

from assessment.models.session import Engine, Session, connect, for_reading
from assessment.settings import Settings

KEY = "proeve.engine"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def init_app(app: Flask, settings: Settings) -> None:
    """Connect, and close each request's session with the request."""
    app.extensions[KEY] = connect(settings.effective_database_url)
    app.teardown_appcontext(_close)


def session() -> Session:
    """Return this request's session. Views commit it; what is not committed is not kept."""
    if "session" not in g:
        engine: Engine = current_app.extensions[KEY]
        reading = request.method in SAFE
        g.session = Session(for_reading(engine) if reading else engine, expire_on_commit=False)
    found: Session = g.session
    return found


def _close(_error: BaseException | None) -> None:
    opened: Session | None = g.pop("session", None)
    if opened is not None:
        opened.close()
