"""What the database refuses, what is bound, what is written down, and how the tables are made."""

import ast
import hmac
import itertools
import random
import re
import sqlite3

import archive
import pytest

CONSTRAINTS = pytest.mark.indicator("PRG-2.6")
BOUND = pytest.mark.indicator("PRG-2.7")
PRIVATE = pytest.mark.indicator("PRG-2.8")
SCHEMA = pytest.mark.indicator("PRG-2.9")

TABLES = """
CREATE TABLE donors (number INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT UNIQUE);
CREATE TABLE items (
    code TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL,
    year INTEGER CHECK (year BETWEEN 1800 AND 2100),
    donor INTEGER NOT NULL REFERENCES donors (number)
);
CREATE TABLE loans (
    item TEXT NOT NULL REFERENCES items (code), since TEXT NOT NULL, until TEXT,
    fee INTEGER NOT NULL CHECK (fee >= 0), PRIMARY KEY (item, since)
);
"""
DONORS = [
    (1, "J. Peeters", "jp@example.org"),
    (2, "N. Amrani", None),
    (3, "L. O'Hara", "lo@example.org"),
]
ITEMS = [
    ("0007", "Fountain of the rue Haute", 1936, 1),
    ("0042", "Flea market in the snow", 1958, 2),
    ("0108", "Saint-Gilles' gate", None, 1),
    ("0301", "The baker's \"cramique\"; a loaf -- and more", 1922, 2),
]
LOANS = [("0042", "2026-11-02", "2026-11-09", 250)]
KEPT = {"donors": DONORS, "items": ITEMS, "loans": LOANS}
SQL = re.compile(
    r"\s*(select\b.*\bfrom\b|(insert|replace)\b.*\binto\b|update\b.*\bset\b|delete\s+from\b"
    r"|with\s.*\bas\s*\(|where\s+\w+\s*(=|<|>|like\b|in\b)|order\s+by\b|values\s*\()",
    re.IGNORECASE | re.DOTALL,
)
NUMBERS = itertools.count(1)


def filled():
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA page_size = 1024")
    connection.executescript(TABLES)
    connection.executemany("INSERT INTO donors VALUES (?, ?, ?)", DONORS)
    connection.executemany("INSERT INTO items VALUES (?, ?, ?, ?)", ITEMS)
    connection.executemany("INSERT INTO loans VALUES (?, ?, ?, ?)", LOANS)
    connection.commit()
    return connection.serialize()


