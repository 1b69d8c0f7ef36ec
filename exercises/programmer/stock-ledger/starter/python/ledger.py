"""The stock of the food bank, kept in SQLite."""

import sqlite3


def stock(path, depot):
    """Return (product id, product name, quantity) of every product in one depot."""


def expiring(path, day):
    """Return the batches in stock whose date is `day` or earlier."""


def donors(path):
    """Return (donor, number of batches, quantity) of every donor."""


def batches(path, product_id, page, size):
    """Return one page of the batches of a product."""


def write_off(path, day):
    """Take what expired before `day` out of the stock; return the number of batches."""


def transfer(path, batch_id, depot, quantity, day):
    """Move pieces of a batch to another depot; return the id of the batch there."""
