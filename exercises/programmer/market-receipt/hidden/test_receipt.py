"""Rounding, several lines of a rate, invalid lines, and errors that reach the caller."""

import ast
import random
from decimal import ROUND_HALF_UP, Decimal

import pytest
from receipt import totals

CENT = Decimal("0.01")
EDGE = pytest.mark.indicator("PRG-1.2")
INVALID = pytest.mark.indicator("PRG-1.3")
ERRORS = pytest.mark.indicator("PRG-1.10")


def line(description="bread", quantity=1, unit_price="2.65", rate=6):
    return {"description": description, "quantity": quantity, "unit_price": unit_price, "rate": rate}


def expected(lines):
    sums = {}
    for one in lines:
        amount = one["quantity"] * Decimal(one["unit_price"])
        sums[one["rate"]] = sums.get(one["rate"], Decimal(0)) + amount
    vat = {
        rate: (amount * rate / (100 + rate)).quantize(CENT, ROUND_HALF_UP)
        for rate, amount in sorted(sums.items())
    }
    total = sum(sums.values(), Decimal(0)).quantize(CENT)
    return {
        "total": str(total),
        "vat": [{"rate": rate, "amount": str(amount)} for rate, amount in vat.items()],
        "net": str(total - sum(vat.values(), Decimal(0))),
    }


@EDGE
def test_the_vat_of_a_rate_is_rounded_once():
    lines = [line("sweet", 1, "0.10", 21)] * 7

    assert totals(lines)["vat"] == [{"rate": 21, "amount": "0.12"}]


@EDGE
@pytest.mark.parametrize(
    ("price", "rate", "vat"),
    [
        ("1.59", 6, "0.09"), ("0.14", 12, "0.02"), ("2.65", 6, "0.15"), ("7.95", 6, "0.45"),
        ("0.42", 12, "0.05"),
    ],
)  # fmt: skip
def test_halves_are_rounded_up(price, rate, vat):
    assert totals([line("thing", 1, price, rate)])["vat"] == [{"rate": rate, "amount": vat}]


@EDGE
def test_only_rates_that_occur_are_told_the_smallest_first():
    found = totals([line("soup", 3, "4.00", 12), line(), line("roll", 1, "0.50", 6)])

    assert [one["rate"] for one in found["vat"]] == [6, 12]


@EDGE
def test_a_free_article_occurs_with_its_rate():
    lines = [line("sample", 1, "0", 21)]

    assert totals(lines) == expected(lines)


@EDGE
def test_amounts_have_exactly_two_decimals():
    found = totals([line("coffee", 4, "2.5", 21), line("tea", 1, "3", 12)])
    amounts = [found["total"], found["net"], *(one["amount"] for one in found["vat"])]

    assert [len(amount.partition(".")[2]) for amount in amounts] == [2] * len(amounts)


@EDGE
def test_large_quantities_stay_exact():
    lines = [line("bolt", 1_000_000, "0.01", 21), line("nut", 333_333, "0.03", 21)]
    lines.append(line("ship", 7, "20000000.01", 6))

    assert totals(lines) == expected(lines)


@EDGE
def test_the_list_is_left_as_it_was():
    lines = [line(), line("soup", 3, "4.00", 12)]
    before = [dict(one) for one in lines]
    totals(lines)

    assert lines == before


@EDGE
def test_a_random_day_at_the_market(seed):
    chance = random.Random(seed)
    lines = [
        line(f"article {n}", chance.randint(1, 9), f"{chance.randint(0, 99)}.{chance.randint(0, 99):02d}",
             chance.choice([6, 12, 21]))
        for n in range(60)
    ]  # fmt: skip

    assert totals(lines) == expected(lines)


@INVALID
@pytest.mark.parametrize(
    "wrong",
    [
        line(description=""), line(quantity=0), line(quantity=-2), line(unit_price="-0.01"),
        line(unit_price="1.005"), line(unit_price="1,00"), line(unit_price=""), line(unit_price="NaN"),
        line(unit_price="1e2"), line(unit_price="1.0.0"), line(rate=7), line(rate=0),
    ],
    ids=["no description", "none", "negative", "price below zero", "third decimal", "comma",
         "no price", "not a number", "power", "two points", "unknown rate", "no rate"],
)  # fmt: skip
def test_an_invalid_line_is_refused_by_its_number(wrong):
    with pytest.raises(ValueError, match="line 2"):
        totals([line(), wrong])


@INVALID
def test_the_first_line_is_number_one():
    with pytest.raises(ValueError, match="line 1"):
        totals([line(quantity=0), line()])


@ERRORS
def test_a_wrong_line_is_not_skipped():
    with pytest.raises(ValueError):
        totals([line(), line(rate=19), line()])


@ERRORS
def test_a_line_with_missing_parts_is_an_error_too():
    with pytest.raises((ValueError, TypeError, KeyError)):
        totals([{"description": "bread", "quantity": 1, "unit_price": "1.00"}])


@ERRORS
def test_something_that_is_no_list_of_lines_is_an_error():
    with pytest.raises((ValueError, TypeError)):
        totals(42)


@ERRORS
def test_no_handler_swallows_every_error(candidate):
    for name, text in candidate.files.items():
        for node in ast.walk(ast.parse(text)) if name.endswith(".py") else ():
            if isinstance(node, ast.ExceptHandler):
                broad = node.type is None or getattr(node.type, "id", "") in {
                    "Exception",
                    "BaseException",
                }
                silent = all(isinstance(step, ast.Pass | ast.Continue) for step in node.body)
                assert not (broad or silent), f"{name}, line {node.lineno} swallows errors"
