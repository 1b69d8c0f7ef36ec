"""Times as people write them, in the zone of the centre, and as moments."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from assessment.domain.errors import InvalidInputError


def moment_of(written: datetime, zone: str) -> datetime:
    """Return the moment in UTC of a time written in `zone`.

    In the hour that comes twice the first one is meant; a time in the hour
    that is left out in spring does not exist and is refused.
    """
    try:
        moment = written.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
    except OverflowError as error:
        raise InvalidInputError(
            "%(time)s lies outside the calendar; check the year.",
            time=written.isoformat(" ", "minutes"),
        ) from error
    if written_in(moment, zone) != written:
        raise InvalidInputError(
            "The clocks go forward then: %(time)s does not exist in %(zone)s; choose another time.",
            time=written.strftime("%Y-%m-%d %H:%M"),
            zone=zone,
        )
    return moment


def written_in(moment: datetime, zone: str) -> datetime:
    """Return a moment as it is written in `zone`, without the zone."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def year_in(moment: datetime, zone: str) -> int:
    """Return the calendar year of a moment as people in `zone` count it."""
    return written_in(moment, zone).year
