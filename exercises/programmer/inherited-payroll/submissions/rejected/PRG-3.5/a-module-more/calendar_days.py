"""Dates."""

from datetime import date


def as_date(day):
    """Return the date of a text."""
    return date(*map(int, day.split("-")))
