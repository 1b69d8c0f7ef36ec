"""Signs of life in Redis: workers and upkeep leave them, the site reads them."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, NonNegativeInt, ValidationError
from redis import Redis

WORKER = "proeve:worker:"
DONE = "proeve:done"
TOOLCHAINS = "proeve:toolchains"
LIVES_S = 16
MOST_KEPT = 5
TOLD_FOR_S = 86_400
LONGEST_TOLD = 100


class Deed(StrEnum):
    """What is put in order by itself, and counted."""

    BROUGHT_BACK = "brought_back"
    ENDED = "ended"
    COLLECTED = "collected"
    GIVEN_BACK = "given_back"
    CONTAINERS = "containers"


class Done(BaseModel):
    """What was put in order at one moment."""

    at: AwareDatetime
    counts: dict[Deed, NonNegativeInt]


def tell(redis: Redis, owner: str) -> None:
    """Say that a worker lives; said again in time, the sign stays."""
    redis.set(WORKER + owner, "1", ex=LIVES_S)


def workers(redis: Redis) -> list[str]:
    """Return the owners' names of the workers that live."""
    keys = redis.scan_iter(WORKER + "*")
    return sorted(key.decode(errors="replace").removeprefix(WORKER) for key in keys)


def tell_toolchains(redis: Redis, versions: Mapping[str, str]) -> None:
    """Say which toolchain each language has here; what nobody says again is forgotten in a day."""
    for language, version in versions.items():
        redis.hset(TOOLCHAINS, language, version)
    redis.expire(TOOLCHAINS, TOLD_FOR_S)


def toolchain(redis: Redis, language: str) -> str:
    """Return what a worker said of the toolchain of a language, "" where none did."""
    said = redis.hget(TOOLCHAINS, language)
    return said.decode(errors="replace")[:LONGEST_TOLD] if isinstance(said, bytes) else ""


def note(redis: Redis, at: datetime, counts: Mapping[Deed, int]) -> None:
    """Keep what was put in order; of older notes only a few stay, and nothing makes no note."""
    found = {deed: count for deed, count in counts.items() if count}
    if found:
        redis.lpush(DONE, Done(at=at, counts=found).model_dump_json())
        redis.ltrim(DONE, 0, MOST_KEPT - 1)


def noted(redis: Redis) -> list[Done]:
    """Return the notes, newest first; what is none of ours is passed over."""
    found = []
    for text in redis.lrange(DONE, 0, MOST_KEPT - 1):
        try:
            found.append(Done.model_validate_json(text))
        except ValidationError:
            continue
    return found
