"""Clock changes, nights, overlaps, holidays and input that breaks the rules."""

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from counter import next_opening, open_minutes

BRUSSELS = ZoneInfo("Europe/Brussels")
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
NIGHTLY = {day: [["20:00", "06:00"]] for day in DAYS}
OFFICE = {day: [["09:00", "12:00"], ["13:00", "17:00"]] for day in DAYS[:5]}
EDGE = pytest.mark.indicator("PRG-1.2")
INVALID = pytest.mark.indicator("PRG-1.3")


def is_open(moment, week, closed):
    """Look at one minute alone, on the clock of Brussels."""
    local = moment.astimezone(BRUSSELS)
    today, clock = local.date(), f"{local:%H:%M}"
    before = today - timedelta(days=1)
    for begin, end in week.get(DAYS[today.weekday()], []):
        late = end if begin < end else "24:00"
        if today.isoformat() not in closed and begin <= clock < late:
            return True
    for begin, end in week.get(DAYS[before.weekday()], []):
        if before.isoformat() not in closed and end < begin and clock < end:
            return True
    return False


def written(moment):
    return moment.isoformat(timespec="minutes")


@EDGE
def test_the_spring_night_is_an_hour_short():
    found = open_minutes("2026-03-28T18:00+01:00", "2026-03-29T12:00+02:00", NIGHTLY, [])

    assert found == 9 * 60


@EDGE
def test_the_autumn_night_is_an_hour_long():
    found = open_minutes("2026-10-24T18:00+02:00", "2026-10-25T12:00+01:00", NIGHTLY, [])

    assert found == 11 * 60


@EDGE
@pytest.mark.parametrize(("end", "minutes"), [("02:30+02:00", 390), ("02:30+01:00", 450)])
def test_half_past_two_comes_twice_in_autumn(end, minutes):
    found = open_minutes("2026-10-24T20:00+02:00", f"2026-10-25T{end}", NIGHTLY, [])

    assert found == minutes


@EDGE
@pytest.mark.parametrize("moment", ["2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"])
def test_each_half_past_two_keeps_its_offset(moment):
    assert next_opening(moment, NIGHTLY, []) == moment


@EDGE
def test_the_answer_has_the_offset_of_its_own_day():
    assert next_opening("2026-03-27T18:00+01:00", OFFICE, []) == "2026-03-30T09:00+02:00"
    assert next_opening("2026-10-23T18:00+02:00", OFFICE, []) == "2026-10-26T09:00+01:00"


@EDGE
@pytest.mark.parametrize("moment", ["2026-11-09T08:15+00:00", "2026-11-09T03:15-05:00"])
def test_moments_from_elsewhere_are_answered_in_brussels_time(moment):
    assert next_opening(moment, OFFICE, []) == "2026-11-09T09:15+01:00"


@EDGE
def test_a_moment_from_elsewhere_may_lie_on_another_day():
    assert next_opening("2026-11-08T23:30-10:00", OFFICE, []) == "2026-11-09T10:30+01:00"


@EDGE
@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-09T08:59+01:00", "2026-11-09T09:00+01:00"),
        ("2026-11-09T09:00+01:00", "2026-11-09T09:00+01:00"),
        ("2026-11-09T11:59+01:00", "2026-11-09T11:59+01:00"),
        ("2026-11-09T12:00+01:00", "2026-11-09T13:00+01:00"),
        ("2026-11-09T17:00+01:00", "2026-11-10T09:00+01:00"),
        ("2026-11-13T17:00+01:00", "2026-11-16T09:00+01:00"),
    ],
)
def test_a_period_includes_its_beginning_and_not_its_end(moment, expected):
    assert next_opening(moment, OFFICE, []) == expected


@EDGE
def test_periods_that_touch_leave_no_gap():
    week = {"mon": [["08:00", "12:00"], ["12:00", "16:00"]]}

    assert next_opening("2026-11-09T12:00+01:00", week, []) == "2026-11-09T12:00+01:00"
    assert open_minutes("2026-11-09T00:00+01:00", "2026-11-10T00:00+01:00", week, []) == 480


@EDGE
@pytest.mark.parametrize(
    "periods",
    [
        [["08:00", "12:00"], ["10:00", "14:00"]],
        [["10:00", "14:00"], ["08:00", "12:00"]],
        [["08:00", "14:00"], ["09:00", "10:00"]],
        [["08:00", "14:00"], ["08:00", "14:00"]],
    ],
)
def test_minutes_of_overlapping_periods_count_once(periods):
    week = {"mon": periods}

    assert open_minutes("2026-11-09T00:00+01:00", "2026-11-10T00:00+01:00", week, []) == 360


