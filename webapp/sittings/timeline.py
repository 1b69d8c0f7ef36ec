"""The day as a strip: where moments lie on it, in percent, and its marks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from assessment.domain.zones import moment_of, written_in

MOST_MARKS = 6
MARGIN = timedelta(minutes=10)
STEPS = tuple(
    timedelta(minutes=minutes) for minutes in (15, 30, 60, 120, 240, 720, 1440, 2880, 10080, 20160)
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark on the strip."""

    at: datetime
    left: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A strip from `start` to `end` with marks at round times."""

    start: datetime
    end: datetime
    marks: tuple[Mark, ...]
    is_days: bool

    def left(self, moment: datetime) -> str:
        """Return where a moment lies, as a percentage for SVG."""
        return _percent(self._share(moment))

    def width(self, start: datetime, end: datetime) -> str:
        """Return how wide a stretch is, as a percentage for SVG."""
        return _percent(max(0.0, self._share(end) - self._share(start)))

    def _share(self, moment: datetime) -> float:
        share = (moment - self.start) / (self.end - self.start)
        return min(max(share, 0.0), 1.0)


def timeline(start: datetime, end: datetime, zone: str) -> Timeline:
    """Return the strip that holds both moments, with at most a handful of marks."""
    start, end = start - MARGIN, max(end, start + MARGIN) + MARGIN
    step = next((one for one in STEPS if (end - start) / one <= MOST_MARKS), STEPS[-1])
    marks = tuple(
        Mark(moment, _percent((moment - start) / (end - start)))
        for moment in _round_moments(start, end, step, zone)
    )
    return Timeline(start, end, marks, step >= timedelta(days=1))


def _round_moments(
    start: datetime, end: datetime, step: timedelta, zone: str
) -> Iterator[datetime]:
    """Yield the moments at which clocks in `zone` show a round time."""
    local = written_in(start, zone)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    since = -(-(local - midnight) // step) * step
    moment = moment_of(midnight, zone) + since
    while moment < end:
        if moment > start:
            yield moment
        moment += step


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"
