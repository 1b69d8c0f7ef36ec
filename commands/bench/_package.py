"""A small package of a dozen checks that the benchmarks grade: cash rounded to five cents."""

from pathlib import Path

from assessment.domain.exercises import Exercise, read_exercise

FILES = {
    "exercise.toml": """\
id = "7d0d5c8e-52cf-4b0c-8f6a-0a4f5b7e2c11"
title = { en = "Cash rounding", fr = "Arrondi en espèces", nl = "Afronding in contanten" }
kind = "function"
languages = ["python"]
minutes = 10
indicators = ["PRG-1.1", "PRG-1.2", "PRG-1.3"]
authors = ["Proeve"]
licence = "CC-BY-SA-4.0"
""",
    "statement.en.md": "Write `cash(cents)`: the amount to pay in cash, rounded to five cents.",
    "statement.fr.md": "Écrivez `cash(cents)` : le montant à payer en espèces, à cinq cents près.",
    "statement.nl.md": "Schrijf `cash(cents)`: het contant te betalen bedrag, op vijf cent na.",
    "starter/python/till.py": "def cash(cents):\n    ...\n",
    "visible/test_examples.py": '''\
"""The published examples."""

import pytest
from till import cash

pytestmark = pytest.mark.indicator("PRG-1.1")


def test_what_ends_in_five_stays():
    assert cash(1995) == 1995


@pytest.mark.parametrize(("cents", "paid"), [(1001, 1000), (1004, 1005), (1098, 1100)])
def test_the_nearest_five_cents(cents, paid):
    assert cash(cents) == paid
''',
    "hidden/test_till.py": '''\
"""Edges, and amounts that are none."""

import pytest
from till import cash


@pytest.mark.indicator("PRG-1.2")
@pytest.mark.parametrize(("cents", "paid"), [(2, 0), (3, 5), (7, 5), (8, 10)])
def test_both_sides_of_the_middle(cents, paid):
    assert cash(cents) == paid


@pytest.mark.indicator("PRG-1.2")
def test_nothing_to_pay():
    assert cash(0) == 0


@pytest.mark.indicator("PRG-1.2")
def test_money_given_back_is_rounded_alike():
    assert cash(-1003) == -1005


@pytest.mark.indicator("PRG-1.3")
@pytest.mark.parametrize("amount", [9.99, "1995"])
def test_what_is_no_whole_number_of_cents_is_refused(amount):
    with pytest.raises(TypeError):
        cash(amount)
''',
    "submissions/accepted/modulo/till.py": """\
def cash(cents):
    if not isinstance(cents, int):
        raise TypeError("cents are whole")
    return (cents + 2) // 5 * 5
""",
    "submissions/rejected/PRG-1.1/as-it-is/till.py": """\
def cash(cents):
    if not isinstance(cents, int):
        raise TypeError("cents are whole")
    return cents
""",
    "submissions/rejected/PRG-1.3/takes-anything/till.py": """\
def cash(cents):
    return round(float(cents) / 5) * 5
""",
}


def small_package(root: Path) -> Exercise:
    """Write the package below `root` and return it."""
    folder = root / "programmer" / "cash-rounding"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_exercise(folder)
