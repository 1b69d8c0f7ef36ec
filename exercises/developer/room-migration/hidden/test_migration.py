"""What other programs rely on, what is refused and how, and what no table takes in."""

import datetime as dt
import random

import pytest

SHEET = """
CREATE TABLE entries (
    id integer PRIMARY KEY, room text, member text, email text, begins text, ends text
)
"""
CONTRACT = pytest.mark.indicator("DEV-1.1")
ERRORS = pytest.mark.indicator("DEV-1.2")
INPUT = pytest.mark.indicator("DEV-1.6")
PEOPLE = [
    ("Noor", "noor@example.org"), (" Noor A. ", " NOOR@example.org "), ("Noor", None),
    ("Bram ", ""), ("Bram", "  "), ("Ilse", "Ilse@Example.org"), ("Yusuf", "yusuf@example.org"),
]  # fmt: skip
ROOMS = ["Hall", " Hall", "Attic ", "Kitchen"]
FILES = ("tables.sql", "move.sql", "agenda.sql")


def entries(seed):
    """Draw a sheet; the first lines hold everything that is special."""
    chance = random.Random(seed)
    found = []
    for number in range(40):
        room = ROOMS[number] if number < len(ROOMS) else chance.choice(ROOMS)
        member, email = PEOPLE[number] if number < len(PEOPLE) else chance.choice(PEOPLE)
        begins = dt.datetime(2026, 3, 1, 8) + dt.timedelta(hours=number)
        ends = begins + dt.timedelta(minutes=chance.choice([30, 60, 90, 120]))
        end = [None, "", f"{ends:%Y-%m-%d %H:%M}"][2 if number % 5 else number % 2]
        found.append([0, room, member, email, f"{begins:%Y-%m-%d %H:%M}", end])
    # The first numbers are taken, so that a database which counts from one again is found out.
    numbers = [1, 2, *chance.sample(range(3, 900), len(found) - 2)]
    return [(number, *row[1:]) for number, row in zip(sorted(numbers), found, strict=True)]


def moved(rows):
    """Return rooms, members and bookings as they must be, with names in the place of numbers."""
    names, bookings = {}, []
    for number, room, member, email, begins, ends in sorted(rows):
        address = (email or "").strip().lower() or None
        key = address or ("", member.strip())
        names.setdefault(key, (member.strip(), address))
        bookings.append((number, room.strip(), *names[key], f"{begins}:00",
                         f"{ends}:00" if ends else None))  # fmt: skip
    return {row[1] for row in bookings}, set(names.values()), bookings


@pytest.fixture
def rows(seed, request):
    return entries(f"{seed}{request.node.name}")


@pytest.fixture
def database(candidate, rows):
    made = candidate.sql.database(SHEET, {"entries": rows}, may="define")
    for file in FILES:
        made.run(file)
    return made


def put(database, table, **values):
    names, texts = ", ".join(values), ", ".join(values.values())
    return database.query(f"INSERT INTO {table} ({names}) VALUES ({texts})")


@CONTRACT
def test_every_entry_is_moved(database, rows):
    rooms, members, bookings = moved(rows)

    assert sorted(database.query("SELECT name FROM rooms").rows) == sorted((room,) for room in rooms)
    assert database.query("SELECT name, email FROM members").same(members)
    assert database.query(
        "SELECT b.id, r.name, m.name, m.email, b.begins, b.ends FROM bookings b"
        " JOIN rooms r ON r.id = b.room JOIN members m ON m.id = b.member"
    ).same(bookings)


@CONTRACT
def test_the_old_table_is_gone(candidate, database):
    with pytest.raises(candidate.sql.Refused):
        database.table("entries")


@CONTRACT
def test_the_three_are_tables(database):
    assert len(database.table("bookings").rows) == 40
    assert database.table("rooms").rows
    assert database.table("members").rows


