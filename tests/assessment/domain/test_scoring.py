"""From checks to a proposal: monotone, order-free, and explicable."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.domain.reports import (
    Check,
    CheckOutcome,
    ExerciseRef,
    Outcome,
    Report,
    SubmissionRef,
)
from assessment.domain.scoring import Finding, Proposed, propose
from assessment.domain.standards import Criterion, Indicator, Rule, Unit

TEXT = {"en": "a", "fr": "b", "nl": "c"}
RANK = {Proposed.NO_EVIDENCE: 0, Proposed.NOT_PASSED: 0, Proposed.PASSED: 1}


def unit(*criteria):
    """A unit from tuples of essential flags, one tuple a criterion."""
    built, number = [], 0
    for place, flags in enumerate(criteria):
        indicators = []
        for essential in flags:
            number += 1
            indicators.append(
                Indicator(
                    code=f"PRG-1.{number}", text=TEXT, essential=essential, evidence="machine"
                )
            )
        built.append(
            Criterion(code=f"PRG-1.{'ABCDEF'[place]}", title=TEXT, indicators=tuple(indicators))
        )
    return Unit(code="PRG-1", title=TEXT, criteria=tuple(built))


def check(number, outcome="passed", name="test"):
    return Check(
        id=f"hidden/test_x.py::{name}_{number}",
        indicator=f"PRG-1.{number}",
        outcome=CheckOutcome(outcome),
        points=1,
        of=1,
        visible=False,
    )


def report(*checks):
    return Report(
        exercise=ExerciseRef(id="x", slug="x", revision="0"),
        submission=SubmissionRef(sha256="0", language="python", files=("x.py",)),
        image="sha256:0",
        outcome=Outcome.GRADED,
        checks=checks,
    )


units = st.lists(
    st.lists(st.booleans(), min_size=1, max_size=4).map(tuple), min_size=1, max_size=4
).map(lambda criteria: unit(*criteria))
rules = st.builds(
    Rule,
    criterion_share=st.sampled_from([0.25, 0.5, 2 / 3, 1.0]),
    borderline=st.integers(0, 2),
)


@st.composite
def graded(draw):
    """A unit, a rule, and checks of any outcome for some of its indicators."""
    made = draw(units)
    count = len(list(made.indicators()))
    checks = draw(
        st.lists(
            st.builds(
                check,
                st.integers(1, count),
                st.sampled_from(list(CheckOutcome)),
                st.sampled_from(["a", "b", "c"]),
            ),
            max_size=12,
        )
    )
    return made, draw(rules), checks


@given(graded(), st.data())
@settings(max_examples=300)
def test_passing_one_more_check_never_lowers_a_proposal(case, data):
    made, rule, checks = case
    failing = [i for i, one in enumerate(checks) if one.outcome is not CheckOutcome.PASSED]
    if not failing:
        return
    better = list(checks)
    place = data.draw(st.sampled_from(failing))
    better[place] = better[place].model_copy(update={"outcome": CheckOutcome.PASSED})

    before = propose(made, rule, [report(*checks)])
    after = propose(made, rule, [report(*better)])

    assert RANK[after.proposed] >= RANK[before.proposed]
    for old, new in zip(before.criteria, after.criteria, strict=True):
        assert RANK[new.proposed] >= RANK[old.proposed]
        assert new.met >= old.met


@given(graded(), st.randoms(use_true_random=False))
def test_the_order_of_checks_and_reports_never_matters(case, random):
    made, rule, checks = case
    shuffled = list(checks)
    random.shuffle(shuffled)
    cut = random.randint(0, len(checks))

    one = propose(made, rule, [report(*checks)])
    other = propose(made, rule, [report(*shuffled[cut:]), report(*shuffled[:cut])])

    assert one == other


@given(graded())
def test_a_passed_unit_has_every_evidenced_essential_indicator_met(case):
    made, rule, checks = case

    proposal = propose(made, rule, [report(*checks)])

    if proposal.proposed is Proposed.PASSED:
        for result in proposal.criteria:
            for one in result.indicators:
                assert not (one.indicator.essential and one.finding is Finding.NOT_MET)


@given(graded())
def test_nothing_is_met_without_evidence(case):
    made, rule, _checks = case

    proposal = propose(made, rule, [])

    assert proposal.proposed is Proposed.NO_EVIDENCE
    assert all(result.met == 0 for result in proposal.criteria)


def test_one_failed_check_leaves_its_indicator_unmet():
    proposal = propose(unit((False,)), Rule(), [report(check(1), check(1, "failed", "other"))])

    assert proposal.criteria[0].indicators[0].finding is Finding.NOT_MET


def test_an_essential_indicator_not_met_fails_the_unit_however_much_else_is_met():
    proposal = propose(
        unit((True, False, False)), Rule(), [report(check(1, "failed"), check(2), check(3))]
    )

    assert proposal.proposed is Proposed.NOT_PASSED


def test_half_of_a_criterion_is_enough_where_nothing_essential_fails():
    proposal = propose(unit((False, False)), Rule(), [report(check(1), check(2, "failed"))])

    assert proposal.proposed is Proposed.PASSED
    assert proposal.borderline


def test_less_than_half_of_a_criterion_fails_the_unit():
    checks = [check(1), check(2, "failed"), check(3, "failed")]

    proposal = propose(unit((False, False, False)), Rule(), [report(*checks)])

    assert proposal.proposed is Proposed.NOT_PASSED
    assert proposal.borderline


def test_an_exercise_never_handed_in_counts_as_not_met_where_its_evidence_was_due():
    made = unit((True,), (False,))

    proposal = propose(made, Rule(), [report(check(2))], expected=frozenset({"PRG-1.1"}))

    assert proposal.criteria[0].indicators[0].finding is Finding.NOT_MET
    assert proposal.proposed is Proposed.NOT_PASSED


def test_an_indicator_that_no_machine_evidences_waits_for_a_person():
    proposal = propose(unit((True, False)), Rule(), [report(check(1))])

    assert proposal.criteria[0].indicators[1].finding is Finding.NO_EVIDENCE
    assert proposal.proposed is Proposed.PASSED
