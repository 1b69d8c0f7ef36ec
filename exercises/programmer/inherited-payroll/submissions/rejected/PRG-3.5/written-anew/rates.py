"""Hourly wages."""

import dataclasses
import datetime


@dataclasses.dataclass(order=True)
class Rate:
    begin: datetime.date
    department: str
    cents: int

    @classmethod
    def from_line(cls, line):
        department, begin, cents = line.strip().split(";")
        return cls(to_date(begin), department, int(cents))


def to_date(text):
    return datetime.date(*(int(part) for part in text.split("-")))


def read_rates(lines):
    result = []
    for number, line in enumerate(lines, start=1):
        try:
            result.append(Rate.from_line(line))
        except ValueError:
            raise ValueError(f"rates, line {number}: {line.strip()}") from None
    return sorted(result)


def rate_on(rates, department, day):
    for rate in reversed(rates):
        if rate.department == department and rate.begin <= to_date(day):
            return rate.cents
    raise LookupError(f"no rate for {department} on {day}")
