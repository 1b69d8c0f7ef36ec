"""Bookings as rows; what was asked with a key is remembered beside them."""

import sqlite3
from uuid import uuid4

SCHEMA = """
CREATE TABLE booking (
    number TEXT PRIMARY KEY, person TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    room TEXT NOT NULL, begins TEXT NOT NULL, ends TEXT NOT NULL
);
CREATE TABLE asked (
    person TEXT, key TEXT, number TEXT, room TEXT, begins TEXT, ends TEXT,
    PRIMARY KEY (person, key)
);
"""


def named(row):
    return dict(zip(("room", "from", "to"), row))


class Table:
    def __init__(self):
        self.db = sqlite3.connect(":memory:")
        self.db.executescript(SCHEMA)

    def of(self, person):
        rows = self.db.execute(
            "SELECT number, room, begins, ends FROM booking WHERE person = ? ORDER BY begins, room",
            (person,),
        )
        return [{"number": number, **named(rest)} for number, *rest in rows]

    def one(self, person, number):
        row = self.db.execute(
            "SELECT version, room, begins, ends FROM booking WHERE person = ? AND number = ?",
            (person, number),
        ).fetchone()
        return row and ({"number": number, **named(row[1:])}, row[0])

    def taken(self, wanted, but):
        query = "SELECT 1 FROM booking WHERE room = ? AND begins < ? AND ends > ? AND number IS NOT ?"
        values = (wanted["room"], wanted["to"], wanted["from"], but)
        return self.db.execute(query, values).fetchone() is not None

    def remembered(self, person, key):
        query = "SELECT number, room, begins, ends FROM asked WHERE person = ? AND key = ?"
        row = self.db.execute(query, (person, key)).fetchone()
        return row and (row[0], named(row[1:]))

    def add(self, person, key, wanted):
        number = uuid4().hex
        values = (wanted["room"], wanted["from"], wanted["to"])
        with self.db:
            self.db.execute(
                "INSERT INTO booking (number, person, room, begins, ends) VALUES (?, ?, ?, ?, ?)",
                (number, person, *values),
            )
            self.db.execute("INSERT INTO asked VALUES (?, ?, ?, ?, ?, ?)", (person, key, number, *values))
        return number, wanted

    def change(self, number, wanted):
        with self.db:
            self.db.execute(
                "UPDATE booking SET room = ?, begins = ?, ends = ?, version = version + 1"
                " WHERE number = ?",
                (wanted["room"], wanted["from"], wanted["to"], number),
            )

    def remove(self, number):
        with self.db:
            self.db.execute("DELETE FROM booking WHERE number = ?", (number,))
