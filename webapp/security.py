"""What every answer and every unsafe request must satisfy: same origin, CSRF, headers."""

import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from assessment.settings import Settings
from webapp.database import SAFE
from webapp.desks import FILE

OURS = frozenset({"same-origin", "none"})
YEAR_S = 31_536_000
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def init_app(app: Flask, settings: Settings) -> None:
    """Guard every request, whatever view answers it."""
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    # The Referer is not asked for: the origin is checked below, where browsers tell it reliably.
    app.config.update(WTF_CSRF_SSL_STRICT=False, WTF_CSRF_TIME_LIMIT=None)
    CSRFProtect(app)
    app.before_request(_refuse_other_origins)
    app.before_request(_refuse_nul)
    app.after_request(_add_headers)
    app.context_processor(lambda: {"csp_nonce": csp_nonce})
    if settings.public_url.startswith("https://"):
        app.after_request(_insist_on_https)


def csp_nonce() -> str:
    """Return the word that this page's own scripts and styles carry."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    found: str = g.csp_nonce
    return found


def _refuse_other_origins() -> None:
    """Refuse an unsafe request that another site made the browser send."""
    if request.method in SAFE:
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        if site not in OURS:
            abort(403)
        return
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        abort(403)


def _refuse_nul() -> None:
    """Refuse a sign that nobody types and not every database keeps; files are looked at apart."""
    for sent in (request.args, request.form):
        for name, value in sent.items(multi=True):
            if not name.startswith(FILE) and "\x00" in name + value:
                abort(400)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    nonce = f"'nonce-{csp_nonce()}'"
    response.headers.setdefault(
        "Content-Security-Policy",
        f"default-src 'none'; script-src 'self' {nonce}; style-src 'self' {nonce}; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'",
    )
    return response


def _insist_on_https(response: Response) -> Response:
    response.headers["Strict-Transport-Security"] = f"max-age={YEAR_S}"
    return response
