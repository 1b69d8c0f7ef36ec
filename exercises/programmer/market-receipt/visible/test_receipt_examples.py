"""The published examples."""

import pytest
from receipt import totals

pytestmark = pytest.mark.indicator("PRG-1.1", essential=True)


def test_one_line():
    lines = [{"description": "apples", "quantity": 2, "unit_price": "3.50", "rate": 6}]

    assert totals(lines) == {"total": "7.00", "vat": [{"rate": 6, "amount": "0.40"}], "net": "6.60"}


def test_two_rates():
    lines = [
        {"description": "soap", "quantity": 1, "unit_price": "2.42", "rate": 21},
        {"description": "bread", "quantity": 1, "unit_price": "2.65", "rate": 6},
    ]

    assert totals(lines) == {
        "total": "5.07",
        "vat": [{"rate": 6, "amount": "0.15"}, {"rate": 21, "amount": "0.42"}],
        "net": "4.50",
    }


def test_an_empty_list():
    assert totals([]) == {"total": "0.00", "vat": [], "net": "0.00"}
