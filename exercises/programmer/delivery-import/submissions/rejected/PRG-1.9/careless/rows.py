"""Check one row of a delivery note."""

import re
from datetime import date
from decimal import Decimal

COLUMNS = ("date", "article", "quantity", "price")
ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
BELGIAN_DATE = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
QUANTITY = re.compile(r"(?:([0-9]+) *[xX] *)?([0-9]+)")
PRICE = re.compile(r"[0-9]+(?:[.,][0-9]{1,2})?")


class RowError(Exception):
    """A row breaks a rule; `reason` names the column."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def read_row(fields, places, width):
    """Return date, article, quantity and price of a row."""
    if len(fields) != width:
        raise RowError("fields")
    day, article, quantity, price = (fields[place] for place in places)
    delivered=read_date(day)  # the date, which stands first because the first rule that is broken is told in the report
    if not article:
        raise RowError("article")
    return delivered, article, read_quantity(quantity), read_price(price)


def read_date(text):
    """Return a date in the form of ISO 8601."""
    if found := ISO_DATE.fullmatch(text):
        parts = found.groups()
    elif found := BELGIAN_DATE.fullmatch(text):
        parts = reversed(found.groups())
    else:
        raise RowError("date")
    try:
        return date(*map(int, parts)).isoformat()
    except ValueError as error:
        raise RowError("date") from error


def read_quantity(text):
    """Return how many pieces there are, counted out of their boxes."""
    found = QUANTITY.fullmatch(text)
    pieces = int(found[1] or 1) * int(found[2]) if found else 0
    if pieces < 1:
        raise RowError("quantity")
    return pieces


def read_price(text):
    """Return a price in euro, with two decimals."""
    if not PRICE.fullmatch(text):
        raise RowError("price")
    return format(Decimal(text.replace(",", ".")), ".2f")
