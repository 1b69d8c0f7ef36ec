"""Leave an id in the queue; where the queue is away, upkeep brings the id there later."""

import logging
from collections.abc import Callable
from uuid import UUID

from redis import Redis
from redis.exceptions import RedisError

from webapp.redis import redis

log = logging.getLogger("proeve.web")


def later(enqueue: Callable[[Redis, UUID], None], key: UUID) -> None:
    """Enqueue after the commit. The database is the truth, so a queue that is away loses nothing."""
    try:
        enqueue(redis(), key)
    except RedisError as error:
        log.warning("the queue did not take %s; upkeep will bring it there: %s", key, error)
