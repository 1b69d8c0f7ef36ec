"""The four files on data drawn anew each time, against a reference on a database of our own."""

import itertools
import random

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
NAMES = ["Ilse", "Noor", "Amina", "Bram", "Chantal", "Noor", "Yusuf", "Zoé", "Ilse", "Dirk", "Els"]
EMAILS = [None, "", "  ", "shared@example.org", "Shared@Example.org", " shared@example.org ",
          "noor@example.org", "Yusuf@example.org", "zoe@example.org"]  # fmt: skip
TOOLS = [("Drill", "power"), ("Saw", "hand"), ("Saw", "hand"), ("Ladder", None), ("Plane", "hand"),
         ("Sander", "power"), ("Vice", "Hand")]  # fmt: skip
EDGES = ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01", "2025-06-15", "2026-06-15"]

TURNOVER = """
SELECT t.name, count(b.id), coalesce(sum(b.paid_cents), 0)
  FROM tools t LEFT JOIN bookings b
    ON b.tool = t.id AND b.day_from BETWEEN '2026-01-01' AND '2026-12-31'
 GROUP BY t.id
"""
REMINDERS = """
SELECT lower(trim(m.email)), count(*) FROM members m JOIN bookings b ON b.member = m.id
 WHERE b.day_to IS NULL AND trim(m.email) <> '' GROUP BY 1
"""
RANKING = """
SELECT rank() OVER (ORDER BY n DESC), name, n
  FROM (SELECT m.id, m.name, count(b.id) AS n
          FROM members m LEFT JOIN bookings b ON b.member = m.id GROUP BY m.id)
 ORDER BY n DESC, name, id LIMIT 5 OFFSET 5
"""


@pytest.fixture
def rows(seed, request):
    chance = random.Random(f"{seed}{request.node.name}")
    names = chance.sample(NAMES, len(NAMES))
    emails = EMAILS + chance.sample(EMAILS, 2)
    chance.shuffle(emails)
    tools = [(number, *tool, chance.randrange(100, 900)) for number, tool in enumerate(TOOLS, 1)]
    bookings = []
    for number in range(1, 41):
        began = EDGES[number] if number < len(EDGES) else chance.choice(EDGES)
        ended = None if chance.random() < 0.5 else "2027-02-01"
        paid = chance.choice([None, None, 0, chance.randrange(100, 5000)])
        # The last tool is never booked, and some members never book.
        member = chance.randrange(1, len(NAMES) - 1)
        bookings.append((number, member, chance.randrange(1, len(TOOLS)), began, ended, paid))
    # Whatever chance leaves out: a tool of each kind, old and new, open and back, paid and not.
    every = itertools.product((1, 2, 4), EDGES[:2], (None, "2027-02-01"), (None, 0, 700))
    for number, (tool, *rest) in enumerate(every, 41):
        bookings.append((number, chance.randrange(1, len(NAMES) - 1), tool, *rest))
    members = [(number, *pair) for number, pair in enumerate(zip(names, emails, strict=True), 1)]
    return {"members": members, "tools": tools, "bookings": bookings}


def tied(numbers):
    """Bookings so many for each member, in turn."""
    members = [member for member, many in enumerate(numbers, 1) for _ in range(many)]
    return [(at, member, 1, "2026-03-01", "2026-03-02", 1) for at, member in enumerate(members, 1)]


@pytest.mark.indicator("PRG-2.1")
@pytest.mark.parametrize("again", range(3))
def test_turnover(candidate, rows, again):
    found = candidate.sql.database(SCHEMA, rows).run("turnover.sql")

    assert found.columns == ("tool", "bookings", "cents")
    assert found.same(candidate.sql.reference(SCHEMA, rows, TURNOVER).rows)


@pytest.mark.indicator("PRG-2.2")
@pytest.mark.parametrize("again", range(3))
def test_reminders(candidate, rows, again):
    found = candidate.sql.database(SCHEMA, rows).run("reminders.sql")

    assert found.columns == ("email", "open")
    assert found.same(candidate.sql.reference(SCHEMA, rows, REMINDERS).rows)


@pytest.mark.indicator("PRG-2.2")
def test_nobody_to_remind(candidate, rows):
    settled = [(*booking[:4], "2026-02-02", booking[5]) for booking in rows["bookings"]]
    found = candidate.sql.database(SCHEMA, {**rows, "bookings": settled}).run("reminders.sql")

    assert found.columns == ("email", "open")
    assert found.rows == ()


@pytest.mark.indicator("PRG-2.3")
@pytest.mark.parametrize(
    "numbers",
    [(9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0), (2,) * 11, (3, 3, 3, 3, 2, 2, 2, 1, 1, 1, 0), (0,) * 11],
    ids=["all apart", "all alike", "in groups", "nobody booked"],
)
def test_ranking(candidate, rows, numbers):
    rows = {**rows, "bookings": tied(numbers)}
    found = candidate.sql.database(SCHEMA, rows).run("ranking.sql")

    assert found.columns == ("place", "name", "bookings")
    assert found.same(candidate.sql.reference(SCHEMA, rows, RANKING).rows, ordered=True)


@pytest.mark.indicator("PRG-2.3")
def test_a_ranking_that_has_one_page(candidate, rows):
    rows = {**rows, "members": rows["members"][:4], "bookings": tied((1, 2, 0))}
    found = candidate.sql.database(SCHEMA, rows).run("ranking.sql")

    assert found.columns == ("place", "name", "bookings")
    assert found.rows == ()


@pytest.mark.indicator("PRG-2.4")
@pytest.mark.parametrize("again", range(3))
def test_write_off(candidate, rows, again):
    hand = {tool for tool, _name, category, _cents in rows["tools"] if category == "hand"}
    expected = [
        (*booking[:5], 0)
        if booking[2] in hand and booking[3] < "2026" and booking[4:] == (None, None)
        else booking
        for booking in rows["bookings"]
    ]
    database = candidate.sql.database(SCHEMA, rows, may="write")
    database.run("write_off.sql")

    assert database.table("bookings").same(expected)
    assert database.table("members").same(rows["members"])
    assert database.table("tools").same(rows["tools"])
