"""The clock of an attempt: one function applies everything that moves the end."""

from datetime import UTC, datetime, timedelta

import pytest

from assessment.domain.attempts import Allowance, Course, Pause, Phase, Window, deadline, phase

NINE = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
WINDOW = Window(opens_at=NINE, closes_at=NINE + timedelta(minutes=30), minutes=90)


def at(minutes):
    return NINE + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("minute", "expected"),
    [(-1, Phase.LOBBY), (0, Phase.READY), (29, Phase.READY), (30, Phase.MISSED)],
)
def test_a_sitting_opens_early_for_nobody_and_admits_until_it_closes(minute, expected):
    assert phase(WINDOW, Allowance(), Course(), at(minute)) is expected


def test_a_late_but_admitted_start_costs_no_time():
    course = Course(started_at=at(29))

    assert deadline(WINDOW, Allowance(), course, at(29)) == at(29 + 90)


def test_extra_time_breaks_and_time_given_back_all_move_the_end():
    course = Course(
        started_at=at(0), given_back=timedelta(minutes=4), pauses=[Pause(at(10), at(16))]
    )

    assert deadline(WINDOW, Allowance(30, 10), course, at(60)) == at(90 + 30 + 6 + 4)


def test_a_break_longer_than_granted_moves_the_end_by_the_grant_only():
    course = Course(started_at=at(0), pauses=[Pause(at(10))])

    assert deadline(WINDOW, Allowance(0, 10), course, at(50)) == at(100)


def test_work_ends_at_the_deadline_to_the_second():
    course = Course(started_at=at(0))

    assert phase(WINDOW, Allowance(), course, at(90) - timedelta(seconds=1)) is Phase.WORKING
    assert phase(WINDOW, Allowance(), course, at(90)) is Phase.FINISHED


def test_a_break_pauses_until_the_granted_minutes_are_used():
    course = Course(started_at=at(0), pauses=[Pause(at(10))])

    assert phase(WINDOW, Allowance(0, 10), course, at(19)) is Phase.PAUSED
    assert phase(WINDOW, Allowance(0, 10), course, at(20)) is Phase.WORKING


def test_without_granted_minutes_a_break_changes_nothing():
    course = Course(started_at=at(0), pauses=[Pause(at(10))])

    assert phase(WINDOW, Allowance(), course, at(20)) is Phase.WORKING
