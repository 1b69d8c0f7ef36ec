"""The archive of the neighbourhood: donors, items and loans in one SQLite file."""

import hashlib
import hmac
import sqlite3
from contextlib import contextmanager

SCHEMA = """
CREATE TABLE donors (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT UNIQUE
);
CREATE TABLE items (
    code TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    year INTEGER CHECK (year BETWEEN 1800 AND 2100),
    donor INTEGER NOT NULL REFERENCES donors (number)
);
CREATE TABLE loans (
    item TEXT NOT NULL REFERENCES items (code),
    since TEXT NOT NULL,
    until TEXT,
    fee INTEGER NOT NULL CHECK (fee >= 0),
    PRIMARY KEY (item, since)
);
"""
SEARCH = {
    "code": "SELECT code, title, year FROM items WHERE instr(lower(title), lower(?)) ORDER BY code",
    "title": """SELECT code, title, year FROM items
                WHERE instr(lower(title), lower(?)) ORDER BY title, code""",
    "year": """SELECT code, title, year FROM items
               WHERE instr(lower(title), lower(?)) ORDER BY year IS NULL, year, code""",
}


@contextmanager
def opened(path):
    """Open the database for one transaction; what it refuses becomes a ValueError."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        with connection:
            yield connection
    except sqlite3.IntegrityError as error:
        raise ValueError(f"refused: {error}") from None
    finally:
        connection.close()


def create(path):
    """Create the three tables in a new database file."""
    with opened(path) as connection:
        connection.executescript(SCHEMA)


def add_item(path, code, title, year, donor):
    """Take an item in."""
    with opened(path) as connection:
        connection.execute("INSERT INTO items VALUES (?, ?, ?, ?)", (code, title, year, donor))


def lend(path, code, since, fee):
    """Note that an item is lent from a day on."""
    with opened(path) as connection:
        connection.execute("INSERT INTO loans VALUES (?, ?, NULL, ?)", (code, since, fee))


def remove_donor(path, number):
    """Forget a donor of whom the archive holds nothing."""
    with opened(path) as connection:
        gone = connection.execute("DELETE FROM donors WHERE number = ?", (number,))
        if gone.rowcount == 0:
            raise ValueError("there is no such donor")


def search(path, text, order="code"):
    """Return (code, title, year) of the items whose title contains the text."""
    if order not in SEARCH:
        raise ValueError("items are sorted by code, title or year")
    with opened(path) as connection:
        return connection.execute(SEARCH[order], (text,)).fetchall()


def import_donors(path, rows):
    """Take in many donors, or none of them; return how many."""
    number, row = 0, None
    try:
        with opened(path) as connection:
            for number, row in enumerate(rows, start=1):
                connection.execute("INSERT INTO donors VALUES (?, ?, ?)", row)
    except ValueError:
        note(f"refused an import at row {number}")
        raise ValueError(f"row {number} cannot be taken in: {row}") from None
    note(f"imported {number} donors")
    return number


def note(line):
    """Add a line to the log."""
    with open("archive.log", "a", encoding="utf-8") as log:
        log.write(f"{line}\n")


def receipt_code(number):
    """Return the code that proves the receipt of a donor to be ours."""
    with open("archive.key", "rb") as source:
        key = source.read().strip()
    return hmac.new(key, str(number).encode(), hashlib.sha256).hexdigest()[:12]
