"""The stock of the food bank, kept in SQLite."""

import sqlite3


class Ledger:
    """One open ledger; as a context, one transaction."""

    def __init__(self, path):
        self.connection = sqlite3.connect(path, isolation_level=None)

    def __enter__(self):
        self.connection.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(self, kind, _error, _trace):
        self.connection.execute("COMMIT" if kind is None else "ROLLBACK")
        self.connection.close()

    def rows(self, statement, **values):
        return self.connection.execute(statement, values).fetchall()

    def change(self, statement, **values):
        return self.connection.execute(statement, values)

    def depot(self, name):
        for (number,) in self.rows("SELECT id FROM depot WHERE name = :name", name=name):
            return number
        raise KeyError(name)


def stock(path, depot):
    """Return (product id, product name, quantity) of every product in one depot."""
    with Ledger(path) as ledger:
        return ledger.rows(
            """
            SELECT id, name, (
                SELECT ifnull(sum(quantity), 0) FROM batch
                WHERE product_id = product.id AND depot_id = :depot
            )
            FROM product ORDER BY 2, 1
            """,
            depot=ledger.depot(depot),
        )


def expiring(path, day):
    """Return the batches in stock whose date is `day` or earlier."""
    with Ledger(path) as ledger:
        return ledger.rows(
            """
            SELECT b.id, p.name, d.name, b.quantity, b.best_before
            FROM batch b, product p, depot d
            WHERE p.id = b.product_id AND d.id = b.depot_id
              AND b.quantity > 0 AND b.best_before <= :day
            ORDER BY b.best_before, b.id
            """,
            day=day,
        )


def donors(path):
    """Return (donor, number of batches, quantity) of every donor."""
    totals = {}
    with Ledger(path) as ledger:
        for donor, quantity in ledger.rows("SELECT donor, quantity FROM batch"):
            count, pieces = totals.get((donor or "").strip(" ") or None, (0, 0))
            totals[(donor or "").strip(" ") or None] = (count + 1, pieces + quantity)
    table = [(donor, count, pieces) for donor, (count, pieces) in totals.items()]
    return sorted(table, key=lambda row: (row[0] is None, -row[2], row[0]))


def batches(path, product_id, page, size):
    """Return one page of the batches of a product."""
    for number in (page, size):
        if number <= 0:
            raise ValueError(f"{number} is not a positive number")
    with Ledger(path) as ledger:
        return ledger.rows(
            """
            SELECT b.id, d.name, b.quantity, b.best_before
            FROM batch b INNER JOIN depot d ON d.id = b.depot_id
            WHERE b.product_id = :product
            ORDER BY b.best_before NULLS LAST, b.id
            LIMIT :size OFFSET :size * (:page - 1)
            """,
            product=product_id,
            size=size,
            page=page,
        )


def write_off(path, day):
    """Take what expired before `day` out of the stock; return the number of batches."""
    with Ledger(path) as ledger:
        ledger.change(
            """
            INSERT INTO movement (batch_id, quantity, moved_on, note)
            SELECT id, -quantity, :day, 'expired' FROM batch
            WHERE best_before < :day AND quantity > 0 ORDER BY id
            """,
            day=day,
        )
        return ledger.change(
            "UPDATE batch SET quantity = 0 WHERE best_before < :day AND quantity > 0", day=day
        ).rowcount


def transfer(path, batch_id, depot, quantity, day):
    """Move pieces of a batch to another depot; return the id of the batch there."""
    with Ledger(path) as ledger:
        there = ledger.depot(depot)
        source = ledger.rows("SELECT depot_id, quantity FROM batch WHERE id = :id", id=batch_id)
        if not source:
            raise LookupError(f"no batch {batch_id}")
        here, left = source[0]
        if here == there or quantity < 1 or quantity > left:
            raise ValueError(f"{quantity} pieces of batch {batch_id} cannot go to {depot}")
        ledger.change(
            "UPDATE batch SET quantity = quantity - :n WHERE id = :id", n=quantity, id=batch_id
        )
        target = ledger.rows(
            """
            SELECT min(other.id) FROM batch one JOIN batch other
              ON other.product_id = one.product_id
             AND other.best_before IS one.best_before AND other.donor IS one.donor
            WHERE one.id = :id AND other.depot_id = :there
            """,
            id=batch_id,
            there=there,
        )[0][0]
        if target is None:
            target = ledger.change(
                """
                INSERT INTO batch (product_id, depot_id, quantity, best_before, donor)
                SELECT product_id, :there, :n, best_before, donor FROM batch WHERE id = :id
                """,
                there=there,
                n=quantity,
                id=batch_id,
            ).lastrowid
        else:
            ledger.change(
                "UPDATE batch SET quantity = quantity + :n WHERE id = :id", n=quantity, id=target
            )
        for batch, pieces in ((batch_id, -quantity), (target, quantity)):
            ledger.change(
                "INSERT INTO movement (batch_id, quantity, moved_on, note) "
                "VALUES (:batch, :pieces, :day, 'transfer')",
                batch=batch,
                pieces=pieces,
                day=day,
            )
        return target
