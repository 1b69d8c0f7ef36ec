"""The rows; importing this package makes the metadata complete."""

from assessment.models import (
    attempts,
    catalogue,
    journal,
    people,
    pulses,
    reviews,
    sittings,
    submissions,
)

__all__ = [
    "attempts",
    "catalogue",
    "journal",
    "people",
    "pulses",
    "reviews",
    "sittings",
    "submissions",
]
