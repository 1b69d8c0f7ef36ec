"""How often one address may try what can be guessed."""

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from assessment.settings import Settings

SIGN_IN = "10 per minute"
OPEN_INVITATION = "30 per minute"
limiter = Limiter(key_func=get_remote_address, headers_enabled=True)


def init_app(app: Flask, settings: Settings) -> None:
    """Count in Redis, and in memory while Redis is away."""
    app.config.update(
        RATELIMIT_STORAGE_URI=_storage(settings.redis_url),
        RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=True,
        RATELIMIT_KEY_PREFIX="proeve",
    )
    limiter.init_app(app)


def _storage(redis_url: str) -> str:
    """Name the server as the counting library does."""
    return redis_url.replace("unix://", "redis+unix://", 1)
