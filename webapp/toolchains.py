"""Which version of a language's toolchain candidates are told, as the workers say it."""

from redis.exceptions import RedisError

from assessment.domain.programming import LANGUAGES
from tasks import signs
from webapp.redis import redis


def toolchain(language: str) -> str:
    """Return it in short, "" where no worker said it."""
    try:
        told = signs.toolchain(redis(), language)
    except RedisError:
        return ""
    return LANGUAGES[language].toolchain(told)
