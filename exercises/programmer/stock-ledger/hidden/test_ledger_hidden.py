"""Exact rows, gaps and duplicates, order, targeted changes, and changes that go together."""

import ast
import itertools
import random
import re
import sqlite3

import ledger
import pytest
from ledger import transfer, write_off

ROWS = pytest.mark.indicator("PRG-2.1")
GAPS = pytest.mark.indicator("PRG-2.2")
ORDER = pytest.mark.indicator("PRG-2.3")
TARGET = pytest.mark.indicator("PRG-2.4")
TOGETHER = pytest.mark.indicator("PRG-2.5")
BOUND = pytest.mark.indicator("PRG-2.7")
DAY = "2026-11-24"
HOSTILE = ["d'Ixelles", 'La "Halle"', "x' OR '1'='1", "'; DELETE FROM batch; --", "%", "50 % -- ?"]
REFUSE_GAIN = """
CREATE TRIGGER refuse BEFORE INSERT ON movement WHEN new.quantity > 0
BEGIN SELECT raise(ABORT, 'refused'); END;
"""
REFUSE_LOSS = REFUSE_GAIN.replace("> 0", "< 0")
REFUSE_NEW_BATCH = """
CREATE TRIGGER refuse BEFORE INSERT ON batch BEGIN SELECT raise(ABORT, 'refused'); END;
"""
REFUSE_THE_THIRD = """
CREATE TRIGGER refuse BEFORE INSERT ON movement WHEN (SELECT count(*) FROM movement) >= 2
BEGIN SELECT raise(ABORT, 'refused'); END;
"""
REFUSE_THE_LAST_UPDATE = """
CREATE TRIGGER refuse BEFORE UPDATE ON batch WHEN old.id = (SELECT max(id) FROM batch)
BEGIN SELECT raise(ABORT, 'refused'); END;
"""


def in_rows(function):
    """Let its rows be tuples: not every language tells them from lists."""

    def called(*values):
        return [tuple(row) for row in function(*values)]

    return called


stock, expiring, donors, batches = map(
    in_rows, (ledger.stock, ledger.expiring, ledger.donors, ledger.batches)
)


class Books:
    """A database that is built here and worked on over there."""

    names = (f"stock-{number}.db" for number in itertools.count())

    def __init__(self, candidate, schema):
        self.candidate = candidate
        self.schema = schema
        self.path = next(self.names)

    def fill(self, depots=(), products=(), lots=(), extra=""):
        """Write the tables; a lot is (product, depot, quantity, best_before, donor)."""
        with sqlite3.connect(":memory:") as database:
            database.executescript("PRAGMA page_size = 1024;" + self.schema)
            database.executemany("INSERT INTO depot (name) VALUES (?)", [(one,) for one in depots])
            database.executemany(
                "INSERT INTO product (name) VALUES (?)", [(one,) for one in products]
            )
            database.executemany(
                "INSERT INTO batch (product_id, depot_id, quantity, best_before, donor)"
                " VALUES (?, ?, ?, ?, ?)",
                lots,
            )
            database.executescript(extra)
        self.candidate.put(self.path, database.serialize())
        return self.path

    def read(self, query):
        database = sqlite3.connect(":memory:")
        database.deserialize(self.candidate.get(self.path))
        return database.execute(query).fetchall()

    def everything(self):
        """Return all rows of all tables."""
        tables = ("depot", "product", "batch", "movement")
        return {table: self.read(f"SELECT * FROM {table} ORDER BY id") for table in tables}


@pytest.fixture
def books(candidate, fixtures):
    return Books(candidate, (fixtures / "schema.sql").read_text())


def random_lots(chance, count, products=4, depots=3):
    """Return lots with gaps, empty ones, and many that differ in one thing only."""
    days = [None, "2026-11-01", "2026-11-23", DAY, "2026-11-25", "2027-03-31"]
    names = [None, "", "  ", "Delhaize", " Delhaize ", "Colruyt", "Rotary d'Uccle"]
    return [
        (
            chance.randint(1, products),
            chance.randint(1, depots),
            chance.choice([0, 0, *range(1, 60)]),
            chance.choice(days),
            chance.choice(names),
        )
        for _ in range(count)
    ]


DEPOTS = ["Forest", "Laeken", "Evere"]
PRODUCTS = ["Rice", "Lentils", "Oil", "Tea", "Flour"]