def opened(data):
    """Open a copy of a database, also of one that was left in the mode with a separate log."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data[:18] + b"\x01\x01" + data[20:])
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


class Kept:
    """The database handed to the candidate, and what stands in it now."""

    def __init__(self, candidate, name):
        self.candidate = candidate
        self.path = name
        candidate.put(name, filled())

    def rows(self, table):
        database = opened(self.candidate.get(self.path))
        return database.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()

    def is_as_it_was(self):
        return all(self.rows(table) == sorted(rows) for table, rows in KEPT.items())


@pytest.fixture
def kept(candidate):
    return Kept(candidate, f"kept-{next(NUMBERS)}.db")


# What the database refuses


@CONSTRAINTS
@pytest.mark.parametrize(
    "item",
    [
        ("0042", "Another thing", 1950, 1),
        ("0500", "From nobody", 1950, 99),
        ("0500", "From no one", 1950, None),
        ("0500", None, 1950, 1),
        ("0500", "Too old", 1799, 1),
        ("0500", "Too new", 2101, 1),
    ],
    ids=["code taken", "unknown donor", "no donor", "no title", "too old", "too new"],
)
def test_an_impossible_item_is_refused(kept, item):
    with pytest.raises(ValueError):
        archive.add_item(kept.path, *item)

    assert kept.is_as_it_was()


@CONSTRAINTS
@pytest.mark.parametrize("year", [1800, 2100, None])
def test_a_possible_item_is_taken_in(kept, year):
    archive.add_item(kept.path, "00500", "A tram ticket", year, 3)

    assert kept.rows("items") == sorted([*ITEMS, ("00500", "A tram ticket", year, 3)])


@CONSTRAINTS
@pytest.mark.parametrize(
    "loan",
    [
        ("0999", "2026-11-03", 0),
        ("0042", "2026-11-02", 100),
        ("0007", "2026-11-03", -1),
        ("0007", "2026-11-03", None),
        ("0007", None, 0),
    ],
    ids=["unknown item", "twice a day", "negative fee", "no fee", "no day"],
)
def test_an_impossible_loan_is_refused(kept, loan):
    with pytest.raises(ValueError):
        archive.lend(kept.path, *loan)

    assert kept.is_as_it_was()


@CONSTRAINTS
def test_an_item_is_lent_again_on_another_day(kept):
    archive.lend(kept.path, "0042", "2026-11-16", 0)

    assert kept.rows("loans") == [*LOANS, ("0042", "2026-11-16", None, 0)]


@CONSTRAINTS
@pytest.mark.parametrize("number", [1, 2, 99])
def test_a_donor_whose_items_are_here_or_who_is_unknown_stays(kept, number):
    with pytest.raises(ValueError):
        archive.remove_donor(kept.path, number)

    assert kept.is_as_it_was()


@CONSTRAINTS
def test_a_donor_without_items_is_forgotten(kept):
    archive.remove_donor(kept.path, 3)

    assert kept.rows("donors") == DONORS[:2]
    assert kept.rows("items") == ITEMS
    assert kept.rows("loans") == LOANS


@CONSTRAINTS
@pytest.mark.parametrize(
    "wrong",
    [
        (2, "A. Second", None),
        (12, "B. Twice", "jp@example.org"),
        (13, None, None),
        (10, "Again", None),
    ],
    ids=["number taken", "address taken", "no name", "twice in the list"],
)
def test_a_list_with_a_wrong_row_leaves_nothing_behind(kept, wrong):
    rows = [(10, "Good", None), (11, "Good too", "good@example.org"), wrong, (14, "Last", None)]
    with pytest.raises(ValueError):
        archive.import_donors(kept.path, rows)

    assert kept.is_as_it_was()


@CONSTRAINTS
def test_a_good_list_is_taken_in_as_a_whole(kept, seed):
    chance = random.Random(seed)
    rows = [
        (number, f"Donor {number}", chance.choice([None, f"d{number}@example.org"]))
        for number in chance.sample(range(10, 900), 40)
    ]

    assert archive.import_donors(kept.path, rows) == 40
    assert kept.rows("donors") == sorted([*DONORS, *rows])


# What is bound


@BOUND
@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("saint-gilles' GATE", ["0108"]),
        ('"cramique"; a loaf -- and', ["0301"]),
        ("' OR 1=1 --", []),
        ("x' UNION SELECT name, email, 1 FROM donors --", []),
        ("'; DROP TABLE loans; --", []),
        ("''", []),
        ("?", []),
        (":text", []),
        ("{text}", []),
    ],
)
def test_any_text_can_be_searched_for(kept, text, codes):
    expected = [item[:3] for item in ITEMS if item[0] in codes]

    assert archive.search(kept.path, text) == expected
    assert kept.is_as_it_was()


@BOUND
@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ("code", ["0007", "0042", "0108", "0301"]),
        ("title", ["0042", "0007", "0108", "0301"]),
        ("year", ["0301", "0007", "0042", "0108"]),
    ],
)
def test_the_three_orders(kept, order, codes):
    assert [code for code, _title, _year in archive.search(kept.path, "", order)] == codes


@BOUND
@pytest.mark.parametrize(
    "order",
    [
        "donor",
        "rowid",
        "1",
        "code DESC",
        "code; DROP TABLE loans",
        "(SELECT email FROM donors)",
        "Code",
        "",
    ],
)
def test_no_other_order_reaches_the_database(kept, order):
    with pytest.raises(ValueError):
        archive.search(kept.path, "a", order)

    assert kept.is_as_it_was()


@BOUND
@pytest.mark.parametrize(
    "text",
    [
        "O'Hara's hat",
        "x', 1900, 1); DELETE FROM loans; --",
        'a "b" `c`',
        "50 % \\",
        "{} ? :code %s",
    ],
)
def test_what_is_written_arrives_as_it_is(kept, text):
    archive.add_item(kept.path, text, text, 1900, 1)
    archive.lend(kept.path, text, "2026-11-16", 5)
    archive.import_donors(kept.path, [(50, text, f"{text}@example.org")])

    assert (text, text, 1900, 1) in kept.rows("items")
    assert (text, "2026-11-16", None, 5) in kept.rows("loans")
    assert (50, text, f"{text}@example.org") in kept.rows("donors")


@BOUND
def test_a_number_that_is_a_condition_removes_nobody(kept):
    with pytest.raises(ValueError):
        archive.remove_donor(kept.path, "99 OR number = 3")

    assert kept.is_as_it_was()


def is_constant(node):
    """Say whether a text is made of literals, of names in capitals and of entries of such names."""
    match node:
        case ast.Constant():
            return True
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.isupper()
        case ast.Subscript(value=inner) | ast.FormattedValue(value=inner):
            return is_constant(inner)
        case ast.BinOp(left=left, right=right):
            return is_constant(left) and is_constant(right)
        case ast.IfExp(body=body, orelse=other):
            return is_constant(body) and is_constant(other)
        case ast.JoinedStr(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            return all(map(is_constant, parts))
        case ast.Call(func=ast.Attribute(value=text), args=parts, keywords=named):
            return all(map(is_constant, [text, *parts, *(one.value for one in named)]))
    return False


def words(node):
    """Return the literal texts in an expression, in the order in which they are written."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return " ".join(map(words, ast.iter_child_nodes(node)))


