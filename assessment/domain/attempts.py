"""The time of an attempt: when it may start, when it ends, what may still follow.

The server's clock alone counts. Extra time, breaks and time given back after
a fault of ours are applied in `deadline`, and nowhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

WARNINGS = (timedelta(minutes=15), timedelta(minutes=5))
"""How long before the end the candidate is warned."""


class AttemptKind(StrEnum):
    """A trial counts for nothing; the test is the one that is graded for the proposal."""

    TRIAL = "trial"
    TEST = "test"


class Phase(StrEnum):
    """Where a candidate stands in a sitting."""

    LOBBY = "lobby"
    READY = "ready"
    WORKING = "working"
    PAUSED = "paused"
    FINISHED = "finished"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Window:
    """When a sitting may be started, and how long the work lasts from the start."""

    opens_at: datetime
    closes_at: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one candidate gets beyond the common time."""

    extra_minutes: int = 0
    break_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Pause:
    """One break; it lasts still while `ended_at` is None."""

    started_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """What has happened in an attempt so far."""

    started_at: datetime | None = None
    finished_at: datetime | None = None
    given_back: timedelta = timedelta()
    pauses: Sequence[Pause] = ()


def deadline(window: Window, allowance: Allowance, course: Course, now: datetime) -> datetime:
    """Return the moment the work ends: start, common and extra time, breaks, time given back.

    Breaks count up to the minutes allowed; `closes_at` bounds the start only,
    so nobody loses time by a late but admitted start.
    """
    start = course.started_at or max(now, window.opens_at)
    work = timedelta(minutes=window.minutes + allowance.extra_minutes)
    return start + work + paused(allowance, course.pauses, now) + course.given_back


def paused(allowance: Allowance, pauses: Sequence[Pause], now: datetime) -> timedelta:
    """Return the time spent in breaks, at most what is allowed."""
    spent = sum(((pause.ended_at or now) - pause.started_at for pause in pauses), timedelta())
    return min(spent, timedelta(minutes=allowance.break_minutes))


def is_paused(allowance: Allowance, course: Course, now: datetime) -> bool:
    """Say whether a break is running and break time is left."""
    open_pause = any(pause.ended_at is None for pause in course.pauses)
    allowed = timedelta(minutes=allowance.break_minutes)
    return open_pause and paused(allowance, course.pauses, now) < allowed


def phase(window: Window, allowance: Allowance, course: Course, now: datetime) -> Phase:
    """Say where the candidate stands at `now`."""
    if course.finished_at is not None:
        return Phase.FINISHED
    if course.started_at is not None:
        if now >= deadline(window, allowance, course, now):
            return Phase.FINISHED
        return Phase.PAUSED if is_paused(allowance, course, now) else Phase.WORKING
    if now < window.opens_at:
        return Phase.LOBBY
    return Phase.READY if now < window.closes_at else Phase.MISSED
