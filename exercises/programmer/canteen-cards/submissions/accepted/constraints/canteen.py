"""Cards with their balance, and the movements that made it; triggers and checks keep the rules."""

import sqlite3

SCHEMA = """
PRAGMA foreign_keys = ON;
CREATE TABLE IF NOT EXISTS cards (
    number TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80)
);
CREATE TABLE IF NOT EXISTS movements (
    id TEXT PRIMARY KEY,
    card TEXT NOT NULL REFERENCES cards,
    cents INTEGER NOT NULL CHECK (cents <> 0),
    at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS movements_of_card ON movements (card, at, id);
CREATE VIEW IF NOT EXISTS balances AS
    SELECT number, name, ifnull(sum(cents), 0) AS balance
    FROM cards LEFT JOIN movements ON card = number GROUP BY number;
"""


class Canteen:
    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.db.executescript(SCHEMA)

    def card(self, number):
        row = self.db.execute("SELECT * FROM balances WHERE number = :n", {"n": number}).fetchone()
        return self.as_card(row) if row else None

    def search(self, name, after, limit):
        rows = self.db.execute("SELECT * FROM balances ORDER BY name, number").fetchall()
        cards = [self.as_card(row) for row in rows if name in row[1]]
        if after:
            start = self.card(after)
            key = (start["name"], start["number"]) if start else ("\U0010ffff",)
            cards = [card for card in cards if (card["name"], card["number"]) > key]
        page = cards[:limit]
        return {"cards": page, "next": page[-1]["number"] if len(cards) > limit else None}

    def movements(self, number):
        if self.card(number) is None:
            return None
        rows = self.db.execute(
            "SELECT id, cents, at FROM movements WHERE card = :n ORDER BY at, id", {"n": number}
        )
        return {"movements": [dict(zip(("id", "cents", "at"), row)) for row in rows]}

    def put(self, number, name):
        with self.db:
            was = self.card(number)
            self.db.execute(
                "INSERT INTO cards VALUES (:number, :name)"
                " ON CONFLICT (number) DO UPDATE SET name = excluded.name",
                {"number": number, "name": name},
            )
        return (200 if was else 201), self.card(number)

    def deliver(self, events):
        """Book everything within one transaction, which any broken rule undoes."""
        booked = 0
        with self.db:
            for event in events:
                done = self.db.execute(
                    "SELECT card, cents, at FROM movements WHERE id = :id", event
                ).fetchone()
                if done is None:
                    self.db.execute("INSERT INTO movements VALUES (:id, :card, :cents, :at)", event)
                    booked += 1
                elif done != (event["card"], event["cents"], event["at"]):
                    raise sqlite3.IntegrityError("an event came twice with different content")
            if self.db.execute("SELECT 1 FROM balances WHERE balance < 0").fetchone():
                raise sqlite3.IntegrityError("a balance would be negative")
        return {"booked": booked, "known": len(events) - booked}

    @staticmethod
    def as_card(row):
        return {"number": row[0], "name": row[1], "balance": row[2]}
