"""The published examples."""

import pytest

pytestmark = pytest.mark.indicator("PRG-1.1", essential=True)

RIGHTS = """\
# Library, November 2026
entrance;front
entrance;garage
badge;B000101;amina;
badge;B000102;bruno;2026-12-31
badge;B000103;chloe;2026-11-23
badge;B000104;amina;
lost;B000101;2026-11-24T09:30:00
member;amina;staff
member;bruno;staff
member;bruno;cleaners
allow;*;front;09:00-18:00
allow;@staff;*;07:00-19:30
deny;@cleaners;prints;00:00-24:00
"""
LOG = """\
2026-11-24T08:02:11;front;in;B000101;opened
2026-11-24T08:15:40;front;in;B000102;opened
2026-11-24T08:31:05;prints;in;B000102;opened
2026-11-24T08:15:40;front;in;B000102;opened
2026-11-24T10:12:00;front;out;B000102;opened
2026-11-24T09:41:00;prints;in;B000101;opened
2026-11-24T09:05:30;front;in;B000103;opened
2026-11-24T11:00:00;garage;in;B000999;opened
2026-11-24T11:00:07;prints;in;B000103;refused
2026-11-24T19:30:00;front;in;B000104;opened
"""
BREACHES = """\
breach;2026-11-24T08:31:05;prints;B000102;denied
breach;2026-11-24T09:05:30;front;B000103;expired
breach;2026-11-24T09:41:00;prints;B000101;lost
breach;2026-11-24T11:00:00;garage;B000999;unknown
breach;2026-11-24T19:30:00;front;B000104;no-rule
"""
FILES = {"rights.txt": RIGHTS, "log.txt": LOG}


def test_the_openings_contrary_to_the_rights(candidate):
    run = candidate.run(["rights.txt", "log.txt"], files=FILES)

    assert run.stdout == BREACHES
    assert run.exit_code == 1


def test_who_was_in_the_building(candidate):
    moments = ["2026-11-24T10:00:00", "2026-11-24T12:00:00", "2026-11-24T07:00:00"]
    run = candidate.run(["rights.txt", "log.txt", *moments], files=FILES)

    assert run.stdout == BREACHES + (
        "inside;2026-11-24T10:00:00;amina,bruno,chloe\n"
        "inside;2026-11-24T12:00:00;B000999,amina,chloe\n"
        "inside;2026-11-24T07:00:00;\n"
    )


def test_a_day_on_which_all_went_well(candidate):
    log = "2026-11-24T08:02:11;front;in;B000101;opened\n"
    run = candidate.run(["rights.txt", "log.txt"], files={"rights.txt": RIGHTS, "log.txt": log})

    assert (run.stdout, run.stderr, run.exit_code) == ("", "", 0)


def test_a_line_of_the_log_that_is_no_event(candidate):
    log = "2026-11-24T08:02:11;front;in;B000101;opened\n2026-11-24T08:0\n"
    run = candidate.run(["rights.txt", "log.txt"], files={"rights.txt": RIGHTS, "log.txt": log})

    assert run.stderr.startswith("log.txt:2: ")
    assert (run.stdout, run.exit_code) == ("", 1)


def test_rights_that_are_not_there(candidate):
    run = candidate.run(["nowhere.txt", "log.txt"], files={"log.txt": LOG})

    assert run.stderr.startswith("nowhere.txt: ")
    assert (run.stdout, run.exit_code) == ("", 2)
