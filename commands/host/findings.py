"""What a look at the machine found, and how bad that is."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """`weak` is fit for trying out; a `hint` could be stronger, and certificates do not need it."""

    FINE = "fine"
    HINT = "hint"
    WEAK = "weak"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `remedy` says what to do where it is not fine."""

    subject: str
    grade: Grade
    found: str
    remedy: str = ""


def judged(
    subject: str, found: object, remedy: str, *, fine: bool, otherwise: Grade = Grade.WEAK
) -> Finding:
    """Return a finding that needs its remedy only where it is not fine."""
    return Finding(subject, Grade.FINE if fine else otherwise, str(found), "" if fine else remedy)