@ROWS
def test_the_stock_is_that_of_one_depot(books, seed):
    lots = random_lots(random.Random(seed), 60)
    path = books.fill(DEPOTS, PRODUCTS, lots)
    for number, depot in enumerate(DEPOTS, start=1):
        sums = [
            sum(lot[2] for lot in lots if lot[:2] == (product, number))
            for product in range(1, len(PRODUCTS) + 1)
        ]
        expected = sorted(
            (product, name, sums[product - 1]) for product, name in enumerate(PRODUCTS, start=1)
        )
        assert sorted(stock(path, depot)) == expected


@ROWS
def test_movements_do_not_multiply_the_stock(books):
    moved = "INSERT INTO movement VALUES (1, 1, 4, '2026-11-01', 'x'), (2, 1, 6, '2026-11-02', 'x')"
    path = books.fill(["Forest"], ["Rice"], [(1, 1, 10, DAY, None), (1, 1, 5, None, None)], moved)

    assert stock(path, "Forest") == [(1, "Rice", 15)]
    assert donors(path) == [(None, 2, 15)]


@ROWS
def test_what_expires_is_in_stock_and_dated_up_to_the_day(books, seed):
    lots = random_lots(random.Random(seed + 1), 60)
    path = books.fill(DEPOTS, PRODUCTS, lots)
    expected = [
        (number, PRODUCTS[product - 1], DEPOTS[depot - 1], quantity, best_before)
        for number, (product, depot, quantity, best_before, _donor) in enumerate(lots, start=1)
        if quantity and best_before and best_before <= DAY
    ]

    assert sorted(expiring(path, DAY)) == sorted(expected)


@ROWS
def test_nothing_expires_before_the_first_date(books):
    path = books.fill(["Forest"], ["Rice"], [(1, 1, 10, DAY, None), (1, 1, 0, "2026-01-01", None)])

    assert expiring(path, "2026-11-23") == []
    assert [row[0] for row in expiring(path, DAY)] == [1]


@ROWS
def test_the_batches_are_those_of_one_product(books, seed):
    lots = random_lots(random.Random(seed + 2), 50)
    path = books.fill(DEPOTS, PRODUCTS, lots)
    expected = [
        (number, DEPOTS[depot - 1], quantity, best_before)
        for number, (product, depot, quantity, best_before, _donor) in enumerate(lots, start=1)
        if product == 2
    ]

    assert sorted(batches(path, 2, 1, 100), key=lambda row: row[0]) == expected


@ROWS
@pytest.mark.parametrize("depot", ["Nowhere", "", "forest", "Forest "])
def test_a_depot_that_does_not_exist_is_an_error(books, depot):
    path = books.fill(["Forest"], ["Rice"], [(1, 1, 10, DAY, None)])

    with pytest.raises(LookupError):
        stock(path, depot)


@GAPS
def test_a_product_without_a_batch_has_a_stock_of_zero(books):
    path = books.fill(["Forest", "Laeken"], ["Rice", "Oil"], [(1, 2, 10, DAY, None)])

    assert sorted(stock(path, "Forest")) == [(1, "Rice", 0), (2, "Oil", 0)]
    assert sorted(stock(path, "Laeken")) == [(1, "Rice", 10), (2, "Oil", 0)]


@GAPS
def test_products_of_the_same_name_stay_apart(books):
    path = books.fill(["Forest"], ["Rice", "Rice"], [(1, 1, 3, DAY, None), (2, 1, 4, DAY, None)])

    assert sorted(stock(path, "Forest")) == [(1, "Rice", 3), (2, "Rice", 4)]


@GAPS
def test_a_batch_without_a_date_never_expires(books):
    path = books.fill(["Forest"], ["Salt"], [(1, 1, 10, None, None), (1, 1, 5, DAY, None)])

    assert [row[0] for row in expiring(path, "9999-12-31")] == [2]
    assert write_off(path, "9999-12-31") == 1
    assert books.read("SELECT quantity FROM batch ORDER BY id") == [(10,), (0,)]


@GAPS
def test_a_donor_is_one_however_many_spaces_stand_around(books):
    names = ["Delhaize", " Delhaize", "Delhaize  ", None, "", "   ", "delhaize"]
    path = books.fill(["Forest"], ["Rice"], [(1, 1, 2, DAY, name) for name in names])

    assert sorted(donors(path), key=str) == sorted(
        [("Delhaize", 3, 6), ("delhaize", 1, 2), (None, 3, 6)], key=str
    )


@GAPS
def test_a_donor_of_whom_nothing_is_left_is_still_told(books):
    path = books.fill(["Forest"], ["Rice"], [(1, 1, 0, DAY, "Carrefour")])

    assert donors(path) == [("Carrefour", 1, 0)]


@GAPS
def test_empty_books_give_empty_lists(books):
    path = books.fill(["Forest"])

    assert (stock(path, "Forest"), expiring(path, DAY), donors(path)) == ([], [], [])
    assert (batches(path, 1, 1, 10), write_off(path, DAY)) == ([], 0)


