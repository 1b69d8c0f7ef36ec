"""Checks by indicator: the order of the unit, what did not pass first, nothing left out."""

import pytest

from assessment.domain.reports import Check, CheckOutcome
from assessment.domain.scoring import Finding
from assessment.domain.standards import read_standard
from assessment.settings import ROOT
from webapp.reviews.groups import grouped

PASSED, FAILED, NOT_REACHED = CheckOutcome.PASSED, CheckOutcome.FAILED, CheckOutcome.NOT_REACHED


@pytest.fixture(scope="module")
def unit():
    return read_standard(ROOT / "standards" / "programmer").unit("PRG-1")


def check(name, indicator, outcome=PASSED):
    return Check(id=name, indicator=indicator, outcome=outcome, points=0, of=1, visible=False)


def test_the_groups_follow_the_unit_then_other_codes_then_checks_of_no_indicator(unit):
    checks = [
        check("a", None),
        check("b", "PRG-9.9"),
        check("c", "PRG-1.10"),
        check("d", "PRG-1.2"),
        check("e", None),
    ]

    groups = grouped(checks, unit)

    assert [group.code for group in groups] == ["PRG-1.2", "PRG-1.10", "PRG-9.9", None]
    assert [group.indicator is None for group in groups] == [False, False, True, True]
    assert sum(len(group.checks) for group in groups) == len(checks)


def test_what_did_not_pass_comes_first_and_the_rest_keeps_its_order(unit):
    outcomes = {"a": PASSED, "b": FAILED, "c": PASSED, "d": NOT_REACHED}

    (group,) = grouped([check(name, "PRG-1.1", one) for name, one in outcomes.items()], unit)

    assert [one.id for one in group.checks] == ["b", "d", "a", "c"]
    assert (group.passed, group.finding) == (2, Finding.NOT_MET)


@pytest.mark.parametrize(
    ("outcomes", "finding"),
    [
        ([PASSED, PASSED], Finding.MET),
        ([PASSED, FAILED], Finding.NOT_MET),
        ([NOT_REACHED], Finding.NOT_MET),
    ],
)
def test_a_group_is_met_where_all_of_it_passed(unit, outcomes, finding):
    (group,) = grouped([check("a", "PRG-1.1", one) for one in outcomes], unit)

    assert group.finding is finding


def test_no_checks_make_no_groups(unit):
    assert grouped((), unit) == []