def is_put_together(node):
    match node:
        case ast.JoinedStr() | ast.BinOp(op=ast.Add() | ast.Mod()):
            return True
        case ast.Call(func=ast.Attribute(attr="format" | "format_map" | "join" | "replace")):
            return True
    return False


def statements_put_together(tree):
    """Yield what builds SQL from more than constants; messages of exceptions are no SQL."""
    raised = (node for node in ast.walk(tree) if isinstance(node, ast.Raise))
    said = {id(part) for node in raised for part in ast.walk(node)}
    begun = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and SQL.match(words(node.value))
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if id(node) in said:
            continue
        if is_put_together(node) and not is_constant(node) and SQL.match(words(node)):
            yield node
        if isinstance(node, ast.AugAssign) and getattr(node.target, "id", None) in begun:
            if not is_constant(node.value):
                yield node


@BOUND
def test_no_statement_is_put_together(candidate):
    found = [
        f"{name}, line {node.lineno}"
        for name, text in candidate.files.items()
        if name.endswith(".py")
        for node in statements_put_together(ast.parse(text))
    ]

    assert found == [], "SQL is put together here"


# What is written down

DRIVER = """
import archive

PEOPLE = {people!r}


def attempt(work, *values):
    try:
        getattr(archive, work)("kept.db", *values)
    except Exception as error:
        print(repr(error))


attempt("import_donors", PEOPLE)
attempt("import_donors", [PEOPLE[0]])
attempt("import_donors", [(901, "{secret} A", None), (901, "{secret} B", "{secret}@example.org")])
attempt("import_donors", [(902, "{secret}", PEOPLE[1][2])])
attempt("import_donors", [(903, None, "{secret}@example.net")])
attempt("add_item", "0800", "Album of {secret}", 1950, PEOPLE[1][0])
attempt("add_item", "0800", "Letters to {secret}", 1950, PEOPLE[1][0])
attempt("add_item", "0801", "Letters to {secret}", 1750, PEOPLE[1][0])
attempt("add_item", "0801", "Letters to {secret}", 1950, 77777)
attempt("remove_donor", PEOPLE[1][0])
attempt("remove_donor", PEOPLE[0][0])
attempt("remove_donor", 1)
attempt("search", "{secret}")
archive.receipt_code(PEOPLE[1][0])
"""


