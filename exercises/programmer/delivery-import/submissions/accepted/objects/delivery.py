"""One delivered article."""
from dataclasses import astuple, dataclass
from datetime import datetime

DIGITS = frozenset("0123456789")


class Invalid(Exception):
    """What is wrong with a row, in one word."""


@dataclass
class Delivery:
    """What was delivered, when, how much of it, at which price."""

    date: str
    article: str
    quantity: int
    price: str

    @classmethod
    def parse(cls, row):
        """Make a delivery of a row, column by column."""
        return cls(
            day(row["date"].strip()),
            article(row["article"].strip()),
            pieces(row["quantity"].strip()),
            price(row["price"].strip()),
        )

    def values(self):
        """Return the values in the order of the columns."""
        return astuple(self)


def is_number(text):
    """Say whether a text consists of digits alone."""
    return bool(text) and set(text) <= DIGITS


def day(text):
    """Return the date as 2026-11-24."""
    shape = "".join("9" if sign in DIGITS else sign for sign in text)
    layout = {"9999-99-99": "%Y-%m-%d", "99/99/9999": "%d/%m/%Y"}.get(shape)
    if layout is None:
        raise Invalid("date")
    try:
        return datetime.strptime(text, layout).strftime("%Y-%m-%d")
    except ValueError as error:
        raise Invalid("date") from error


def article(text):
    """Return the name of an article, which cannot be empty."""
    if text == "":
        raise Invalid("article")
    return text


def pieces(text):
    """Return the number of pieces: all boxes times what one holds."""
    total = 1
    factors = text.lower().split("x", 1)
    for factor in factors:
        number = factor.strip(" ")
        if not is_number(number):
            raise Invalid("quantity")
        total *= int(number)
    if total == 0:
        raise Invalid("quantity")
    return total


def price(text):
    """Return an amount such as 12.50."""
    whole, point, cents = text.replace(",", ".").partition(".")
    if not is_number(whole) or (point and not is_number(cents)) or len(cents) > 2:
        raise Invalid("price")
    return f"{int(whole)}.{cents:0<2}"
