"""The slip that was reported, and the tests that were there."""

import pytest


@pytest.mark.indicator("PRG-3.3")
def test_ilse_keeps_her_wage_in_october(candidate):
    run = candidate.run(["slips", "2026-10"])

    assert "  2026-10-2  8.00 h x 15.20 = 121.60\n" in run.stdout


@pytest.mark.indicator("PRG-3.4")
def test_your_tests_and_those_that_were_there_pass(candidate):
    run = candidate.run([], module="unittest")

    assert run.exit_code == 0, run.stderr
