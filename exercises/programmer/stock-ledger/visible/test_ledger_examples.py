"""The published examples."""

import sqlite3

import ledger
import pytest
from ledger import transfer, write_off

ROWS = """
INSERT INTO depot VALUES (1, 'Forest'), (2, 'Laeken');
INSERT INTO product VALUES (1, 'Rice 1 kg'), (2, 'Lentils'), (3, 'Baby milk');
INSERT INTO batch VALUES
    (1, 1, 1, 40, '2027-05-01', 'Colruyt'),
    (2, 1, 1, 12, '2026-11-20', 'Delhaize'),
    (3, 2, 1, 30, NULL, NULL),
    (4, 1, 2, 25, '2027-05-01', 'Colruyt');
"""


def in_rows(function):
    """Let its rows be tuples: not every language tells them from lists."""

    def called(*values):
        return [tuple(row) for row in function(*values)]

    return called


stock, expiring, donors, batches = map(
    in_rows, (ledger.stock, ledger.expiring, ledger.donors, ledger.batches)
)


@pytest.fixture
def path(candidate, fixtures):
    with sqlite3.connect(":memory:") as database:
        database.executescript((fixtures / "schema.sql").read_text() + ROWS)
    candidate.put("examples.db", database.serialize())
    return "examples.db"


def read(candidate, path, query):
    database = sqlite3.connect(":memory:")
    database.deserialize(candidate.get(path))
    return database.execute(query).fetchall()


@pytest.mark.indicator("PRG-2.1")
def test_the_stock_of_a_depot(path):
    assert stock(path, "Forest") == [(3, "Baby milk", 0), (2, "Lentils", 30), (1, "Rice 1 kg", 52)]


@pytest.mark.indicator("PRG-2.1")
def test_what_expires(path):
    assert expiring(path, "2026-11-24") == [(2, "Rice 1 kg", "Forest", 12, "2026-11-20")]


@pytest.mark.indicator("PRG-2.2")
def test_the_donors(path):
    assert donors(path) == [("Colruyt", 2, 65), ("Delhaize", 1, 12), (None, 1, 30)]


@pytest.mark.indicator("PRG-2.3")
def test_pages_of_batches(path):
    assert batches(path, 1, 1, 2) == [
        (2, "Forest", 12, "2026-11-20"),
        (1, "Forest", 40, "2027-05-01"),
    ]
    assert batches(path, 1, 2, 2) == [(4, "Laeken", 25, "2027-05-01")]


@pytest.mark.indicator("PRG-2.4")
def test_writing_off(path, candidate):
    assert write_off(path, "2026-11-24") == 1
    assert read(candidate, path, "SELECT quantity FROM batch ORDER BY id") == [
        (40,), (0,), (30,), (25,),
    ]  # fmt: skip
    assert read(candidate, path, "SELECT batch_id, quantity, moved_on, note FROM movement") == [
        (2, -12, "2026-11-24", "expired")
    ]


@pytest.mark.indicator("PRG-2.4")
def test_a_transfer(path, candidate):
    assert transfer(path, 1, "Laeken", 15, "2026-11-24") == 4
    assert read(candidate, path, "SELECT id, quantity FROM batch ORDER BY id") == [
        (1, 25), (2, 12), (3, 30), (4, 40),
    ]  # fmt: skip
    moved = "SELECT batch_id, quantity, moved_on, note FROM movement ORDER BY quantity"
    assert read(candidate, path, moved) == [
        (1, -15, "2026-11-24", "transfer"),
        (4, 15, "2026-11-24", "transfer"),
    ]
