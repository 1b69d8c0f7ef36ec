"""Fair time: what came close to a limit is repeated, and the repetition counts where it was in time."""

import pytest

from assessment.domain.exercises import read_exercise
from assessment.domain.reports import Limit, Outcome
from grader.fairness import IN_TIME, LATE_AGAIN, fairer, note_slowness, worth_repeating
from grader.findings import Findings
from tests.support.packages import write_package

CHECKS = ("a", "b")


@pytest.fixture
def exercise(tmp_path):
    return read_exercise(write_package(tmp_path))


@pytest.fixture
def run(exercise):
    def made(late=(), close=(), failing=(), *, violated=False):
        found = Findings(exercise, {"double.py": b""}, "python")
        found.expect(
            [{"id": one, "indicator": "PRG-1.1", "points": 1, "visible": False} for one in CHECKS]
        )
        for one in CHECKS:
            found.begin(one)
            if one in late:
                found.stopped(Limit.CPU)
            if one in close:
                found.came_close(one)
            found.end(one, passed=one not in failing, text="", used=(1100, 1200))
        if violated:
            found.violation("out of turn")
        found.finished(0)
        return found

    return made


def test_what_came_close_is_worth_repeating(run):
    assert worth_repeating(run(late="a", close="a"))


def test_an_endless_loop_a_plain_failure_and_a_violation_are_not(run):
    assert not worth_repeating(run(late="a"))
    assert not worth_repeating(run(failing="a"))
    assert not worth_repeating(run(late="a", close="a", violated=True))


def test_a_repetition_in_time_counts_and_the_first_run_is_kept_beside_it(run):
    report = fairer(run(late="a", close="a"), run()).report()

    assert report.passed
    assert [(flag.kind, flag.detail) for flag in report.flags] == [("time_repeated", IN_TIME)]
    assert report.environment["other_run"] == "limit; a: 1100 ms of CPU, 1200 ms on the clock"


def test_in_time_is_not_right(run):
    report = fairer(run(late="a", close="a"), run(failing="a")).report()

    assert (report.outcome, report.passed) == (Outcome.GRADED, False)


def test_a_repetition_that_is_late_again_changes_nothing(run):
    report = fairer(run(late="a", close="a"), run(late="a", close="a")).report()

    assert (report.outcome, report.limit) == (Outcome.LIMIT, Limit.CPU)
    assert report.flags[0].detail == LATE_AGAIN
    assert report.environment["other_run"].startswith("limit; a:")


def test_a_repetition_that_is_late_elsewhere_changes_nothing(run):
    first = run(late="a", close="a")

    assert fairer(first, run(late="b", close="b")) is first


def test_an_endless_loop_beside_it_stays_while_the_close_one_is_saved(run):
    report = fairer(run(late="ab", close="a"), run(late="b")).report()

    assert [check.outcome for check in report.checks] == ["passed", "failed"]
    assert report.outcome is Outcome.LIMIT


def test_a_repetition_that_breaks_the_protocol_saves_nothing(run):
    first = run(late="a", close="a")

    assert fairer(first, run(violated=True)) is first


def test_a_repetition_that_we_broke_is_our_fault_and_no_verdict(run):
    broken = run()
    broken.broke("the engine is away", permanent=False)

    report = fairer(run(late="a", close="a"), broken).report()

    assert report.outcome is Outcome.INFRASTRUCTURE_ERROR


@pytest.mark.parametrize(
    ("late", "here", "proved", "flagged"),
    [
        ("a", "13.0", {"calibration_ms": "10.0"}, True),
        ("a", "12.0", {"calibration_ms": "10.0"}, False),
        ("", "13.0", {"calibration_ms": "10.0"}, False),
        ("a", "13.0", {}, False),
        ("a", "13.0", {"calibration_ms": "0"}, False),
        ("a", "13.0", {"calibration_ms": "quick"}, False),
    ],
    ids=["much slower", "a little slower", "in time", "an older proof", "zero", "no number"],
)
def test_a_much_slower_machine_is_told_of_where_time_ran_out(run, late, here, proved, flagged):
    found = run(late=late)
    found.environment["calibration_ms"] = here

    note_slowness(found, proved)

    kinds = [flag.kind for flag in found.report().flags]
    assert ("slower_machine" in kinds) is flagged
