"""Rounding, several lines of a rate, invalid lines, and errors that reach the caller."""

import random
from decimal import ROUND_HALF_UP, Decimal

import pytest
from receipt import receipt

CENT = Decimal("0.01")
EDGE = pytest.mark.indicator("PRG-1.2")
INVALID = pytest.mark.indicator("PRG-1.3")
ERRORS = pytest.mark.indicator("PRG-1.10")
GOOD = ("bread", 1, Decimal("2.65"), 6)


def expected(lines):
    sums = {}
    for _description, quantity, price, rate in lines:
        sums[rate] = sums.get(rate, Decimal(0)) + quantity * price
    vat = {
        rate: (amount * rate / (100 + rate)).quantize(CENT, ROUND_HALF_UP)
        for rate, amount in sums.items()
    }
    total = sum(sums.values(), Decimal(0)).quantize(CENT)
    return {"total": total, "vat": vat, "net": total - sum(vat.values(), Decimal(0))}


@EDGE
def test_the_vat_of_a_rate_is_rounded_once():
    lines = [("sweet", 1, Decimal("0.10"), 21)] * 7

    assert receipt(lines)["vat"] == {21: Decimal("0.12")}


@EDGE
@pytest.mark.parametrize(
    ("price", "rate", "vat"),
    [
        (Decimal("1.59"), 6, Decimal("0.09")),
        (Decimal("0.14"), 12, Decimal("0.02")),
        (Decimal("2.65"), 6, Decimal("0.15")),
        (Decimal("7.95"), 6, Decimal("0.45")),
        (Decimal("0.42"), 12, Decimal("0.05")),
    ],
)
def test_halves_are_rounded_up(price, rate, vat):
    assert receipt([("thing", 1, price, rate)])["vat"] == {rate: vat}


@EDGE
def test_only_rates_that_occur_are_told():
    assert set(receipt([GOOD, ("soup", 3, Decimal("4.00"), 12)])["vat"]) == {6, 12}


@EDGE
def test_a_free_article_occurs_with_its_rate():
    assert receipt([("sample", 1, Decimal("0"), 21)]) == expected([("sample", 1, Decimal("0"), 21)])


@EDGE
def test_amounts_have_exactly_two_decimals():
    found = receipt([("coffee", 4, Decimal("2.5"), 21), ("tea", 1, Decimal("3"), 12)])
    amounts = [found["total"], found["net"], *found["vat"].values()]

    assert [amount.as_tuple().exponent for amount in amounts] == [-2] * len(amounts)


@EDGE
def test_large_quantities_stay_exact():
    lines = [("bolt", 1_000_000, Decimal("0.01"), 21), ("nut", 333_333, Decimal("0.03"), 21)]

    assert receipt(lines) == expected(lines)


@EDGE
def test_the_list_is_left_as_it_was():
    lines = [GOOD, ("soup", 3, Decimal("4.00"), 12)]
    before = list(lines)
    receipt(lines)

    assert lines == before


@EDGE
def test_a_random_day_at_the_market(seed):
    chance = random.Random(seed)
    lines = [
        (f"article {n}", chance.randint(1, 9), Decimal(chance.randint(0, 9999)) / 100, rate)
        for n in range(60)
        for rate in [chance.choice([6, 12, 21])]
    ]

    assert receipt(lines) == expected(lines)


@INVALID
@pytest.mark.parametrize(
    "line",
    [
        ("", 1, Decimal("1.00"), 6),
        ("bread", 0, Decimal("1.00"), 6),
        ("bread", -2, Decimal("1.00"), 6),
        ("bread", Decimal("1.5"), Decimal("1.00"), 6),
        ("bread", 1, Decimal("-0.01"), 6),
        ("bread", 1, Decimal("1.005"), 6),
        ("bread", 1, 1.0, 6),
        ("bread", 1, Decimal("NaN"), 6),
        ("bread", 1, Decimal("1.00"), 7),
        ("bread", 1, Decimal("1.00"), 0),
    ],
    ids=["no description", "none", "negative", "part", "price below zero", "third decimal",
         "float", "not a number", "unknown rate", "no rate"],
)
def test_an_invalid_line_is_refused_by_its_number(line):
    with pytest.raises(ValueError, match="line 2"):
        receipt([GOOD, line])


@INVALID
def test_the_first_line_is_number_one():
    with pytest.raises(ValueError, match="line 1"):
        receipt([("bread", 0, Decimal("1.00"), 6), GOOD])


@ERRORS
def test_a_wrong_line_is_not_skipped():
    with pytest.raises(ValueError):
        receipt([GOOD, ("bread", 1, Decimal("1.00"), 19), GOOD])


@ERRORS
def test_a_line_with_missing_parts_is_an_error_too():
    with pytest.raises((ValueError, TypeError)):
        receipt([("bread", 1, Decimal("1.00"))])


@ERRORS
def test_something_that_is_no_list_of_lines_is_an_error():
    with pytest.raises((ValueError, TypeError)):
        receipt(42)


@ERRORS
def test_no_handler_swallows_every_error(candidate):
    import ast

    for name, text in candidate.files.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ExceptHandler):
                broad = node.type is None or getattr(node.type, "id", "") in {
                    "Exception",
                    "BaseException",
                }
                silent = all(isinstance(step, ast.Pass | ast.Continue) for step in node.body)
                assert not (broad or silent), f"{name}, line {node.lineno} swallows errors"
