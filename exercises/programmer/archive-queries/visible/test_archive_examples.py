"""The published examples."""

import sqlite3

import archive
import pytest

ITEMS = [
    ("0007", "Fountain of the rue Haute", 1936, 1),
    ("0042", "Flea market in the snow", 1958, 2),
    ("0108", "Procession, rue Haute", None, 1),
]


# Tables in a hurry, good enough for these examples only: yours will be better.
@pytest.fixture
def path(candidate):
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "CREATE TABLE donors (number, name, email);"
        "CREATE TABLE items (code UNIQUE, title, year, donor);"
        "INSERT INTO donors VALUES (1, 'J. Peeters', 'jp@example.org'), (2, 'N. Amrani', NULL);"
    )
    connection.executemany("INSERT INTO items VALUES (?, ?, ?, ?)", ITEMS)
    connection.commit()
    candidate.put("examples.db", connection.serialize())
    return "examples.db"


@pytest.mark.indicator("PRG-2.7")
def test_the_items_of_the_rue_haute(path):
    assert archive.search(path, "rue haute", "year") == [
        ("0007", "Fountain of the rue Haute", 1936),
        ("0108", "Procession, rue Haute", None),
    ]


@pytest.mark.indicator("PRG-2.6")
def test_a_code_is_given_once(path):
    with pytest.raises(ValueError):
        archive.add_item(path, "0042", "Barrel organ", 1921, 1)


@pytest.mark.indicator("PRG-2.8")
def test_the_log_tells_how_many(candidate, path):
    driver = (
        "import archive\n"
        "rows = [(3, 'Somebody', None), (4, 'Somebody else', None)]\n"
        "archive.import_donors('examples.db', rows)\n"
    )
    run = candidate.run(
        program="driver.py", files={"driver.py": driver, "examples.db": candidate.get(path)}
    )

    assert run.files["archive.log"].decode().splitlines() == ["imported 2 donors"]


@pytest.mark.indicator("PRG-2.8")
def test_the_key_comes_from_its_file(candidate):
    candidate.put("archive.key", "an example\n")

    assert archive.receipt_code(7) == "11c800e34c05"


@pytest.mark.indicator("PRG-2.9")
def test_a_new_archive_has_three_tables(candidate, tmp_path):
    archive.create("new.db")
    (tmp_path / "new.db").write_bytes(candidate.get("new.db"))
    connection = sqlite3.connect(tmp_path / "new.db")
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()

    assert {"donors", "items", "loans"} <= {name for (name,) in found}