def told(candidate, secret):
    """Let the archive work with people of this name; return the run, and all it wrote beside."""
    people = [(100 + n, f"{secret} {n}", f"{secret}{n}@example.org") for n in range(4)]
    files = {
        "driver.py": DRIVER.format(people=people, secret=secret),
        "kept.db": filled(),
        "archive.key": f"key-{secret}\n",
    }
    run = candidate.run(program="driver.py", files=files)
    assert run.exit_code == 0, run.stderr
    kept = opened(run.files["kept.db"]).execute("SELECT name FROM donors WHERE number > 100")
    assert {f"{secret} {n}" for n in (2, 3)} <= {name for (name,) in kept}
    return run, {name: data for name, data in run.files.items() if not name.startswith("kept.db")}


@PRIVATE
def test_no_person_is_named_outside_the_database(candidate, seed):
    secret = f"Vandenbossche{seed}"
    run, written = told(candidate, secret)
    said = run.stdout + run.stderr

    assert secret not in said, "a message names a person"
    assert "jp@example.org" not in said
    assert "J. Peeters" not in said
    for name, data in written.items():
        assert secret.encode() not in data, f"{name} names a person"


@PRIVATE
def test_the_log_says_how_many(candidate, seed):
    run, written = told(candidate, f"Claes{seed}")

    assert "archive.log" in written, run.stderr
    assert written["archive.log"].decode().splitlines() == [
        "imported 4 donors",
        "refused an import at row 1",
        "refused an import at row 2",
        "refused an import at row 1",
        "refused an import at row 1",
    ]


@PRIVATE
def test_the_log_goes_on(candidate):
    driver = "import archive\narchive.import_donors('kept.db', [(500, 'Somebody', None)])\n"
    files = {"driver.py": driver, "kept.db": filled(), "archive.log": "imported 12 donors\n"}
    run = candidate.run(program="driver.py", files=files)

    assert run.files["archive.log"] == b"imported 12 donors\nimported 1 donors\n", run.stderr


@PRIVATE
@pytest.mark.parametrize(
    "secret", ["marolles-1973", "vanhamme", "odette"], ids=["key", "name", "address"]
)
def test_what_is_secret_left_the_code(candidate, secret):
    for name, text in candidate.files.items():
        assert secret not in text.lower(), f"{name} tells it"


@PRIVATE
def test_the_code_depends_on_the_file(candidate, seed):
    for key, number in ((f"secret {seed}", 12), (f"other {seed}", 12), (f"clé {seed}", 13)):
        candidate.put("archive.key", f" {key}\n")
        expected = hmac.digest(key.encode(), str(number).encode(), "sha256").hex()[:12]

        assert archive.receipt_code(number) == expected


@PRIVATE
def test_without_its_file_there_is_no_code(candidate):
    code = "archive.receipt_code(1)"
    driver = f"import archive\ntry:\n    print({code})\nexcept OSError:\n    print('none')\n"
    run = candidate.run(program="driver.py", files={"driver.py": driver})

    assert run.stdout == "none\n", run.stderr


# How the tables are made


@pytest.fixture
def fresh(candidate):
    path = f"fresh-{next(NUMBERS)}.db"
    archive.create(path)
    connection = opened(candidate.get(path))
    for row in (
        "donors (number, name, email) VALUES (1, 'Somebody', 'a@example.org')",
        "items (code, title, year, donor) VALUES ('0042', 'Thing', 1950, 1)",
        "loans (item, since, until, fee) VALUES ('0042', '2026-11-02', NULL, 0)",
    ):
        connection.execute(f"INSERT INTO {row}")
    return connection


@SCHEMA
@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("donors", {"number", "name", "email"}),
        ("items", {"code", "title", "year", "donor"}),
        ("loans", {"item", "since", "until", "fee"}),
    ],
)
def test_the_columns_of_a_table(fresh, table, columns):
    found = {row[1] for row in fresh.execute(f"PRAGMA table_info({table})")}

    assert found - {"id"} == columns


