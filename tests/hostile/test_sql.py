"""Every SQL trick of the catalogue, on each engine it applies to, with its honest twin."""

import secrets

import pytest

from assessment.domain.exercises import read_exercise
from assessment.domain.reports import Outcome
from tests.hostile.statements import BOTH, CASES
from tests.support import sandboxes
from tests.support.databases import write_sql_package
from tests.support.sandboxes import judged

pytestmark = [pytest.mark.docker, pytest.mark.timeout(180)]
SUITE = """
SECRET = "CANARY-{canary}"
OLD = [(1, "2026-02-01"), (2, "2026-02-03")]


@pytest.mark.indicator("PRG-2.1")
def test_report(candidate):
    found = candidate.sql.database(SCHEMA, ROWS).run("report.sql")
    assert found.columns == ("name", "n")
    assert found.same(EXPECTED)


@pytest.mark.indicator("PRG-2.1")
def test_change(candidate):
    rows = {{**ROWS, "loans": ROWS["loans"] + OLD}}
    database = candidate.sql.database(SCHEMA, rows, may="define")
    database.run("change.sql")
    assert database.table("loans").same(ROWS["loans"])
    assert database.table("readers").same(ROWS["readers"])
"""
PAIRS = [
    pytest.param(case, engine, id=f"{engine} {case}") for case in CASES for engine in case.engines
]


@pytest.fixture(scope="module")
def exercise(tmp_path_factory):
    suite = SUITE.format(canary=secrets.token_hex(16))
    return read_exercise(write_sql_package(tmp_path_factory.mktemp("hostile"), suite))


@pytest.fixture(scope="module")
def sandbox():
    with sandboxes.opened("hostile", BOTH) as made:
        yield made


@pytest.mark.parametrize(("case", "engine"), PAIRS)
def test_a_trick_does_not_pass(case, engine, exercise, sandbox):
    report = judged(exercise, sandbox, case.trick_files, engine)

    assert not report.passed
    assert report.outcome is not Outcome.INFRASTRUCTURE_ERROR, report.flags
    assert "CANARY" not in report.to_json()


@pytest.mark.parametrize(("case", "engine"), PAIRS)
def test_its_honest_twin_passes(case, engine, exercise, sandbox):
    report = judged(exercise, sandbox, case.twin_files, engine)

    assert report.passed, (report.outcome, report.flags, [c.message for c in report.checks])