@CONTRACT
def test_a_new_booking_gets_a_number_of_its_own(database):
    before = {row[0] for row in database.query("SELECT id FROM bookings").rows}
    put(database, "rooms", name="'Cellar'")
    put(database, "members", name="'Els'")
    database.query(
        "INSERT INTO bookings (room, member, begins) SELECT r.id, m.id, '2027-01-01 10:00'"
        " FROM rooms r, members m WHERE r.name = 'Cellar' AND m.name = 'Els'"
    )

    after = {row[0] for row in database.query("SELECT id FROM bookings").rows}
    assert len(after - before) == 1
    assert before < after


@CONTRACT
def test_the_agenda_counts_closed_hours(database, rows):
    hours = {}
    for _number, room, member, _email, begins, ends in moved(rows)[2]:
        if ends:
            length = dt.datetime.fromisoformat(ends) - dt.datetime.fromisoformat(begins)
            key = (room, member, _email)
            hours[key] = hours.get(key, 0) + length.total_seconds() / 3600
    found = database.query("SELECT room, member, hours FROM agenda")

    assert found.same((room, member, many) for (room, member, _email), many in hours.items())


REFUSALS = {
    "23505": [
        "INSERT INTO rooms (name) VALUES ('Hall')",
        "INSERT INTO members (name, email) VALUES ('X', 'noor@example.org')",
        "INSERT INTO bookings (room, member, begins) SELECT room, member, begins FROM bookings LIMIT 1",
    ],
    "23503": [
        "INSERT INTO bookings (room, member, begins)"
        " SELECT -1, member, '2027-01-01' FROM bookings LIMIT 1",
        "INSERT INTO bookings (room, member, begins)"
        " SELECT room, -1, '2027-01-01' FROM bookings LIMIT 1",
        "DELETE FROM rooms",
        "DELETE FROM members",
    ],
}


@ERRORS
@pytest.mark.parametrize("code", REFUSALS, ids=["what is there already", "what is not there, or in use"])
def test_what_does_not_fit_is_refused_with_its_code(candidate, database, code):
    for statement in REFUSALS[code]:
        with pytest.raises(candidate.sql.Refused) as refused:
            database.query(statement)
        assert refused.value.state == code, statement

    assert len(database.table("bookings").rows) == 40


FIRST = "(SELECT min(id) FROM {})"
BOOKING = {"room": FIRST.format("rooms"), "member": FIRST.format("members"),
           "begins": "'2027-05-01 09:00'"}  # fmt: skip
NO_INPUT = {
    "rooms": [({"name": "NULL"}, "23502"), ({"name": "''"}, "23514"), ({"name": "'   '"}, "23514")],
    "members": [
        ({"name": "NULL"}, "23502"),
        ({"name": "'  '"}, "23514"),
        ({"name": "'X'", "email": "'nobody'"}, "23514"),
        ({"name": "'X'", "email": "'X@example.org'"}, "23514"),
    ],
    "bookings": [
        ({**BOOKING, "room": "NULL"}, "23502"),
        ({**BOOKING, "member": "NULL"}, "23502"),
        ({**BOOKING, "begins": "NULL"}, "23502"),
        ({**BOOKING, "ends": "'2027-05-01 09:00'"}, "23514"),
        ({**BOOKING, "ends": "'2027-05-01 08:59'"}, "23514"),
    ],
}


@INPUT
@pytest.mark.parametrize("table", NO_INPUT)
def test_what_is_no_input_is_refused(candidate, database, table):
    for values, code in NO_INPUT[table]:
        with pytest.raises(candidate.sql.Refused) as refused:
            put(database, table, **values)
        assert refused.value.state == code, (table, values)


@INPUT
def test_what_is_sound_is_taken(database):
    put(database, "members", name="'Els'", email="NULL")
    put(database, "members", name="'Els'", email="'els@example.org'")
    put(database, "bookings", room="(SELECT min(id) FROM rooms)",
        member="(SELECT min(id) FROM members)", begins="'2027-05-01 09:00'",
        ends="'2027-05-01 09:01'")  # fmt: skip

    assert len(database.table("bookings").rows) == 41
