"""The queue's server, as the web sees it: a place to leave ids."""

from flask import Flask, current_app
from redis import Redis

from assessment.settings import Settings

KEY = "proeve.redis"
PATIENCE_S = 5


def init_app(app: Flask, settings: Settings) -> None:
    """Prepare the connection; it is opened when first used."""
    app.extensions[KEY] = Redis.from_url(settings.redis_url, socket_timeout=PATIENCE_S)


def redis() -> Redis:
    """Return the connection."""
    found: Redis = current_app.extensions[KEY]
    return found
