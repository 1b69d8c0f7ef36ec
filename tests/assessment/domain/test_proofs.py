"""The kill matrix: what each submission was expected to do to each indicator, and what it did."""

import pytest

from assessment.domain.proofs import MutationScore, Sign, Trial, VerifyReport, matrix
from assessment.domain.reports import ExerciseRef

CODES = ("PRG-1.1", "PRG-1.2")


def trial(role, name, *unmet, expected=None, passed=None, outcome="graded"):
    done = not unmet if passed is None else passed
    return Trial(
        role=role,
        name=name,
        language="python",
        outcome=outcome,
        passed=done,
        unmet=unmet,
        expected=expected,
    )


def report(*trials, **changes):
    fields = {
        "exercise": ExerciseRef(id="x", slug="x", revision="r"),
        "image": "sha256:x",
        "languages": ("python",),
        "repeats": 3,
        "trials": trials,
        "mutation": MutationScore(planted=0, killed=0, by_indicator={}, survivors=()),
        "evidenced": dict.fromkeys(CODES, 1),
        "limits_used": {},
        "problems": (),
    }
    return VerifyReport(**{**fields, **changes})


def only_row(*trials, **changes):
    (row,) = matrix(report(*trials, **changes), CODES).rows
    return row


@pytest.mark.parametrize(
    ("one", "signs", "is_bad"),
    [
        (trial("accepted", "a"), (Sign.MET, Sign.MET), False),
        (trial("accepted", "a", "PRG-1.2"), (Sign.MET, Sign.WRONGED), True),
        (
            trial("rejected", "r", "PRG-1.1", expected="PRG-1.1"),
            (Sign.CAUGHT_AS_EXPECTED, Sign.PASSED_OVER),
            False,
        ),
        (
            trial("rejected", "r", "PRG-1.2", expected="PRG-1.1"),
            (Sign.MISSED, Sign.CAUGHT),
            True,
        ),
        (trial("rejected", "r", expected="PRG-1.1"), (Sign.MISSED, Sign.PASSED_OVER), True),
        (trial("starter", "starter", *CODES), (Sign.CAUGHT, Sign.CAUGHT), False),
        (trial("empty", "empty"), (Sign.PASSED_OVER, Sign.PASSED_OVER), True),
        (trial("mutant", "m", "PRG-1.2"), (Sign.PASSED_OVER, Sign.CAUGHT), False),
        (trial("mutant", "m"), (Sign.PASSED_OVER, Sign.PASSED_OVER), False),
        (
            trial("mutant", "m", passed=False, outcome="limit"),
            (Sign.UNKNOWN, Sign.UNKNOWN),
            False,
        ),
    ],
)
def test_a_cell_says_what_was_expected_and_what_happened(one, signs, is_bad):
    row = only_row(one)

    assert row.signs == signs
    assert row.is_bad is is_bad


def test_repeats_share_a_row_and_the_worst_of_them_counts():
    row = only_row(
        trial("accepted", "a"), trial("accepted", "a", "PRG-1.1"), trial("accepted", "a")
    )

    assert row.repeats == 3
    assert row.number == 1
    assert row.signs == (Sign.WRONGED, Sign.MET)


def test_a_mutant_that_nobody_notices_is_shown_and_is_no_fault_of_the_package():
    row = only_row(trial("mutant", "m"))

    assert row.is_unnoticed
    assert not row.is_bad


def test_rows_stand_in_the_order_of_their_roles():
    roles = ["mutant", "empty", "accepted", "starter", "rejected"]
    drawn = matrix(report(*[trial(role, role, "PRG-1.1") for role in roles]), CODES)

    found = [row.trial.role for row in drawn.rows]
    assert found == ["accepted", "rejected", "starter", "empty", "mutant"]
    assert [row.trial.role for row in drawn.of("starter", "empty")] == ["starter", "empty"]


def test_catches_are_counted_for_each_indicator_and_accepted_ones_are_none():
    drawn = matrix(
        report(
            trial("accepted", "a", "PRG-1.1"),
            trial("rejected", "r", "PRG-1.1", expected="PRG-1.1"),
            trial("mutant", "m", "PRG-1.1", "PRG-1.2"),
        ),
        CODES,
    )

    assert [drawn.catches(code) for code in drawn.indicators] == [2, 1]


def test_an_indicator_that_only_a_check_names_gets_a_column_of_its_own():
    drawn = matrix(report(trial("accepted", "a"), evidenced={"PRG-1.1": 1, "PRG-9.9": 1}), CODES)

    assert drawn.indicators == (*CODES, "PRG-9.9")


def test_mutants_of_one_name_keep_a_row_each():
    drawn = matrix(
        report(trial("mutant", "m:1 AddNot", "PRG-1.1"), trial("mutant", "m:1 AddNot")), CODES
    )

    assert [row.is_unnoticed for row in drawn.rows] == [False, True]
    assert [row.number for row in drawn.rows] == [0, 1]
