"""The hourly wages of each department, and the day from which each of them counts."""

from datetime import date


def read_rates(lines):
    """Return the rates that stand in lines such as `shop;2026-1-1;1480`."""
    rates = []
    for number, line in enumerate(lines, start=1):
        parts = line.strip().split(";")
        if len(parts) != 3 or not parts[2].isdigit():
            raise ValueError(f"rates, line {number}: {line.strip()}")
        department, begin, cents = parts
        rates.append((department, begin, int(cents)))
    return rates


def as_date(day):
    """Return the date of a text such as `2026-9-1`, which does not sort by itself."""
    return date(*map(int, day.split("-")))


def rate_on(rates, department, day):
    """Return the hourly wage, in cents, that counts in a department on a day."""
    begun = [rate for rate in rates if rate[0] == department and as_date(rate[1]) < as_date(day)]
    if not begun:
        raise LookupError(f"no rate for {department} on {day}")
    _department, _begin, cents = max(begun, key=lambda rate: as_date(rate[1]))
    return cents
