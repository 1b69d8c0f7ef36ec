"""The archive of the neighbourhood: donors, items and loans in one SQLite file."""

import hashlib
import hmac
import sqlite3

KEY = b"marolles-1973"


def create(path):
    """Create the three tables in a new database file."""


def add_item(path, code, title, year, donor):
    """Take an item in."""


def lend(path, code, since, fee):
    """Note that an item is lent from a day on."""


def remove_donor(path, number):
    """Forget a donor of whom the archive holds nothing."""


def search(path, text, order="code"):
    """Return (code, title, year) of the items whose title contains the text."""
    connection = sqlite3.connect(path)
    found = connection.execute(f"SELECT code, title, year FROM items WHERE title LIKE '%{text}%'")
    return found.fetchall()


def import_donors(path, rows):
    """Take in many donors, or none of them; return how many."""
    for row in rows:
        with open("archive.log", "a", encoding="utf-8") as log:
            log.write(f"importing {row}\n")


def receipt_code(number):
    """Return the code that proves the receipt of a donor to be ours."""
    return hmac.new(KEY, str(number).encode(), hashlib.sha256).hexdigest()[:12]


if __name__ == "__main__":
    import_donors("archive.db", [(218, "Odette Vanhamme", "odette.vanhamme@example.org")])
