"""The archive of the neighbourhood, behind one class that asks before it writes."""

import hmac
import sqlite3
from pathlib import Path

TABLES = (
    "CREATE TABLE donors (number INTEGER NOT NULL, name TEXT NOT NULL, email TEXT,"
    " PRIMARY KEY (number), UNIQUE (email))",
    "CREATE TABLE items (code VARCHAR(12) NOT NULL, title VARCHAR(200) NOT NULL, year INT,"
    " donor INT NOT NULL, PRIMARY KEY (code),"
    " CHECK (year IS NULL OR (year >= 1800 AND year <= 2100)))",
    "CREATE TABLE loans (id INTEGER PRIMARY KEY, item VARCHAR(12) NOT NULL,"
    " since DATE NOT NULL, until DATE, fee INT NOT NULL, UNIQUE (item, since), CHECK (fee >= 0))",
)
ORDERS = {"code": "code", "title": "title, code", "year": "year IS NULL, year, code"}


class Archive:
    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("PRAGMA foreign_keys=1")

    def __enter__(self):
        self.db.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(self, kind, _error, _trace):
        self.db.execute("COMMIT" if kind is None else "ROLLBACK")
        self.db.close()

    def has(self, query, *values):
        return self.db.execute(query, values).fetchone() is not None

    def donor(self, number):
        return self.has("SELECT 1 FROM donors WHERE number = ?", number)

    def item(self, code):
        return self.has("SELECT 1 FROM items WHERE code = ?", code)

    def refuse(self, condition, reason):
        if condition:
            raise ValueError(reason)

    def add_donor(self, number, name, email):
        self.refuse(type(number) is not int or self.donor(number), "the number cannot be used")
        self.refuse(name is None, "a donor has a name")
        taken = email is not None and self.has("SELECT 1 FROM donors WHERE email = ?", email)
        self.refuse(taken, "the address is in use")
        self.db.execute(
            "INSERT INTO donors (number, name, email) VALUES (?, ?, ?)", (number, name, email)
        )


def create(path):
    with Archive(path) as archive:
        for table in TABLES:
            archive.db.execute(table)


def add_item(path, code, title, year, donor):
    with Archive(path) as archive:
        archive.refuse(code is None or archive.item(code), "this code cannot be used")
        archive.refuse(title is None, "an item has a title")
        archive.refuse(year is not None and not 1800 <= year <= 2100, "an impossible year")
        archive.refuse(not archive.donor(donor), "nobody gave this")
        archive.db.execute(
            "INSERT INTO items (code, title, year, donor) VALUES (:code, :title, :year, :donor)",
            {"code": code, "title": title, "year": year, "donor": donor},
        )


def lend(path, code, since, fee):
    with Archive(path) as archive:
        archive.refuse(not archive.item(code), "there is no such item")
        archive.refuse(fee is None or fee < 0, "a fee is never negative")
        twice = archive.has("SELECT 1 FROM loans WHERE item = ? AND since = ?", code, since)
        archive.refuse(since is None or twice, "lent on that day already")
        archive.db.execute(
            "INSERT INTO loans (item, since, fee) VALUES (?, ?, ?)", (code, since, fee)
        )


def remove_donor(path, number):
    with Archive(path) as archive:
        archive.refuse(not archive.donor(number), "there is no such donor")
        gave = archive.has("SELECT 1 FROM items WHERE donor = ?", number)
        archive.refuse(gave, "the archive holds items of this donor")
        archive.db.execute("DELETE FROM donors WHERE number = ?", (number,))


def search(path, text, order="code"):
    if order not in ORDERS:
        raise ValueError("unknown order")
    for sign in "\\%_":
        text = text.replace(sign, "\\" + sign)
    with Archive(path) as archive:
        return archive.db.execute(
            "SELECT code, title, year FROM items WHERE title LIKE ? ESCAPE '\\'"
            f" ORDER BY {ORDERS[order]}",
            [f"%{text}%"],
        ).fetchall()


def import_donors(path, rows):
    done = 0
    log = Path("archive.log").open("a", encoding="utf-8")
    with log:
        try:
            with Archive(path) as archive:
                for row in rows:
                    archive.add_donor(*row)
                    done += 1
        except ValueError as error:
            log.write(f"refused an import at row {done + 1}\n")
            raise ValueError(f"row {done + 1}: {error}") from error
        log.write(f"imported {done} donors\n")
    return done


def receipt_code(number):
    key = Path("archive.key").read_text(encoding="utf-8").strip().encode()
    return hmac.digest(key, b"%d" % number, "sha256").hex()[:12]
