"""Times as people write them become moments, and back."""

from datetime import UTC, datetime

import pytest

from assessment.domain.errors import InvalidInputError
from assessment.domain.zones import moment_of, written_in, year_in

BRUSSELS = "Europe/Brussels"


def test_a_written_time_is_an_hour_earlier_in_utc_in_winter_and_two_in_summer():
    winter = moment_of(datetime.fromisoformat("2027-01-15 09:00"), BRUSSELS)
    summer = moment_of(datetime.fromisoformat("2027-07-15 09:00"), BRUSSELS)

    assert winter == datetime(2027, 1, 15, 8, 0, tzinfo=UTC)
    assert summer == datetime(2027, 7, 15, 7, 0, tzinfo=UTC)


def test_a_time_in_the_hour_left_out_in_spring_is_refused():
    with pytest.raises(InvalidInputError, match="02:30 does not exist in Europe/Brussels"):
        moment_of(datetime.fromisoformat("2027-03-28 02:30"), BRUSSELS)


def test_a_time_before_all_calendars_is_refused():
    with pytest.raises(InvalidInputError, match="0001-01-01 00:00 lies outside the calendar"):
        moment_of(datetime.fromisoformat("0001-01-01 00:00"), BRUSSELS)


def test_of_the_hour_that_comes_twice_the_first_is_meant():
    assert moment_of(datetime.fromisoformat("2027-10-31 02:30"), BRUSSELS) == datetime(
        2027, 10, 31, 0, 30, tzinfo=UTC
    )


def test_what_is_written_comes_back_as_it_was_written():
    written = datetime.fromisoformat("2027-10-31 02:30")

    assert written_in(moment_of(written, BRUSSELS), BRUSSELS) == written


def test_the_year_is_the_one_people_there_live_in():
    assert year_in(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), BRUSSELS) == 2027