@SCHEMA
@pytest.mark.parametrize(
    "row",
    [
        "donors (number, name) VALUES (1, 'Somebody else')",
        "donors (number, name, email) VALUES (2, 'Somebody else', 'a@example.org')",
        "items (code, title, donor) VALUES ('0042', 'Another', 1)",
        "items (code, title, donor) VALUES (NULL, 'Another', 1)",
        "loans (item, since, fee) VALUES ('0042', '2026-11-02', 5)",
    ],
    ids=["donor", "address", "item", "no code", "loan"],
)
def test_keys_identify(fresh, row):
    with pytest.raises(sqlite3.IntegrityError):
        fresh.execute(f"INSERT INTO {row}")


@SCHEMA
@pytest.mark.parametrize(
    "row",
    [
        "donors (number, name) VALUES (2, 'One'), (3, 'Two'), (4, 'Two')",
        "items (code, title, donor) VALUES ('42', 'Thing', 1), ('00042', 'Thing', 1)",
        "loans (item, since, fee) VALUES ('0042', '2026-11-03', 5)",
        "items (code, title, year, donor) VALUES ('1', 'Old', 1800, 1), ('2', 'New', 2100, 1)",
    ],
    ids=["no address", "zeros count", "another day", "years"],
)
def test_keys_leave_room(fresh, row):
    fresh.execute(f"INSERT INTO {row}")


@SCHEMA
@pytest.mark.parametrize(
    "row",
    [
        "items (code, title, donor) VALUES ('0001', 'Thing', 9)",
        "loans (item, since, fee) VALUES ('0009', '2026-11-02', 5)",
    ],
)
def test_tables_refer_to_each_other(fresh, row):
    with pytest.raises(sqlite3.IntegrityError):
        fresh.execute(f"INSERT INTO {row}")


@SCHEMA
@pytest.mark.parametrize("row", ["donors WHERE number = 1", "items WHERE code = '0042'"])
def test_nothing_goes_while_something_refers_to_it(fresh, row):
    with pytest.raises(sqlite3.IntegrityError):
        fresh.execute(f"DELETE FROM {row}")


@SCHEMA
@pytest.mark.parametrize(
    "row",
    [
        "donors (number, name) VALUES (2, NULL)",
        "items (code, title, donor) VALUES ('0001', NULL, 1)",
        "items (code, title, donor) VALUES ('0001', 'Thing', NULL)",
        "items (code, title, year, donor) VALUES ('0001', 'Thing', 1799, 1)",
        "items (code, title, year, donor) VALUES ('0001', 'Thing', 2101, 1)",
        "loans (item, since, fee) VALUES ('0042', NULL, 5)",
        "loans (item, since, fee) VALUES (NULL, '2026-11-05', 5)",
        "loans (item, since, fee) VALUES ('0042', '2026-11-05', NULL)",
        "loans (item, since, fee) VALUES ('0042', '2026-11-05', -1)",
    ],
)
def test_what_must_be_there_is_there(fresh, row):
    with pytest.raises(sqlite3.IntegrityError):
        fresh.execute(f"INSERT INTO {row}")


@SCHEMA
@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("SELECT typeof(number) FROM donors", "integer"),
        ("SELECT typeof(code) FROM items", "text"),
        ("SELECT typeof(item) FROM loans", "text"),
        ("SELECT typeof(year) FROM items", "integer"),
        ("SELECT typeof(donor) FROM items", "integer"),
        ("SELECT typeof(fee) FROM loans", "integer"),
    ],
)
def test_types_fit(fresh, query, kind):
    fresh.execute("DELETE FROM loans")
    fresh.execute("UPDATE items SET year = '1950', donor = '1'")
    fresh.execute("INSERT INTO loans (item, since, fee) VALUES ('0042', '2026-11-04', '250')")

    assert fresh.execute(query).fetchall() == [(kind,)]
