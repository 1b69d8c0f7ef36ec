"""What the queue's server tells, how fast both servers answer, and which version this is."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from time import monotonic

from redis import Redis
from redis.exceptions import RedisError

from assessment.settings import ROOT
from tasks import queues, signs
from tasks.signs import Done


@dataclass(frozen=True, slots=True)
class Told:
    """What Redis knows: who lives, what stands in each queue, what was put in order."""

    took_ms: int
    workers: Sequence[str]
    lengths: Mapping[str, int]
    done: Sequence[Done]


def ask(redis: Redis) -> Told | None:
    """Return what Redis tells, or None where it does not answer."""
    try:
        took = timed(redis.ping)
        return Told(took, signs.workers(redis), queues.lengths(redis), signs.noted(redis))
    except RedisError:
        return None


def timed(question: Callable[[], object]) -> int:
    """Return how many milliseconds an answer takes, the last one begun counted whole."""
    began = monotonic()
    question()
    return ceil((monotonic() - began) * 1000)


@cache
def version() -> str:
    """Return the version of the code that answers."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])
