"""When the counters of the commune are open."""

import re
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")
DAY_NUMBERS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(DATE.pattern + "T" + CLOCK.pattern + r"[+-][0-9]{2}:[0-9]{2}")


class Schedule:
    """The rhythm of a week and the days on which it does not apply."""

    def __init__(self, week, closed):
        self.periods = {number: [] for number in DAY_NUMBERS.values()}
        for name, periods in week.items():
            if name not in DAY_NUMBERS:
                raise ValueError(f"{name} is no weekday")
            for begin, end in periods:
                self.periods[DAY_NUMBERS[name]].append(self.period(begin, end))
        self.closed = set()
        for day in closed:
            if not DATE.fullmatch(day):
                raise ValueError(f"{day} is no date")
            self.closed.add(date.fromisoformat(day))

    @staticmethod
    def period(begin, end):
        """Return the minutes after midnight between which a period runs."""
        bounds = []
        for text in (begin, end):
            found = CLOCK.fullmatch(text)
            if not found:
                raise ValueError(f"{text} is no time")
            bounds.append(60 * int(found[1]) + int(found[2]))
        if bounds[0] == bounds[1]:
            raise ValueError("a period without length")
        if bounds[1] < bounds[0]:
            bounds[1] += 24 * 60
        return tuple(bounds)

    def spans(self, day):
        """Yield begin and end, as Unix seconds, of the periods that begin on `day`."""
        if day in self.closed:
            return
        for bounds in self.periods[day.weekday()]:
            yield tuple(self.seconds(day, minutes) for minutes in bounds)

    @staticmethod
    def seconds(day, minutes):
        """Return the Unix time at which the clock shows so many minutes after midnight."""
        days, rest = divmod(minutes, 24 * 60)
        there = day + timedelta(days=days)
        local = datetime(there.year, there.month, there.day, rest // 60, rest % 60)
        return int(local.replace(tzinfo=BRUSSELS).timestamp())

    def spans_from(self, moment, days):
        """Yield the spans of the day before `moment`, its own and `days` more, in order."""
        today = datetime.fromtimestamp(moment, BRUSSELS).date()
        for number in range(-1, days + 1):
            yield from sorted(self.spans(today + timedelta(days=number)))


def seconds_of(text):
    """Return a moment as Unix seconds."""
    if not MOMENT.fullmatch(text):
        raise ValueError(f"{text} is no moment with an offset")
    return int(datetime.fromisoformat(text).timestamp())


def next_opening(moment, week, closed):
    """Return the first moment, from `moment` on, at which the counter is open."""
    now = seconds_of(moment)
    openings = [
        max(now, begin) for begin, end in Schedule(week, closed).spans_from(now, 60) if end > now
    ]
    if not openings:
        return None
    found = datetime.fromtimestamp(min(openings), timezone.utc).astimezone(BRUSSELS)
    return found.isoformat(timespec="minutes")


def open_minutes(start, end, week, closed):
    """Return how many minutes the counter is open between two moments."""
    reached, last = seconds_of(start), seconds_of(end)
    schedule = Schedule(week, closed)
    if last < reached:
        raise ValueError("the end lies before the start")
    days = (last - reached) // 86400 + 2
    total = 0
    for begin, finish in sorted(schedule.spans_from(reached, days)):
        begin, finish = max(begin, reached), min(finish, last)
        if finish > begin:
            total += finish - begin
            reached = finish
    return total // 60
