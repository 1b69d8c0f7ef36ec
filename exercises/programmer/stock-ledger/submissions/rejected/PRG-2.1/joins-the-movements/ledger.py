"""The stock of the food bank, kept in SQLite."""

import sqlite3
from contextlib import closing

STOCK = """
SELECT product.id, product.name, coalesce(sum(batch.quantity), 0)
FROM product LEFT JOIN batch ON batch.product_id = product.id AND batch.depot_id = ?
LEFT JOIN movement ON movement.batch_id = batch.id
GROUP BY product.id ORDER BY product.name, product.id
"""
EXPIRING = """
SELECT batch.id, product.name, depot.name, batch.quantity, batch.best_before
FROM batch
JOIN product ON product.id = batch.product_id
JOIN depot ON depot.id = batch.depot_id
WHERE batch.quantity > 0 AND batch.best_before <= ?
ORDER BY batch.best_before, batch.id
"""
DONORS = """
SELECT nullif(trim(donor), '') AS known, count(*), sum(quantity) AS pieces
FROM batch GROUP BY known ORDER BY known IS NULL, pieces DESC, known
"""
BATCHES = """
SELECT batch.id, depot.name, batch.quantity, batch.best_before
FROM batch JOIN depot ON depot.id = batch.depot_id
WHERE batch.product_id = ?
ORDER BY batch.best_before IS NULL, batch.best_before, batch.id
LIMIT ? OFFSET ?
"""
EXPIRED = "SELECT id, quantity FROM batch WHERE quantity > 0 AND best_before < ?"
ADD = "UPDATE batch SET quantity = quantity + ? WHERE id = ?"
NOTE = "INSERT INTO movement (batch_id, quantity, moved_on, note) VALUES (?, ?, ?, ?)"
SAME_BATCH = """
SELECT id FROM batch
WHERE depot_id = ? AND product_id = ? AND best_before IS ? AND donor IS ?
ORDER BY id LIMIT 1
"""
NEW_BATCH = """
INSERT INTO batch (depot_id, product_id, best_before, donor, quantity) VALUES (?, ?, ?, ?, 0)
"""


def stock(path, depot):
    """Return (product id, product name, quantity) of every product in one depot."""
    with closing(sqlite3.connect(path)) as database:
        return database.execute(STOCK, (depot_id(database, depot),)).fetchall()


def expiring(path, day):
    """Return the batches in stock whose date is `day` or earlier."""
    with closing(sqlite3.connect(path)) as database:
        return database.execute(EXPIRING, (day,)).fetchall()


def donors(path):
    """Return (donor, number of batches, quantity) of every donor."""
    with closing(sqlite3.connect(path)) as database:
        return database.execute(DONORS).fetchall()


def batches(path, product_id, page, size):
    """Return one page of the batches of a product."""
    if page < 1 or size < 1:
        raise ValueError(f"page {page} of {size} batches does not exist")
    with closing(sqlite3.connect(path)) as database:
        return database.execute(BATCHES, (product_id, size, (page - 1) * size)).fetchall()


def write_off(path, day):
    """Take what expired before `day` out of the stock; return the number of batches."""
    with closing(sqlite3.connect(path)) as database, database:
        expired = database.execute(EXPIRED, (day,)).fetchall()
        for batch, quantity in expired:
            move(database, batch, -quantity, day, "expired")
    return len(expired)


def transfer(path, batch_id, depot, quantity, day):
    """Move pieces of a batch to another depot; return the id of the batch there."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("BEGIN IMMEDIATE")
        there = depot_id(database, depot)
        source = found(
            database.execute(
                "SELECT depot_id, quantity, product_id, best_before, donor FROM batch WHERE id = ?",
                (batch_id,),
            ),
            f"batch {batch_id}",
        )
        if source[0] == there:
            raise ValueError(f"batch {batch_id} is in depot {depot} already")
        if not 1 <= quantity <= source[1]:
            raise ValueError(f"{quantity} of {source[1]} pieces cannot be moved")
        target = batch_in(database, (there, *source[2:]))
        move(database, batch_id, -quantity, day, "transfer")
        move(database, target, quantity, day, "transfer")
    return target


def depot_id(database, name):
    """Return the id of a depot."""
    return found(database.execute("SELECT id FROM depot WHERE name = ?", (name,)), name)[0]


def found(cursor, what):
    """Return the only row; LookupError where there is none."""
    row = cursor.fetchone()
    if row is None:
        raise LookupError(f"{what} does not exist")
    return row


def batch_in(database, description):
    """Return the batch of this depot, product, date and donor; made where there is none."""
    row = database.execute(SAME_BATCH, description).fetchone()
    return row[0] if row else database.execute(NEW_BATCH, description).lastrowid


def move(database, batch, quantity, day, note):
    """Change the quantity of one batch, and keep a note of it."""
    database.execute(ADD, (quantity, batch))
    database.execute(NOTE, (batch, quantity, day, note))
