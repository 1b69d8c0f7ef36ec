"""Read files of fields, and the values that stand in them."""

import re
from datetime import date, datetime, time
from pathlib import Path


class Fault(Exception):
    """Something that was read cannot be used."""


def lines_of(path):
    """Yield number and fields of each line that is neither blank nor a remark."""
    try:
        text = Path(path).read_bytes().decode("utf-8")
    except OSError as error:
        raise Fault(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Fault(f"{path}: is not UTF-8 ({error.reason})") from error
    for number, line in enumerate(text.split("\n"), 1):
        fields = [field.strip() for field in line.split(";")]
        if fields != [""] and not fields[0].startswith("#"):
            yield number, fields


def reader(form, make):
    """Return a function that makes a value of a text of that form."""
    pattern = re.compile(form, re.ASCII)

    def read(text):
        if not pattern.fullmatch(text):
            raise Fault(f"{text!r} is not understood")
        try:
            return make(text)
        except ValueError as error:
            raise Fault(f"{text!r}: {error}") from error

    return read


name_of = reader(r"[a-z][a-z\d-]*", str)
badge_of = reader(r"B\d{6}", str)
date_of = reader(r"\d{4}-\d\d-\d\d", date.fromisoformat)
moment_of = reader(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", datetime.fromisoformat)
time_of = reader(r"\d\d:\d\d", time.fromisoformat)


class Hours:
    """A part of the day, in minutes; it may run past midnight."""

    def __init__(self, text):
        begin, _, end = text.partition("-")
        self.begin = minutes(time_of(begin))
        self.end = 24 * 60 if end == "24:00" else minutes(time_of(end))
        if self.begin == self.end:
            raise Fault(f"{text!r} begins and ends at the same time")

    def include(self, moment):
        """Say whether a moment lies within."""
        now = minutes(moment.time())
        if self.begin > self.end:
            return not self.end <= now < self.begin
        return self.begin <= now < self.end


def minutes(clock):
    """Return how many minutes of the day have passed."""
    return clock.hour * 60 + clock.minute
