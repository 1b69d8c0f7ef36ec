"""The rows; importing this package makes the metadata complete."""

from assessment.models import (
    attempts,
    catalogue,
    journal,
    people,
    pulses,
    reruns,
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
    "reruns",
    "reviews",
    "sittings",
    "submissions",
]
