"""The published examples."""

import pytest
from counter import next_opening, open_minutes

pytestmark = pytest.mark.indicator("PRG-1.1", essential=True)

WEEK = {
    "mon": [["08:30", "12:00"], ["13:30", "16:00"]],
    "wed": [["08:30", "16:00"]],
    "thu": [["08:30", "12:00"], ["16:00", "19:00"]],
    "fri": [["20:00", "06:00"]],
}
CLOSED = ["2026-11-11"]


def test_between_two_periods_the_next_one_is_told():
    assert next_opening("2026-11-09T12:00+01:00", WEEK, CLOSED) == "2026-11-09T13:30+01:00"


def test_a_closed_day_is_passed_over():
    assert next_opening("2026-11-10T09:00+01:00", WEEK, CLOSED) == "2026-11-12T08:30+01:00"


def test_an_open_counter_is_open_at_that_moment():
    assert next_opening("2026-11-13T22:15+01:00", WEEK, CLOSED) == "2026-11-13T22:15+01:00"


def test_a_counter_that_never_opens():
    assert next_opening("2026-11-09T12:00+01:00", {}, []) is None


def test_minutes_of_a_morning_and_an_afternoon():
    assert open_minutes("2026-11-09T08:00+01:00", "2026-11-09T14:00+01:00", WEEK, CLOSED) == 240


def test_minutes_of_a_night():
    assert open_minutes("2026-11-13T18:00+01:00", "2026-11-14T12:00+01:00", WEEK, CLOSED) == 600


def test_no_minute_on_a_closed_day():
    assert open_minutes("2026-11-11T00:00+01:00", "2026-11-12T00:00+01:00", WEEK, CLOSED) == 0
