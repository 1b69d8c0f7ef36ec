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
    found = ISO_DATE.fullmatch(day)
    if found:
        parts = found.groups()
    else:
        found = BELGIAN_DATE.fullmatch(day)
        if not found:
            raise RowError("date")
        parts = reversed(found.groups())
    try:
        delivered = date(*map(int, parts)).isoformat()
    except ValueError as error:
        raise RowError("date") from error
    if not article:
        raise RowError("article")
    found = QUANTITY.fullmatch(quantity)
    if not found:
        raise RowError("quantity")
    pieces = int(found[1] or 1) * int(found[2])
    if pieces < 1:
        raise RowError("quantity")
    if not PRICE.fullmatch(price):
        raise RowError("price")
    return delivered, article, pieces, format(Decimal(price.replace(",", ".")), ".2f")
