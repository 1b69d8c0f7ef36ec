"""Suites that cannot judge: their author reads why, and nobody gets a verdict by them."""

import re

import pytest

from assessment.domain.exercises import read_exercise
from assessment.domain.reports import Outcome
from assessment.domain.revisions import read_files
from grader import SandboxError, grade, grading
from grader.verify import Verification
from tests.support import sandboxes
from tests.support.packages import write_package

pytestmark = [pytest.mark.docker, pytest.mark.timeout(120)]
ENDLESS = """\
import pytest


@pytest.mark.indicator("PRG-1.1")
def test_for_ever():
    while True:
        pass
"""


@pytest.fixture(scope="module")
def sandbox():
    with sandboxes.opened("suites") as made:
        yield made


def refusal(folder, sandbox):
    """What an author reads who has this package proved."""
    exercise = read_exercise(folder)

    def graded(files, _language):
        report = grade(exercise, files, "python", sandbox)
        sandbox.tidy()
        return report

    with pytest.raises(SandboxError) as refused:
        Verification(exercise, graded).run(repeats=1, most_mutants=0)
    return refused.value


@pytest.mark.parametrize(
    ("suite", "said"),
    [
        ("def test_others(:\n", "hidden/test_more.py: .*SyntaxError"),
        ("import nowhere\n", "hidden/test_more.py: .*No module named 'nowhere'"),
        ("assert False, 'not today'\n", "hidden/test_more.py: .*not today"),
    ],
    ids=["syntax", "import", "assertion"],
)
def test_a_suite_that_cannot_be_collected_is_told_with_file_and_fault(
    sandbox, tmp_path, suite, said
):
    folder = write_package(tmp_path, hidden__test_more_DOT_py=suite)

    refused = refusal(folder, sandbox)

    assert re.search(said, str(refused))
    assert "\n" not in str(refused)


def test_a_suite_that_never_ends_is_told_at_once_and_not_tried_again(
    sandbox, tmp_path, monkeypatch
):
    monkeypatch.setattr(grading, "SUITE_S", 3)

    refused = refusal(write_package(tmp_path, hidden__test_more_DOT_py=ENDLESS), sandbox)

    assert "the suite was silent for 3 s" in str(refused)
    assert refused.permanent


def test_a_submission_that_cannot_be_imported_is_no_fault_of_the_suite(sandbox, tmp_path):
    exercise = read_exercise(write_package(tmp_path))
    broken = dict.fromkeys(read_files(exercise.accepted()[0]), b"raise ValueError\n")

    report = grade(exercise, broken, "python", sandbox)

    assert report.outcome is Outcome.COMPILE_ERROR
    assert not any(flag.kind == "infrastructure_error" for flag in report.flags)


DRAWN = """\
import random

import pytest


@pytest.mark.indicator("PRG-1.1")
def test_first(seed):
    assert False, f"{seed} {random.random()}"


@pytest.mark.indicator("PRG-1.1")
def test_second(seed):
    assert False, f"{seed} {random.random()}"
"""


def drawn(folder, sandbox, seed):
    """What two checks drew, each under its name."""
    exercise = read_exercise(folder)
    files = read_files(exercise.accepted()[0])
    report = grade(exercise, files, "python", sandbox, seed=seed)
    sandbox.tidy()
    assert report.environment["seed"] == str(seed)
    return {check.id: check.message for check in report.checks if "test_drawn" in check.id}


def test_a_seed_draws_the_same_inputs_again_and_another_one_others(tmp_path, sandbox):
    folder = write_package(tmp_path, **{"hidden/test_drawn.py": DRAWN})

    first = drawn(folder, sandbox, 7)

    assert drawn(folder, sandbox, 7) == first
    assert set(drawn(folder, sandbox, 8).values()).isdisjoint(first.values())
    assert len(set(first.values())) == 2
    assert all("7 0." in message for message in first.values())
