"""Every Python trick of the catalogue, against real containers: no trick passes, no twin fails."""

import secrets

import pytest

from assessment.domain.exercises import read_exercise
from assessment.domain.reports import Outcome
from tests.hostile import forging, theft
from tests.support import sandboxes
from tests.support.packages import FILES, write_package
from tests.support.sandboxes import judged

pytestmark = [pytest.mark.docker, pytest.mark.timeout(120)]
CASES = [*theft.CASES, *forging.CASES]
HIDDEN = """\
import pytest
from double import double

SECRET = "CANARY-{canary}"


@pytest.mark.indicator("PRG-1.2")
@pytest.mark.parametrize("number", [0, -3, 10**30])
def test_others(number):
    assert double(number) == number + number


@pytest.mark.indicator("PRG-1.2")
def test_a_float_is_close():
    assert double(0.1) == pytest.approx(0.2)
"""


@pytest.fixture(scope="module")
def exercise(tmp_path_factory):
    suite = HIDDEN.format(canary=secrets.token_hex(16))
    folder = write_package(
        tmp_path_factory.mktemp("hostile"),
        hidden__test_hidden_DOT_py=suite,
        visible__test_visible_DOT_py=FILES["visible/test_visible.py"],
    )
    return read_exercise(folder)


@pytest.fixture(scope="module")
def sandbox():
    with sandboxes.opened("hostile") as made:
        yield made


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_wrong_solution_with_a_trick_does_not_pass(case, exercise, sandbox):
    reports = [judged(exercise, sandbox, case.trick_files) for _ in range(case.times)]

    for report in reports:
        assert not report.passed
        assert report.outcome is not Outcome.INFRASTRUCTURE_ERROR, report.flags
        assert "CANARY" not in report.to_json()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_its_honest_twin_passes(case, exercise, sandbox):
    report = judged(exercise, sandbox, case.twin_files)

    assert report.passed, (report.outcome, report.flags, [c.message for c in report.checks])
