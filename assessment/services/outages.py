"""A clock must not run while the platform is down: the time is given back."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from assessment.domain.attempts import AttemptKind
from assessment.models.attempts import Attempt
from assessment.models.pulses import Pulse
from assessment.services import journal
from assessment.settings import Settings

PART = "upkeep"
UNNOTICED = timedelta(seconds=30)
"""A gap this short costs nobody more than a page that loads again."""


def longest_silence(settings: Settings) -> timedelta:
    """Return how long nothing may be heard before the platform counts as down."""
    return UNNOTICED + timedelta(seconds=2 * settings.upkeep_seconds)


def last_seen(session: Session) -> datetime | None:
    """Return when upkeep last made a round, or None where it never did."""
    pulse = session.get(Pulse, PART)
    return pulse.at if pulse else None


def give_back(session: Session, settings: Settings, now: datetime) -> int:
    """Note that the platform lives; give every running test the time in which it did not.

    Returns how many tests got time back.
    """
    pulse = session.get(Pulse, PART)
    if pulse is None:
        session.add(Pulse(part=PART, at=now))
        return 0
    silent_since, pulse.at = pulse.at, now
    session.add(pulse)
    if now - silent_since <= longest_silence(settings):
        return 0
    running = select(Attempt).where(
        col(Attempt.finished_at).is_(None), Attempt.kind == AttemptKind.TEST
    )
    found = session.exec(running).all()
    for attempt in found:
        lost = now - max(silent_since, attempt.started_at)
        attempt.given_back_s += max(0, round(lost.total_seconds()))
        session.add(attempt)
        journal.note(
            session, "time given back", "attempt", attempt.id, now, seconds=attempt.given_back_s
        )
    return len(found)
