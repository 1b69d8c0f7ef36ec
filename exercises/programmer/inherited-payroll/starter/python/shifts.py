"""Who worked when."""

from collections import namedtuple

Shift = namedtuple("Shift", "number day minutes")


def read_shifts(lines):
    """Return the shifts that stand in lines such as `101;2026-10-3;08:00;16:30;30`."""
    shifts = []
    for number, line in enumerate(lines, start=1):
        try:
            person, day, start, end, pause = line.strip().split(";")
            minutes = (minute_of(end) - minute_of(start)) % (24 * 60) - int(pause)
        except ValueError:
            raise ValueError(f"shifts, line {number}: {line.strip()}") from None
        if minutes <= 0:
            raise ValueError(f"shifts, line {number}: the break is longer than the shift")
        shifts.append(Shift(person, day, minutes))
    return shifts


def of_month(shifts, month):
    """Return the shifts of a month such as `2026-10`."""
    return [shift for shift in shifts if shift.day.startswith(f"{month}-")]


def minute_of(text):
    """Return the minute of the day of a time such as `08:30`."""
    hours, minutes = text.split(":")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"{text} is no time")
    return int(hours) * 60 + int(minutes)
