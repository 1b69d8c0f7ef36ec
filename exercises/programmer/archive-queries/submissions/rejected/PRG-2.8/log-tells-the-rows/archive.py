"""The archive of the neighbourhood: each function is a list of steps that run together."""

import hmac
import logging
import os
import sqlite3

DDL = [
    """create table donors(
        id integer primary key,
        number integer not null unique,
        name text not null,
        email text unique) strict""",
    """create table items(
        code text not null primary key,
        title text not null,
        year integer check(year is null or year >= 1800 and year <= 2100),
        donor integer not null references donors(number) on delete restrict) strict, without rowid""",
    """create table loans(
        item text not null references items(code) on delete restrict,
        since text not null,
        until text,
        fee integer not null check(not fee < 0),
        unique(item, since)) strict""",
]
FIND = "select code, title, year from items where title like '%' || :text || '%' "
ORDERS = {
    "code": "order by code",
    "title": "order by title, code",
    "year": "order by year nulls last, code",
}


class Refused(ValueError):
    pass


def run(path, *steps):
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA foreign_keys=ON")
    results = []
    try:
        db.execute("BEGIN")
        for position, (sql, values) in enumerate(steps, 1):
            try:
                results.append(db.execute(sql, values))
            except sqlite3.IntegrityError as error:
                refused = Refused("a rule of the archive would be broken")
                refused.position = position
                raise refused from error
        rows = [(one.rowcount, one.fetchall()) for one in results]
        db.commit()
        return rows
    finally:
        db.rollback()
        db.close()


def create(path):
    run(path, *((sql, ()) for sql in DDL))


def add_item(path, code, title, year, donor):
    sql = "INSERT INTO items(code, title, year, donor) VALUES(?,?,?,?)"
    run(path, (sql, (code, title, year, donor)))


def lend(path, code, since, fee):
    run(path, ("INSERT INTO loans(item, since, fee) VALUES(?,?,?)", (code, since, fee)))


def remove_donor(path, number):
    [(count, _)] = run(path, ("DELETE FROM donors WHERE number=?", (number,)))
    if not count:
        raise Refused(f"no donor has number {number}")


def search(path, text, order="code"):
    if order not in ORDERS:
        raise Refused(f"cannot order by {order}")
    [(_, rows)] = run(path, (FIND + ORDERS[order], {"text": text}))
    return rows


def journal(line):
    fd = os.open("archive.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(fd, f"{line}\n".encode())
    os.close(fd)


def import_donors(path, rows):
    sql = "INSERT INTO donors(number, name, email) VALUES(?,?,?)"
    logging.basicConfig(filename="import.log", level=logging.DEBUG)
    logging.debug("importing %s", rows)
    try:
        run(path, *[(sql, row) for row in rows])
    except Refused as error:
        journal(f"refused an import at row {error.position}")
        raise Refused(f"row {error.position}: {error}") from None
    journal("imported %d donors" % len(rows))
    return len(rows)


def receipt_code(number):
    with open("archive.key", encoding="utf-8") as file:
        key = file.read().strip()
    return hmac.new(key.encode("utf-8"), str(number).encode("ascii"), "sha256").hexdigest()[:12]
