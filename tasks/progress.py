"""How far a run is: left in Redis for the page of whoever waits, and awaited by no verdict."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Self
from uuid import UUID

from pydantic import (
    BaseModel,
    ConfigDict,
    NonNegativeInt,
    PositiveInt,
    ValidationError,
    model_validator,
)
from redis import Redis
from redis.exceptions import RedisError

KEY = "proeve:progress:"
TOLD_EVERY_S = 0.25
PATIENCE_S = 1.0
LIVES_S = 300


class Progress(BaseModel):
    """How many checks of a run ended: neither which they are nor how they ended."""

    model_config = ConfigDict(frozen=True)
    run: PositiveInt
    done: NonNegativeInt
    of: PositiveInt

    @property
    def current(self) -> int:
        """The number of the check that goes on; of the last one when all have ended."""
        return min(self.done + 1, self.of)

    @model_validator(mode="after")
    def _not_more_than_all(self) -> Self:
        if self.done > self.of:
            raise ValueError("more checks ended than there are")
        return self


def tell(redis: Redis, key: UUID, progress: Progress) -> None:
    """Leave how far a run about `key` is; it is forgotten by itself."""
    redis.set(f"{KEY}{key}", progress.model_dump_json(), ex=LIVES_S)


def told(redis: Redis, key: UUID, run: int) -> Progress | None:
    """Return how far this run is, None where nobody told, told of another run, or told nonsense."""
    text = redis.get(f"{KEY}{key}")
    if text is None:
        return None
    try:
        found = Progress.model_validate_json(text)
    except ValidationError:
        return None
    return found if found.run == run else None


@contextmanager
def telling(redis_url: str, key: UUID, run: int) -> Iterator[Callable[[int, int], None]]:
    """Give what is to be called as checks end; a thread tells of it now and then.

    A run that ends sooner tells nothing, and a queue that is slow or away is waited for by nobody.
    """
    latest: list[Progress] = []
    over = threading.Event()

    def note(done: int, of: int) -> None:
        # A repetition counts anew, which only says that the first one came close to a limit.
        if of and (not latest or done > latest[-1].done):
            latest[:] = [Progress(run=run, done=done, of=of)]

    def keep() -> None:
        said: list[Progress] = []
        with Redis.from_url(
            redis_url, socket_timeout=PATIENCE_S, socket_connect_timeout=PATIENCE_S
        ) as redis:
            while not over.wait(TOLD_EVERY_S):
                if latest != said:
                    said = list(latest)
                    with suppress(RedisError):
                        tell(redis, key, said[0])

    threading.Thread(target=keep, name="progress", daemon=True).start()
    try:
        yield note
    finally:
        over.set()
