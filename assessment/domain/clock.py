"""The one clock of the platform: aware, in UTC."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return this moment in UTC; everything below the entry points takes it as a value."""
    return datetime.now(UTC)
