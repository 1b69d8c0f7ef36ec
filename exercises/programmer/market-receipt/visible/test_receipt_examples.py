"""The published examples."""

from decimal import Decimal

import pytest
from receipt import receipt

pytestmark = pytest.mark.indicator("PRG-1.1", essential=True)


def test_one_line():
    assert receipt([("apples", 2, Decimal("3.50"), 6)]) == {
        "total": Decimal("7.00"),
        "vat": {6: Decimal("0.40")},
        "net": Decimal("6.60"),
    }


def test_two_rates():
    lines = [("soap", 1, Decimal("2.42"), 21), ("bread", 1, Decimal("2.65"), 6)]

    assert receipt(lines) == {
        "total": Decimal("5.07"),
        "vat": {21: Decimal("0.42"), 6: Decimal("0.15")},
        "net": Decimal("4.50"),
    }


def test_an_empty_list():
    assert receipt([]) == {"total": Decimal("0.00"), "vat": {}, "net": Decimal("0.00")}
