"""The strip of a day: marks at round times of the centre's clock, nothing outside it."""

from datetime import UTC, datetime, timedelta

import pytest

from webapp.sittings.timeline import MOST_MARKS, timeline

BRUSSELS = "Europe/Brussels"
NINE = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)


def test_marks_stand_at_full_hours_of_the_centre():
    strip = timeline(NINE + timedelta(minutes=7), NINE + timedelta(hours=4), BRUSSELS)

    assert [(mark.at - NINE) for mark in strip.marks] == [
        timedelta(hours=n) for n in (0, 1, 2, 3, 4)
    ]
    assert not strip.is_days


@pytest.mark.parametrize("hours", [0, 1, 3, 9, 30, 24 * 8, 24 * 80])
def test_however_long_it_lasts_there_are_a_handful_of_marks_within_the_strip(hours):
    strip = timeline(NINE, NINE + timedelta(hours=hours), BRUSSELS)

    places = [float(mark.left.rstrip("%")) for mark in strip.marks]
    assert len(places) <= MOST_MARKS
    assert places == sorted(places)
    assert all(0 < place < 100 for place in places)


def test_a_strip_of_weeks_is_marked_by_days():
    assert timeline(NINE, NINE + timedelta(days=7), BRUSSELS).is_days


def test_a_stretch_is_as_wide_as_it_lasts_and_ends_at_the_edge():
    strip = timeline(NINE, NINE + timedelta(minutes=80), BRUSSELS)

    assert strip.left(strip.start) == "0.00%"
    assert strip.left(NINE) == "10.00%"
    assert strip.width(NINE, NINE + timedelta(minutes=40)) == "40.00%"
    assert strip.width(NINE, NINE + timedelta(days=9)) == "90.00%"
    assert strip.width(NINE, NINE - timedelta(minutes=1)) == "0.00%"
