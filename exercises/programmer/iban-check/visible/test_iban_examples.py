"""The published examples."""

import pytest
from iban import bank_names, blocked, is_valid, questions, repeated

pytestmark = pytest.mark.indicator("PRG-1.1", essential=True)

BATCH = [
    "BE59 0011 2345 6626",
    "NL91ABNA0417164300",
    "BE59001123456626",
    "be68 5390 0754 7034",
]


@pytest.mark.parametrize("text", [*BATCH, "LU280019400644750000", "DE89 3704 0044 0532 0130 00"])
def test_these_are_valid(text):
    assert is_valid(text) is True


@pytest.mark.parametrize("text", ["BE68539007547035", "BE6853900754703", "GB82WEST12345698765432"])
def test_these_are_not(text):
    assert is_valid(text) is False


def test_an_account_that_is_paid_twice():
    assert repeated(BATCH) == ["BE59001123456626"]


def test_the_banks_that_must_still_be_asked_for():
    assert questions(BATCH, {}) == ["001", "539"]
    assert questions(BATCH, {"001": "BNP Paribas Fortis"}) == ["539"]


def test_the_banks_of_a_batch():
    names = {"001": "BNP Paribas Fortis", "539": None}

    assert bank_names(BATCH, names) == [
        "BNP Paribas Fortis",
        None,
        "BNP Paribas Fortis",
        None,
    ]


def test_a_blocked_range():
    assert blocked(BATCH, [("539007500000", "539007599999")]) == ["BE68539007547034"]
