"""The settings, where a request finds them."""

from urllib.parse import urlsplit

from flask import Flask, current_app

from assessment.settings import Settings

LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")
KEY = "proeve.settings"


def init_app(app: Flask, settings: Settings) -> None:
    """Tell Flask what it has to know, and keep the rest at hand."""
    public = urlsplit(settings.public_url)
    app.extensions[KEY] = settings
    app.config.update(
        SECRET_KEY=settings.secret_key.get_secret_value(),
        TRUSTED_HOSTS=[public.hostname or "", *LOCAL_NAMES],
        MAX_CONTENT_LENGTH=settings.package_bytes + 100_000,
        MAX_FORM_MEMORY_SIZE=settings.submission_bytes * 3,
        SESSION_COOKIE_NAME="proeve",
        SESSION_COOKIE_SECURE=public.scheme == "https",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        TEMPLATES_AUTO_RELOAD=settings.debug,
    )


def settings() -> Settings:
    """Return the settings of the site that answers this request."""
    found: Settings = current_app.extensions[KEY]
    return found