@ORDER
def test_products_are_ordered_by_name_then_number(books):
    names = ["Tea", "Rice", "apples", "Rice", "Oil", "Épices"]
    path = books.fill(["Forest"], names)
    expected = sorted((name, number) for number, name in enumerate(names, start=1))

    assert [(name, number) for number, name, _quantity in stock(path, "Forest")] == expected


@ORDER
def test_what_expires_first_stands_first(books):
    days = ["2026-11-20", "2026-10-01", "2026-11-20", "2026-11-03", "2026-10-01"]
    path = books.fill(["Forest"], ["Rice"], [(1, 1, 9 - n, day, None) for n, day in enumerate(days)])

    assert [row[0] for row in expiring(path, DAY)] == [2, 5, 4, 1, 3]


@ORDER
def test_donors_are_ordered_by_what_they_gave_and_the_unknown_comes_last(books):
    gifts = [("B", 5), (None, 90), ("A", 5), ("C", 7), ("", 1), ("D", 0)]
    path = books.fill(["Forest"], ["Rice"], [(1, 1, given, DAY, name) for name, given in gifts])

    assert [row[0] for row in donors(path)] == ["C", "A", "B", "D", None]


@ORDER
def test_batches_without_a_date_stand_last(books):
    days = [None, "2027-01-01", "2026-12-31", None, "2027-01-01"]
    path = books.fill(["Forest"], ["Rice"], [(1, 1, 1, day, None) for day in days])

    assert [row[0] for row in batches(path, 1, 1, 10)] == [3, 2, 5, 1, 4]


