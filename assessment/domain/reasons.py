"""The reason that a person gives for what they decide: kept as written, and of a length one reads."""

from assessment.domain.errors import InvalidInputError

LONGEST_REASON = 2000


def reason(written: str) -> str:
    """Return a reason as it is kept; raises InvalidInputError where it is longer than that."""
    kept = written.replace("\r\n", "\n").strip()
    if len(kept) > LONGEST_REASON:
        raise InvalidInputError(
            "The reason has %(count)s characters; at most %(most)s are kept, so shorten it.",
            count=len(kept),
            most=LONGEST_REASON,
        )
    return kept
