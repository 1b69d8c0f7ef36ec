"""The example of the statement, and one small case of each other file."""

import pytest

SCHEMA = """
CREATE TABLE members (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT);
CREATE TABLE tools (id INTEGER PRIMARY KEY, name TEXT NOT NULL, category TEXT, daily_cents INTEGER);
CREATE TABLE bookings (
    id INTEGER PRIMARY KEY, member INTEGER NOT NULL REFERENCES members (id),
    tool INTEGER NOT NULL REFERENCES tools (id),
    day_from TEXT NOT NULL, day_to TEXT, paid_cents INTEGER
);
"""
ROWS = {
    "members": [(number, name, None) for number, name in enumerate("ABCDEFG", start=1)],
    "tools": [(1, "Drill", "power", 400), (2, "Saw", "hand", 150)],
    "bookings": [(1, 1, 1, "2026-01-05", "2026-01-07", 800), (2, 2, 1, "2026-02-01", None, None)],
}


@pytest.mark.indicator("PRG-2.1")
def test_the_example_of_the_statement(candidate):
    found = candidate.sql.database(SCHEMA, ROWS).run("turnover.sql")

    assert found.columns == ("tool", "bookings", "cents")
    assert sorted(found.rows) == [("Drill", 2, 800), ("Saw", 0, 0)]


@pytest.mark.indicator("PRG-2.2")
def test_one_address_is_reminded(candidate):
    rows = {**ROWS, "members": [(1, "A", None), (2, "B", "B@example.org")]}
    found = candidate.sql.database(SCHEMA, rows).run("reminders.sql")

    assert found.columns == ("email", "open")
    assert found.rows == (("b@example.org", 1),)


@pytest.mark.indicator("PRG-2.3")
def test_the_second_page_of_seven_members(candidate):
    found = candidate.sql.database(SCHEMA, ROWS).run("ranking.sql")

    assert found.columns == ("place", "name", "bookings")
    assert found.rows == ((3, "F", 0), (3, "G", 0))


@pytest.mark.indicator("PRG-2.4")
def test_a_new_booking_is_not_written_off(candidate):
    database = candidate.sql.database(SCHEMA, ROWS, may="write")
    database.run("write_off.sql")

    assert sorted(database.table("bookings").rows) == sorted(ROWS["bookings"])
