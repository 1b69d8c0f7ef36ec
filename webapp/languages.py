"""Which language the reader reads, and which clock they live by."""

from flask import Flask, g, request, session
from flask_babel import Babel, get_locale

from assessment.domain.languages import READING_LANGUAGES
from assessment.settings import Settings

NAMES = {"en": "English", "fr": "Français", "nl": "Nederlands"}


def init_app(app: Flask, settings: Settings) -> None:
    """Choose the language of each request."""
    app.config.update(BABEL_DEFAULT_LOCALE="en", BABEL_DEFAULT_TIMEZONE=settings.time_zone)
    Babel(app, locale_selector=_locale, timezone_selector=lambda: settings.time_zone)
    app.context_processor(lambda: {"reading_language": reading_language(), "language_names": NAMES})


def reading_language() -> str:
    """Return the two-letter code of the language this page is in."""
    locale = get_locale()
    return locale.language if locale is not None else "en"


def choose(code: str) -> None:
    """Remember the reader's choice."""
    if code in READING_LANGUAGES:
        session["language"] = code


def _locale() -> str:
    """Take what the reader chose, what their account says, or what their browser asks for."""
    chosen = session.get("language")
    if chosen in READING_LANGUAGES:
        return str(chosen)
    known = g.get("person")
    if known is not None and known.language in READING_LANGUAGES:
        return str(known.language)
    return request.accept_languages.best_match(READING_LANGUAGES) or "en"
