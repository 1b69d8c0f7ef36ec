"""A look at what the settings name: the secret, the database, the queue."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from redis import ConnectionError as RedisConnectionError
from redis import Redis, ResponseError
from sqlalchemy.exc import SQLAlchemyError

from assessment.models.session import connect
from assessment.settings import SHORTEST_SECRET, Settings
from commands.host.findings import Finding, Grade, judged

PRIVATE_SCHEME = "unix"


def look(settings: Settings) -> Iterator[Finding]:
    """Look at the settings, and at each server that they name."""
    length = len(settings.secret_key.get_secret_value())
    yield judged(
        "secret key",
        f"{length} characters" if length else "not set",
        "set PROEVE_SECRET_KEY to a long random value: openssl rand -base64 48",
        fine=length >= SHORTEST_SECRET,
    )
    yield judged(
        "debug",
        "on" if settings.debug else "off",
        "unset PROEVE_DEBUG",
        fine=not settings.debug,
    )
    if settings.database_url:
        yield _database(settings.database_url)
    if settings.redis_url:
        yield from _redis(settings.redis_url)


def _database(url: str) -> Finding:
    try:
        engine = connect(url)
        engine.connect().close()
    except (SQLAlchemyError, OSError) as error:
        said = str(error).splitlines()[0]
        return Finding("database", Grade.MISSING, said, "start it, or correct PROEVE_DATABASE_URL")
    engine.dispose()
    return Finding("database", Grade.FINE, f"{engine.dialect.name} answers")


def _redis(url: str) -> Iterator[Finding]:
    parts = urlsplit(url)
    yield judged(
        "Redis access",
        "private socket" if parts.scheme == PRIVATE_SCHEME else "network",
        "set a password (requirepass) and name it in PROEVE_REDIS_URL: redis://:PASSWORD@HOST",
        fine=parts.scheme == PRIVATE_SCHEME or bool(parts.password),
    )
    try:
        with Redis.from_url(url) as client:
            keeps = bool(client.info("persistence").get("aof_enabled"))
    except (RedisConnectionError, ResponseError, OSError) as error:
        yield Finding("Redis", Grade.MISSING, str(error), "start it, or correct PROEVE_REDIS_URL")
        return
    yield judged(
        "Redis",
        "append-only file on" if keeps else "append-only file off",
        "set appendonly yes, so that a restart forgets no job",
        fine=keeps,
    )
