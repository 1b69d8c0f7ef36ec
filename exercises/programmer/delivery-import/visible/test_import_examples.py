"""The published examples."""

import csv
import io

import pytest

pytestmark = pytest.mark.indicator("PRG-1.1", essential=True)

DEPOT = """\
Article;Date;Quantity;Price;Remark
Carrots 1 kg;2026-11-23;48;0,95;
Leeks;23/11/2026;4x12;1,40;in boxes
Celery;31/11/2026;10;1,10;
Onions 2 kg;2026-11-23;6;1.2;
"""
BAKER = """\
date,article,quantity,price
2026-11-24,"Bread, wholemeal",30,2.65
2026-11-24,Rolls,none,0.40
"""


def table(run, name):
    return list(csv.reader(io.StringIO(run.files[name].decode(), newline="")))


def test_one_file_with_a_row_to_refuse(candidate):
    run = candidate.run(["depot.csv"], files={"depot.csv": DEPOT})

    assert table(run, "accepted.csv") == [
        ["file", "line", "date", "article", "quantity", "price"],
        ["depot.csv", "2", "2026-11-23", "Carrots 1 kg", "48", "0.95"],
        ["depot.csv", "3", "2026-11-23", "Leeks", "48", "1.40"],
        ["depot.csv", "5", "2026-11-23", "Onions 2 kg", "6", "1.20"],
    ]
    assert table(run, "rejected.csv") == [["file", "line", "reason"], ["depot.csv", "4", "date"]]
    assert run.stdout == "depot.csv: 3 accepted, 1 rejected\n"
    assert run.exit_code == 1


def test_two_files(candidate):
    run = candidate.run(["baker.csv", "depot.csv"], files={"depot.csv": DEPOT, "baker.csv": BAKER})

    assert table(run, "accepted.csv")[1] == [
        "baker.csv", "2", "2026-11-24", "Bread, wholemeal", "30", "2.65",
    ]  # fmt: skip
    assert table(run, "rejected.csv")[1:] == [
        ["baker.csv", "3", "quantity"],
        ["depot.csv", "4", "date"],
    ]
    assert run.stdout == (
        "baker.csv: 1 accepted, 1 rejected\ndepot.csv: 3 accepted, 1 rejected\n"
    )


def test_what_was_read_is_archived(candidate):
    run = candidate.run(["baker.csv"], files={"baker.csv": BAKER})

    assert run.files["archive/baker.csv"] == BAKER.encode()


def test_a_file_that_is_not_there(candidate):
    run = candidate.run(["nobody.csv"])

    assert run.exit_code == 2
    assert run.stderr.startswith("nobody.csv: ")
