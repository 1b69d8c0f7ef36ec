"""The report: what may and may not be claimed in it."""

import pytest

from assessment.domain.errors import InvalidInputError
from assessment.domain.reports import CheckOutcome, Outcome, Report
from tests.assessment.domain.test_scoring import check, report


def test_a_report_survives_the_way_to_json_and_back():
    one = report(check(1), check(2, "failed"))

    assert Report.from_json(one.to_json()) == one


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.GRADED])
def test_no_outcome_but_graded_may_claim_a_pass(outcome):
    claim = {**report(check(1)).model_dump(), "outcome": outcome, "passed": True}

    with pytest.raises(ValueError, match="passed is true"):
        Report.model_validate(claim)


@pytest.mark.parametrize("found", [CheckOutcome.FAILED, CheckOutcome.NOT_REACHED])
def test_one_check_that_did_not_pass_forbids_the_claim(found):
    claim = {**report(check(1), check(2, found)).model_dump(), "passed": True}

    with pytest.raises(ValueError, match="passed is true"):
        Report.model_validate(claim)


def test_a_report_without_checks_cannot_pass():
    with pytest.raises(ValueError, match="passed is true"):
        Report.model_validate({**report().model_dump(), "passed": True})


def test_an_unknown_field_is_refused_in_one_sentence():
    text = report(check(1)).to_json().replace('"image"', '"verdict"')

    with pytest.raises(InvalidInputError, match="not a report of version 1"):
        Report.from_json(text)


@pytest.mark.parametrize("points", ["1e999", "NaN"])
def test_points_that_are_no_finite_number_are_refused(points):
    text = report(check(1)).to_json().replace('"points":1.0', f'"points":{points}')
    assert points in text

    with pytest.raises(InvalidInputError, match="not a report of version 1"):
        Report.from_json(text)
