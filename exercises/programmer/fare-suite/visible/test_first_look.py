"""What you may try while you work: your suite with the module, and with one broken copy."""

import re

import pytest

pytestmark = pytest.mark.indicator("PRG-3.6")


def test_your_suite_passes_with_the_module(candidate):
    run = candidate.run(["test_fares"], module="unittest")

    assert run.exit_code == 0, run.stderr
    assert re.search(r"Ran [1-9]", run.stderr), "no test was found in test_fares.py"


def test_your_suite_notices_when_everybody_travels_for_free(candidate):
    free = (
        "def fare(zones, age, minute):\n    return 0\n\n\n"
        "def group_fare(zones, ages, minute):\n    return 0\n\n\n"
        "def is_valid(bought, boarded):\n    return True\n"
    )
    run = candidate.run(["test_fares"], module="unittest", files={"fares.py": free})

    assert run.exit_code != 0, "your suite passes although nobody pays"
