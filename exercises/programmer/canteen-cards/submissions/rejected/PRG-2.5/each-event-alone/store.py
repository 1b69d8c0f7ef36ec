"""The database: cards and movements, in the file canteen.db."""

import sqlite3
from contextlib import contextmanager

from refusals import Refused

DATABASE = "canteen.db"
TABLES = """
CREATE TABLE IF NOT EXISTS card (number TEXT PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS movement (
    event TEXT PRIMARY KEY,
    card TEXT NOT NULL REFERENCES card (number),
    cents INTEGER NOT NULL,
    at TEXT NOT NULL
);
"""
BALANCE = "(SELECT coalesce(sum(cents), 0) FROM movement WHERE movement.card = card.number)"


@contextmanager
def transaction():
    connection = sqlite3.connect(DATABASE, timeout=10, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        yield connection
    finally:
        connection.close()


def prepare():
    connection = sqlite3.connect(DATABASE)
    connection.executescript(TABLES)
    connection.close()


def card(number):
    with transaction() as connection:
        found = connection.execute(
            f"SELECT number, name, {BALANCE} AS balance FROM card WHERE number = ?", (number,)
        ).fetchone()
    if found is None:
        raise Refused(404, "there is no such card")
    return dict(found)


def find(name, after, limit):
    """Return a page of the cards whose name contains `name`, after the card `after`."""
    with transaction() as connection:
        rows = connection.execute(
            f"""SELECT number, name, {BALANCE} AS balance FROM card
                WHERE instr(name, ?) > 0 AND (? = '' OR (name, number) >
                    (SELECT name, number FROM card WHERE number = ?))
                ORDER BY name, number LIMIT ?""",
            (name, after, after, limit + 1),
        ).fetchall()
    cards = [dict(row) for row in rows]
    more = len(cards) > limit
    return {"cards": cards[:limit], "next": cards[limit - 1]["number"] if more else None}


def movements(number):
    card(number)
    with transaction() as connection:
        rows = connection.execute(
            "SELECT event AS id, cents, at FROM movement WHERE card = ? ORDER BY at, event",
            (number,),
        ).fetchall()
    return [dict(row) for row in rows]


def name_card(number, name):
    with transaction() as connection:
        changed = connection.execute("UPDATE card SET name = ? WHERE number = ?", (name, number))
        if changed.rowcount == 1:
            return False
        connection.execute("INSERT INTO card (number, name) VALUES (?, ?)", (number, name))
        return True


def book(events):
    """Book a delivery as a whole, or nothing of it."""
    booked = 0
    with transaction() as connection:
        for event in events:
            booked += _book_one(connection, event)
        for number in {event["card"] for event in events}:
            _check_balance(connection, number)
    return booked, len(events) - booked


def _book_one(connection, event):
    known = connection.execute(
        "SELECT event AS id, card, cents, at FROM movement WHERE event = ?", (event["id"],)
    ).fetchone()
    if known is not None:
        if dict(known) != event:
            raise Refused(409, "this event was booked with another content")
        return 0
    there = connection.execute("SELECT 1 FROM card WHERE number = ?", (event["card"],)).fetchone()
    if there is None:
        raise Refused(409, "there is no such card")
    connection.execute(
        "INSERT INTO movement (event, card, cents, at) VALUES (?, ?, ?, ?)",
        (event["id"], event["card"], event["cents"], event["at"]),
    )
    return 1


def _check_balance(connection, number):
    (balance,) = connection.execute(
        "SELECT coalesce(sum(cents), 0) FROM movement WHERE card = ?", (number,)
    ).fetchone()
    if balance < 0:
        raise Refused(409, "a card would fall below zero")
