"""Second gradings: what differs is named, and it is known where one check decides."""

import pytest

from assessment.domain.reports import (
    Check,
    CheckOutcome,
    ExerciseRef,
    Limit,
    Outcome,
    Report,
    SubmissionRef,
)
from assessment.domain.reruns import Difference, agree, differences, failed_on_time, turning
from assessment.domain.standards import Criterion, Indicator, Rule, Unit

PASSED, FAILED = CheckOutcome.PASSED, CheckOutcome.FAILED
TEXT = {"en": "a", "fr": "b", "nl": "c"}
INDICATORS = tuple(
    Indicator(code=f"PRG-1.{number}", text=TEXT, essential=False, evidence="machine")
    for number in (1, 2, 3, 4)
)
UNIT = Unit(
    code="PRG-1",
    title=TEXT,
    criteria=(Criterion(code="PRG-1.A", title=TEXT, indicators=INDICATORS),),
)
HALF = Rule(criterion_share=0.5, borderline=1)


def report(outcomes, **changes):
    """A report with a check of that outcome for each indicator number."""
    checks = tuple(
        Check(id=f"c{n}", indicator=f"PRG-1.{n}", outcome=outcome, points=0, of=1, visible=False)
        for n, outcome in outcomes.items()
    )
    values = {
        "exercise": ExerciseRef(id="x", slug="x", revision="0"),
        "submission": SubmissionRef(sha256="0", language="python", files=("x.py",)),
        "image": "sha256:0",
        "outcome": Outcome.GRADED,
        "checks": checks,
    }
    return Report(**{**values, **changes})


def test_the_same_outcomes_agree_whatever_time_they_took():
    first = report({1: PASSED, 2: FAILED}, cpu_ms=1)

    assert agree(first, report({1: PASSED, 2: FAILED}, cpu_ms=900))
    assert differences(first, first) == ()


def test_a_check_that_ended_otherwise_is_named_with_both_outcomes():
    first, again = report({1: PASSED, 2: PASSED}), report({1: PASSED, 2: FAILED})

    assert differences(first, again) == (Difference("c2", PASSED, FAILED),)
    assert not agree(first, again)


def test_a_check_that_only_one_of_them_knows_is_a_difference():
    found = differences(report({1: PASSED}), report({2: PASSED}))

    assert found == (Difference("c1", PASSED, None), Difference("c2", None, PASSED))


def test_another_outcome_as_a_whole_is_no_agreement_though_every_check_ended_alike():
    limited = report({1: FAILED}, outcome=Outcome.LIMIT, limit=Limit.CPU)

    assert not agree(report({1: FAILED}), limited)


def test_where_half_is_needed_and_half_is_met_one_check_turns_the_proposal():
    close = {"a": report({1: PASSED, 2: FAILED}), "b": report({3: PASSED, 4: FAILED})}

    assert turning(UNIT, HALF, close, frozenset()) == {"a", "b"}


def test_a_failed_proposal_turns_only_on_the_report_that_could_turn_it():
    far = {"a": report({1: FAILED, 2: FAILED}), "b": report({3: FAILED, 4: PASSED})}

    assert turning(UNIT, HALF, far, frozenset()) == {"a", "b"}
    assert turning(UNIT, HALF, {"a": report({1: FAILED, 2: FAILED})}, frozenset()) == {"a"}
    assert (
        turning(UNIT, HALF, {"a": report({1: PASSED, 2: PASSED, 3: PASSED})}, frozenset()) == set()
    )


def test_an_indicator_that_lacks_two_checks_does_not_turn_on_one():
    twice = report({1: FAILED, 2: PASSED})
    lacking = twice.model_copy(update={"checks": (*twice.checks, twice.checks[0])})
    rule = Rule(criterion_share=1.0, borderline=1)

    assert turning(UNIT, rule, {"a": lacking}, frozenset()) == set()
    assert turning(UNIT, rule, {"a": twice}, frozenset()) == {"a"}


@pytest.mark.parametrize("limit", list(Limit))
def test_only_limits_of_time_are_failures_on_time(limit):
    on_time = failed_on_time(report({1: FAILED}, outcome=Outcome.LIMIT, limit=limit))

    assert on_time is (limit in (Limit.CPU, Limit.WALL))
    assert not failed_on_time(report({1: FAILED}))