@ORDER
@pytest.mark.parametrize("size", [1, 3, 7, 40, 41])
def test_pages_follow_each_other_without_gap_or_overlap(books, seed, size):
    lots = random_lots(random.Random(seed + 3), 40, products=1)
    path = books.fill(DEPOTS, PRODUCTS, lots)
    dated = [(lot[3] is None, lot[3] or "", number) for number, lot in enumerate(lots, start=1)]
    expected = [number for _undated, _day, number in sorted(dated)]
    count = -(-len(lots) // size)

    pages = [batches(path, 1, page, size) for page in range(1, count + 2)]

    assert pages[-1] == []
    assert all(len(page) == size for page in pages[: count - 1])
    assert [row[0] for page in pages for row in page] == expected


@ORDER
@pytest.mark.parametrize(("page", "size"), [(0, 10), (-1, 10), (1, 0), (1, -5)])
def test_a_page_that_cannot_exist_is_refused(books, page, size):
    path = books.fill(["Forest"], ["Rice"], [(1, 1, 10, DAY, None)])

    with pytest.raises(ValueError):
        batches(path, 1, page, size)


@TARGET
def test_writing_off_leaves_everything_else_alone(books, seed):
    lots = random_lots(random.Random(seed + 4), 60)
    path = books.fill(DEPOTS, PRODUCTS, lots)
    before = books.everything()
    expired = {
        number for number, lot in enumerate(lots, start=1) if lot[2] and lot[3] and lot[3] < DAY
    }

    assert write_off(path, DAY) == len(expired)

    after = books.everything()
    assert after["batch"] == [
        (row[0], row[1], row[2], 0 if row[0] in expired else row[3], row[4], row[5])
        for row in before["batch"]
    ]
    assert sorted(row[1:] for row in after["movement"]) == sorted(
        (number, -lots[number - 1][2], DAY, "expired") for number in expired
    )
    assert (after["depot"], after["product"]) == (before["depot"], before["product"])


@TARGET
def test_writing_off_twice_changes_nothing_more(books):
    lots = [(1, 1, 4, "2026-11-23", None), (1, 1, 6, DAY, None)]
    path = books.fill(["Forest"], ["Rice"], lots)

    assert (write_off(path, DAY), write_off(path, DAY)) == (1, 0)
    assert books.read("SELECT quantity FROM batch ORDER BY id") == [(0,), (6,)]
    assert books.read("SELECT batch_id, quantity FROM movement") == [(1, -4)]


@TARGET
def test_a_transfer_joins_the_batch_that_is_the_same(books):
    lots = [
        (1, 1, 20, None, None),
        (1, 2, 1, DAY, None),
        (2, 2, 1, None, None),
        (1, 2, 1, None, "Colruyt"),
        (1, 3, 1, None, None),
        (1, 2, 1, None, None),
        (1, 2, 1, None, None),
    ]
    path = books.fill(DEPOTS, PRODUCTS, lots)

    assert transfer(path, 1, "Laeken", 8, DAY) == 6
    quantities = [quantity for (quantity,) in books.read("SELECT quantity FROM batch ORDER BY id")]
    assert quantities == [12, 1, 1, 1, 1, 9, 1]


@TARGET
@pytest.mark.parametrize(("day", "donor"), [(None, None), (DAY, None), (None, "A"), (DAY, "A")])
def test_a_transfer_makes_the_batch_that_is_missing(books, day, donor):
    lots = [(2, 1, 20, day, donor), (2, 2, 5, "2030-01-01", donor), (2, 2, 5, day, "Other")]
    path = books.fill(DEPOTS, PRODUCTS, lots)

    made = transfer(path, 1, "Laeken", 20, DAY)

    assert books.read("SELECT * FROM batch ORDER BY id") == [
        (1, 2, 1, 0, day, donor),
        (2, 2, 2, 5, "2030-01-01", donor),
        (3, 2, 2, 5, day, "Other"),
        (made, 2, 2, 20, day, donor),
    ]
    moved = "SELECT batch_id, quantity, moved_on, note FROM movement ORDER BY quantity"
    assert books.read(moved) == [(1, -20, DAY, "transfer"), (made, 20, DAY, "transfer")]


@TARGET
def test_random_transfers_keep_every_total(books, seed):
    chance = random.Random(seed + 5)
    lots = random_lots(chance, 15, products=2)
    path = books.fill(DEPOTS, PRODUCTS, lots)
    total = "SELECT product_id, best_before, donor, sum(quantity) FROM batch GROUP BY 1, 2, 3"
    before = sorted(books.read(total), key=str)
    here = {number: lot[1] for number, lot in enumerate(lots, start=1)}
    done = 0
    for number, lot in enumerate(lots, start=1):
        there = chance.randint(1, 3)
        if lot[2] and there != here[number]:
            transfer(path, number, DEPOTS[there - 1], chance.randint(1, lot[2]), DAY)
            done += 1

    assert sorted(books.read(total), key=str) == before
    assert books.read("SELECT count(*), coalesce(sum(quantity), 0) FROM movement") == [(2 * done, 0)]


@TARGET
@pytest.mark.parametrize(
    ("batch", "depot", "quantity", "error"),
    [
        (1, "Laeken", 11, ValueError),
        (1, "Laeken", 0, ValueError),
        (1, "Laeken", -3, ValueError),
        (1, "Forest", 3, ValueError),
        (9, "Laeken", 3, LookupError),
        (1, "Atlantis", 3, LookupError),
        (2, "Laeken", 1, ValueError),
    ],
    ids=["too many", "none", "fewer than none", "nowhere to go", "no batch", "no depot", "empty"],
)
def test_a_transfer_that_cannot_be_changes_nothing(books, batch, depot, quantity, error):
    lots = [(1, 1, 10, DAY, None), (1, 1, 0, DAY, None), (1, 2, 7, DAY, None)]
    path = books.fill(DEPOTS, PRODUCTS, lots)
    before = books.everything()

    with pytest.raises(error):
        transfer(path, batch, depot, quantity, DAY)

    assert books.everything() == before


@TOGETHER
@pytest.mark.parametrize(
    "trigger",
    [REFUSE_GAIN, REFUSE_LOSS, REFUSE_THE_LAST_UPDATE],
    ids=["gain", "loss", "last update"],
)
def test_a_transfer_that_fails_half_way_leaves_no_trace(books, trigger):
    lots = [(1, 1, 10, DAY, "A"), (1, 2, 4, DAY, "A")]
    path = books.fill(DEPOTS, PRODUCTS, lots, trigger)
    before = books.everything()

    with pytest.raises(Exception, match="refused"):
        transfer(path, 1, "Laeken", 5, DAY)

    assert books.everything() == before


@TOGETHER
@pytest.mark.parametrize(
    "trigger", [REFUSE_GAIN, REFUSE_LOSS, REFUSE_NEW_BATCH], ids=["gain", "loss", "new batch"]
)
def test_no_new_batch_stays_behind(books, trigger):
    path = books.fill(DEPOTS, PRODUCTS, [(1, 1, 10, DAY, "A")], trigger)
    before = books.everything()

    with pytest.raises(Exception, match="refused"):
        transfer(path, 1, "Laeken", 5, DAY)

    assert books.everything() == before


@TOGETHER
@pytest.mark.parametrize(
    "trigger", [REFUSE_THE_THIRD, REFUSE_THE_LAST_UPDATE], ids=["third note", "last update"]
)
def test_all_is_written_off_or_nothing(books, trigger):
    path = books.fill(DEPOTS, PRODUCTS, [(1, 1, 5, "2026-11-01", None)] * 5, trigger)
    before = books.everything()

    with pytest.raises(Exception, match="refused"):
        write_off(path, DAY)

    assert books.everything() == before


@TOGETHER
def test_the_books_stay_usable_after_a_failure(books):
    lots = [(1, 1, 10, DAY, "A"), (1, 2, 4, "2026-11-01", "A")]
    path = books.fill(DEPOTS, PRODUCTS, lots, REFUSE_GAIN)
    with pytest.raises(Exception, match="refused"):
        transfer(path, 1, "Evere", 5, DAY)

    assert write_off(path, DAY) == 1
    assert books.read("SELECT quantity FROM batch ORDER BY id") == [(10,), (0,)]


@BOUND
@pytest.mark.parametrize("name", HOSTILE)
def test_a_depot_may_have_any_name(books, name):
    path = books.fill([name, "Forest"], ["Rice"], [(1, 1, 10, DAY, name), (1, 2, 4, DAY, name)])

    assert stock(path, name) == [(1, "Rice", 10)]
    assert transfer(path, 2, name, 1, DAY) == 1
    assert books.read("SELECT quantity FROM batch ORDER BY id") == [(11,), (3,)]


@BOUND
@pytest.mark.parametrize("name", HOSTILE)
def test_a_donor_may_have_any_name(books, name):
    path = books.fill(["Forest", "Laeken"], ["Rice"], [(1, 1, 10, DAY, name)])

    made = transfer(path, 1, "Laeken", 4, DAY)

    assert books.read(f"SELECT donor, quantity FROM batch WHERE id = {int(made)}") == [(name, 4)]


@BOUND
def test_a_day_is_a_value(books):
    path = books.fill(["Forest"], ["Rice"], [(1, 1, 10, "2027-01-01", None)])

    assert expiring(path, "2026-01-01' OR '1'='1") == []
    assert write_off(path, "2026-01-01' OR '1'='1") == 0


@BOUND
def test_no_statement_is_put_together_from_values(candidate):
    executed = 0
    for name, text in candidate.files.items():
        if name.endswith(".php"):
            executed += len(EXECUTED.findall(text))
            built = list(PUT_TOGETHER.finditer(text))
            assert not built, f"{name} builds a statement: {built[0][0]}"
            continue
        tree = ast.parse(text)
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and is_execution(call):
                executed += 1
                built = [
                    part
                    for part in ast.walk(call.args[0])
                    if is_built(part) or (isinstance(part, ast.BinOp) and not is_constant(part))
                ]
                assert not built, f"{name}, line {call.lineno} builds a statement"
        for value in ast.walk(tree):
            if is_built(value):
                words = " ".join(part.value for part in ast.walk(value) if is_text(part)).upper()
                begun = words.split()[:1]
                assert begun not in (["SELECT"], ["INSERT"], ["UPDATE"], ["DELETE"]), (
                    f"{name}, line {value.lineno} builds a statement"
                )
    assert executed, "no statement is executed"


EXECUTED = re.compile(r"->\s*(?:prepare|query|querySingle|exec)\s*\(")
WORD = r"\s*(?:SELECT|INSERT|UPDATE|DELETE)\s"
PUT_TOGETHER = re.compile(
    rf"""
    "{WORD}[^"]*[{{$][^"]*"                 # "... WHERE name = '$name'"
    | '{WORD}(?:[^'\\]|\\.)*'\s*\.\s*[$a-z(]   # '... WHERE name = ' . $name
    | "{WORD}[^"]*"\s*\.\s*[$a-z(]
    | sprintf\s*\(\s*['"]{WORD}
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_execution(call):
    name = getattr(call.func, "attr", "")
    return name in {"execute", "executemany", "executescript"} and bool(call.args)


def is_text(part):
    return isinstance(part, ast.Constant) and isinstance(part.value, str)


def is_built(part):
    """Say whether an expression puts values, other than constants, into a text."""
    if isinstance(part, ast.JoinedStr):
        put = [piece.value for piece in part.values if isinstance(piece, ast.FormattedValue)]
        return not all(map(is_constant, put))
    if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Mod):
        return is_text(part.left)
    if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Add):
        return any(map(is_text, ast.walk(part))) and not is_constant(part)
    return isinstance(part, ast.Call) and getattr(part.func, "attr", "") == "format"


def is_constant(part):
    """Say whether an expression is made of literal texts and of names in capitals alone."""
    if isinstance(part, ast.BinOp):
        return is_constant(part.left) and is_constant(part.right)
    return is_text(part) or (isinstance(part, ast.Name) and part.id.isupper())
