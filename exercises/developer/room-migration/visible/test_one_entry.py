"""One entry on its way from the sheet into the three tables."""

import pytest

SHEET = """
CREATE TABLE entries (
    id integer PRIMARY KEY, room text, member text, email text, begins text, ends text
)
"""
ENTRY = (7, " Hall ", "Noor", "Noor@Example.org", "2026-03-01 09:00", "2026-03-01 10:30")


@pytest.mark.indicator("DEV-1.1")
def test_one_entry_is_moved(candidate):
    database = candidate.sql.database(SHEET, {"entries": [ENTRY]}, may="define")
    for file in ("tables.sql", "move.sql", "agenda.sql"):
        database.run(file)

    assert database.query("SELECT name FROM rooms").rows == (("Hall",),)
    assert database.query("SELECT name, email FROM members").rows == (("Noor", "noor@example.org"),)
    assert database.query("SELECT id, begins FROM bookings").rows == ((7, "2026-03-01 09:00:00"),)
    assert database.query("SELECT room, member, hours FROM agenda").same([("Hall", "Noor", 1.5)])
