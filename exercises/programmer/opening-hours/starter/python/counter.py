"""When the counters of the commune are open."""

from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")


def next_opening(moment, week, closed):
    """Return the first moment, from `moment` on, at which the counter is open."""


def open_minutes(start, end, week, closed):
    """Return how many minutes the counter is open between two moments."""
