"""When the counters of the commune are open."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = timedelta(days=1)
LOOK_AHEAD = 60 * DAY
MIDNIGHT = time()


def next_opening(moment, week, closed):
    """Return the first moment, from `moment` on, at which the counter is open."""
    start = read_moment(moment)
    today = start.astimezone(BRUSSELS).date()
    found = opened(start, at(today + LOOK_AHEAD + DAY, MIDNIGHT), week, closed)
    if not found:
        return None
    first = max(start, found[0][0])
    return first.astimezone(BRUSSELS).isoformat(timespec="minutes")


def open_minutes(start, end, week, closed):
    """Return how many minutes the counter is open between two moments."""
    first, last = read_moment(start), read_moment(end)
    if last < first:
        raise ValueError(f"{end} lies before {start}")
    spans = opened(first, last, week, closed)
    total = sum((min(end, last) - max(begin, first) for begin, end in spans), timedelta())
    return total // timedelta(minutes=1)


def opened(first, last, week, closed):
    """Return the merged periods, in UTC, that have a part between two moments."""
    hours = read_week(week)
    holidays = {date.fromisoformat(day) for day in closed}
    day = first.astimezone(BRUSSELS).date() - DAY
    spans = []
    while day <= last.astimezone(BRUSSELS).date():
        if day not in holidays:
            spans += [span(day, *period) for period in hours.get(day.weekday(), [])]
        day += DAY
    return merged((begin, end) for begin, end in sorted(spans) if end > first and begin < last)


def merged(spans):
    """Join spans that overlap or touch."""
    result = []
    for begin, end in spans:
        if result and begin <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((begin, end))
    return result


def span(day, begin, end):
    """Return both ends of a period of `day`, in UTC."""
    last = day if begin < end else day + DAY
    return at(day, begin), at(last, end)


def at(day, clock):
    """Return the moment at which the clocks of Brussels show this."""
    return datetime.combine(day, clock, BRUSSELS).astimezone(UTC)


def read_moment(text):
    """Return a moment in UTC."""
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC)


def read_week(week):
    """Return the periods by number of the weekday."""
    return {n: [read_period(*one) for one in week.get(name, [])] for n, name in enumerate(DAYS)}


def read_period(begin, end):
    """Return the two times of a period."""
    return time.fromisoformat(begin), time.fromisoformat(end)