@EDGE
@pytest.mark.parametrize(
    "overlap",
    [[["10:00", "12:00"], ["11:00", "13:00"]], [["10:00", "13:00"], ["11:00", "12:00"]]],
)
def test_periods_that_overlap_leave_an_earlier_one_alone(overlap):
    week = {"mon": [["08:00", "09:00"], *overlap]}

    assert open_minutes("2026-11-09T00:00+01:00", "2026-11-10T00:00+01:00", week, []) == 240
    assert open_minutes("2026-11-09T08:30+01:00", "2026-11-09T10:30+01:00", week, []) == 60


@EDGE
def test_a_night_may_overlap_the_next_morning():
    week = {"mon": [["22:00", "10:00"]], "tue": [["09:00", "12:00"]]}

    assert open_minutes("2026-11-09T00:00+01:00", "2026-11-11T00:00+01:00", week, []) == 14 * 60


@EDGE
def test_the_first_of_unordered_periods_is_the_next():
    week = {"mon": [["14:00", "16:00"], ["08:00", "10:00"]]}

    assert next_opening("2026-11-09T06:00+01:00", week, []) == "2026-11-09T08:00+01:00"


@EDGE
def test_the_night_before_a_closed_day_runs_on():
    closed = ["2026-07-21"]

    assert next_opening("2026-07-21T01:00+02:00", NIGHTLY, closed) == "2026-07-21T01:00+02:00"
    assert next_opening("2026-07-21T06:00+02:00", NIGHTLY, closed) == "2026-07-22T20:00+02:00"
    assert open_minutes("2026-07-20T12:00+02:00", "2026-07-22T12:00+02:00", NIGHTLY, closed) == 600


@EDGE
def test_a_period_may_end_at_midnight():
    week = {"wed": [["18:00", "00:00"]]}

    assert open_minutes("2026-11-11T00:00+01:00", "2026-11-12T12:00+01:00", week, []) == 360
    assert next_opening("2026-11-12T00:00+01:00", week, []) == "2026-11-18T18:00+01:00"


@EDGE
def test_the_year_ends_in_the_middle_of_a_night():
    assert open_minutes("2026-12-31T23:00+01:00", "2027-01-01T01:00+01:00", NIGHTLY, []) == 120
    assert next_opening("2026-12-31T19:00+01:00", NIGHTLY, ["2026-12-31"]) == (
        "2027-01-01T20:00+01:00"
    )


@EDGE
def test_a_leap_day_is_a_day():
    assert next_opening("2028-02-28T17:00+01:00", OFFICE, []) == "2028-02-29T09:00+01:00"


@EDGE
def test_a_moment_without_length_has_no_minute():
    assert open_minutes("2026-11-09T10:00+01:00", "2026-11-09T10:00+01:00", OFFICE, []) == 0


@EDGE
def test_the_same_moment_may_be_written_with_two_offsets():
    assert open_minutes("2026-11-09T10:00+01:00", "2026-11-09T09:30+00:00", OFFICE, []) == 30


@EDGE
def test_a_long_closure_is_looked_past_for_sixty_days():
    closing = [date(2026, 7, 1) + timedelta(days=n) for n in range(45)]
    closed = [day.isoformat() for day in closing]

    assert next_opening("2026-07-01T08:00+02:00", OFFICE, closed) == "2026-08-17T09:00+02:00"


@EDGE
def test_beyond_sixty_days_nothing_is_told():
    closing = [date(2026, 7, 1) + timedelta(days=n) for n in range(80)]
    closed = [day.isoformat() for day in closing]

    assert next_opening("2026-07-01T08:00+02:00", OFFICE, closed) is None


@EDGE
@pytest.mark.parametrize(
    ("days", "expected"), [(60, "2026-08-30T00:00+02:00"), (61, None)], ids=["60", "61"]
)
def test_the_sixtieth_day_is_the_last_one(days, expected):
    closing = [date(2026, 7, 1) + timedelta(days=n) for n in range(days)]
    closed = [day.isoformat() for day in closing]
    week = {day: [["00:00", "01:00"]] for day in DAYS}

    assert next_opening("2026-07-01T08:00+02:00", week, closed) == expected


