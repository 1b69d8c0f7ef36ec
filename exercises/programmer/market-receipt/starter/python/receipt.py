"""The receipt of a market stall."""


def totals(lines):
    """Return total, VAT for each rate, and net of the lines."""
