"""The receipt of a market stall."""

from decimal import Decimal


def receipt(lines):
    """Return total, VAT for each rate, and net of the lines."""