@EDGE
def test_a_whole_year_is_counted():
    found = open_minutes("2026-01-01T00:00+01:00", "2027-01-01T00:00+01:00", NIGHTLY, [])

    assert found == 365 * 600


def random_week(chance):
    """Make a week with no beginning or end between two and three o'clock."""
    hours = [hour for hour in range(24) if hour != 2]
    week = {}
    for day in chance.sample(DAYS, chance.randint(1, 7)):
        periods = []
        for _ in range(chance.randint(1, 3)):
            first, second = chance.sample(hours, 2)
            begin = time(first, chance.choice([0, 15, 30, 45]))
            end = time(second, chance.choice([0, 15, 30]))
            periods.append([f"{begin:%H:%M}", f"{end:%H:%M}"])
        week[day] = periods
    return week


@EDGE
@pytest.mark.parametrize("around", ["2026-03-29", "2026-10-25", "2026-07-21", "2026-12-31"])
def test_random_weeks_agree_with_a_count_minute_by_minute(seed, around):
    chance = random.Random(f"{seed} {around}")
    week = random_week(chance)
    middle = datetime.fromisoformat(around).replace(tzinfo=UTC)
    start = middle - timedelta(minutes=chance.randint(1, 2000))
    end = middle + timedelta(minutes=chance.randint(1, 2000))
    closed = [(middle + timedelta(days=chance.randint(-2, 2))).date().isoformat()]
    minutes = [start + timedelta(minutes=n) for n in range((end - start) // timedelta(minutes=1))]
    expected = [minute for minute in minutes if is_open(minute, week, closed)]

    found = open_minutes(written(start.astimezone(BRUSSELS)), written(end), week, closed)

    assert found == len(expected), (written(start), written(end), week, closed)
    if expected:
        first = written(expected[0].astimezone(BRUSSELS))
        assert next_opening(written(start), week, closed) == first, (written(start), week, closed)


@INVALID
@pytest.mark.parametrize(
    "moment",
    ["2026-11-09T10:00", "2026-02-30T10:00+01:00", "2026-11-09T25:00+01:00", "yesterday", ""],
    ids=["no offset", "no such day", "no such hour", "a word", "nothing"],
)
def test_a_moment_that_is_none_is_refused(moment):
    with pytest.raises(ValueError):
        next_opening(moment, OFFICE, [])
    with pytest.raises(ValueError):
        open_minutes(moment, "2026-11-09T12:00+01:00", OFFICE, [])
    with pytest.raises(ValueError):
        open_minutes("2026-11-09T12:00+01:00", moment, OFFICE, [])


@INVALID
def test_an_end_before_the_start_is_refused():
    with pytest.raises(ValueError):
        open_minutes("2026-11-09T12:00+01:00", "2026-11-09T11:59+01:00", OFFICE, [])


@INVALID
def test_the_offsets_decide_which_moment_is_earlier():
    with pytest.raises(ValueError):
        open_minutes("2026-11-09T10:00+00:00", "2026-11-09T10:30+01:00", OFFICE, [])


@INVALID
@pytest.mark.parametrize(
    "week",
    [
        {"mon": [["08:00", "24:00"]]},
        {"mon": [["08:60", "12:00"]]},
        {"mon": [["early", "12:00"]]},
        {"mon": [["", "12:00"]]},
        {"mon": [["09:00", "09:00"]]},
        {"lundi": [["08:00", "12:00"]]},
        {"tue": [["09:00", "12:00"]], "fri": [["13:00", "13:00"]]},
    ],
    ids=["hour 24", "minute 60", "a word", "nothing", "no length", "unknown day", "a later day"],
)
def test_a_week_that_breaks_the_rules_is_refused(week):
    with pytest.raises(ValueError):
        next_opening("2026-11-10T10:00+01:00", week, [])
    with pytest.raises(ValueError):
        open_minutes("2026-11-10T10:00+01:00", "2026-11-10T11:00+01:00", week, [])


@INVALID
@pytest.mark.parametrize("day", ["2026-02-30", "25/12/2026", "Christmas", ""])
def test_a_closed_day_that_is_no_date_is_refused(day):
    with pytest.raises(ValueError):
        next_opening("2026-11-10T10:00+01:00", OFFICE, ["2026-12-25", day])
    with pytest.raises(ValueError):
        open_minutes("2026-11-10T10:00+01:00", "2026-11-10T11:00+01:00", OFFICE, [day])
