"""Statements of the candidate, on each engine: what a suite sees of them, and what is refused."""

import pytest

from assessment.domain.exercises import read_exercise
from assessment.domain.reports import Limit, Outcome
from grader import grade
from tests.support import sandboxes
from tests.support.databases import write_sql_package

pytestmark = [pytest.mark.docker, pytest.mark.timeout(180)]
ENGINES = ("sqlite", "postgresql")
ENDLESS = {
    "sqlite": "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n",
    "postgresql": "SELECT count(*) FROM pg_class a, pg_class b, pg_class c, pg_class d, pg_class e",
}
QUERY = """
@pytest.mark.indicator("PRG-2.1")
def test_the_report(candidate):
    database = candidate.sql.database(SCHEMA, ROWS)
    assert database.run("report.sql").same(EXPECTED, ordered=True)
"""


@pytest.fixture(scope="module")
def sandbox():
    with sandboxes.opened("databases", ENGINES) as made:
        yield made


@pytest.fixture(params=ENGINES)
def engine(request):
    return request.param


@pytest.fixture
def judged(tmp_path, sandbox, engine):
    def judge(suite, **files):
        exercise = read_exercise(write_sql_package(tmp_path, suite))
        texts = {f"{name}.sql": text.encode() for name, text in files.items()}
        report = grade(exercise, texts, engine, sandbox)
        sandbox.tidy()
        assert report.outcome is not Outcome.INFRASTRUCTURE_ERROR, report.flags
        return report

    return judge


def said(report):
    return " / ".join(check.message for check in report.checks)


def test_rows_come_back_as_plain_data_with_numbers_days_and_nothing(judged):
    suite = """
@pytest.mark.indicator("PRG-2.1")
def test_the_report(candidate):
    database = candidate.sql.database(SCHEMA, ROWS)
    found = database.run("report.sql")
    assert found.columns == ("reader", "loans", "share", "last")
    assert found.same([("Ilse", 2, Decimal("1.5"), "2026-03-04"), ("Noor", 0, 0.5, None)],
                      ordered=True), found.rows
"""
    query = """
SELECT m.name AS reader, count(l.day) AS loans, count(l.day) / 2.0 + 0.5 AS share,
       max(l.day) AS last
  FROM readers m LEFT JOIN loans l ON l.reader = m.id GROUP BY m.id, m.name ORDER BY m.name;
"""
    report = judged(suite, report=query)

    assert report.passed, said(report)


def test_a_refused_statement_is_told_with_the_candidates_file_and_line(judged):
    suite = QUERY
    report = judged(suite, report="-- all readers\nSELECT name\nFROM reader;\n")

    assert not report.passed
    assert "report.sql, line " in said(report)
    assert "reader" in said(report)


def test_a_missing_file_is_told(judged):
    assert "report.sql was not handed in" in said(judged(QUERY, other="SELECT 1;"))


@pytest.mark.parametrize("text", ["", "-- nothing\n", ";"])
def test_an_empty_text_gives_no_rows(judged, text):
    report = judged(QUERY, report=text)

    assert not report.passed
    assert report.outcome is Outcome.GRADED


@pytest.mark.parametrize(
    ("may", "text", "granted"),
    [
        ("read", "DELETE FROM loans;", False),
        ("read", "CREATE TABLE more (id integer);", False),
        ("write", "DELETE FROM loans;", True),
        ("write", "DROP TABLE loans;", False),
        ("define", "DROP TABLE loans;", True),
        ("define", "CREATE TABLE more (id integer);", True),
    ],
)
def test_a_role_may_what_the_suite_says(judged, may, text, granted):
    suite = f"""
@pytest.mark.indicator("PRG-2.1")
def test_leave(candidate):
    database = candidate.sql.database(SCHEMA, ROWS, may="{may}")
    database.run("report.sql")
"""
    report = judged(suite, report=text)

    assert report.passed is granted, said(report)


def test_what_stands_in_a_table_is_read_by_another_role(judged):
    suite = """
@pytest.mark.indicator("PRG-2.1")
def test_the_table(candidate):
    database = candidate.sql.database(SCHEMA, ROWS, may="define")
    database.run("report.sql")
    assert database.table("loans").same([(1, "2026-03-01"), (1, "2026-03-04")])
"""
    honest = "UPDATE readers SET name = 'Ada' WHERE id = 2;"
    hiding = "ALTER TABLE loans RENAME TO kept; CREATE VIEW loans AS SELECT * FROM kept;"

    assert judged(suite, report=honest).passed
    report = judged(suite, report=hiding)
    assert not report.passed
    assert "there is no table loans" in said(report)


def test_two_sessions_see_each_other_only_after_the_commit(judged):
    suite = """
@pytest.mark.indicator("PRG-2.1")
def test_sessions(candidate):
    database = candidate.sql.database(SCHEMA, ROWS, may="write")
    first, second = database.session(), database.session()
    first.query("BEGIN")
    first.run("report.sql")
    assert second.query("SELECT count(*) FROM loans").rows == ((2,),)
    first.query("COMMIT")
    assert second.query("SELECT count(*) FROM loans").rows == ((0,),)
"""
    assert judged(suite, report="DELETE FROM loans;").passed


def test_a_plan_tells_whether_an_index_serves_a_query(judged):
    suite = """
@pytest.mark.indicator("PRG-2.1")
def test_the_plan(candidate):
    database = candidate.sql.database(SCHEMA, ROWS, may="define")
    assert "loans_by_day" not in database.plan("report.sql")
    database.run("change.sql")
    assert "loans_by_day" in database.plan("report.sql")
"""
    report = judged(
        suite,
        report="SELECT reader FROM loans WHERE day = '2026-03-01';",
        change="CREATE INDEX loans_by_day ON loans (day);",
    )

    assert report.passed, said(report)


def test_a_reference_is_answered_where_the_suite_runs(judged):
    suite = """
@pytest.mark.indicator("PRG-2.1")
def test_the_report(candidate, seed):
    rows = {"readers": [(1, f"R{seed}")], "loans": [(1, "2026-01-01")] * (1 + seed % 7)}
    expected = candidate.sql.reference(SCHEMA, rows, "SELECT count(*) FROM loans")
    found = candidate.sql.database(SCHEMA, rows).run("report.sql")
    assert found.same(expected.rows)
"""
    assert judged(suite, report="SELECT sum(1) * 0 + count(*) FROM loans").passed


def test_an_endless_query_is_stopped_and_the_next_check_has_a_fresh_database(judged, engine):
    suite = (
        QUERY.replace("test_the_report", "test_endless")
        + """
@pytest.mark.indicator("PRG-2.1")
def test_after(candidate):
    assert candidate.sql.database(SCHEMA, ROWS).run("change.sql").rows == ((1,),)
"""
    )
    report = judged(suite, report=ENDLESS[engine], change="SELECT 1")

    assert report.limit in (Limit.CPU, Limit.WALL)
    assert [check.outcome.value for check in report.checks] == ["failed", "passed"]


def test_a_flood_of_rows_is_refused(judged):
    flood = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 60000) SELECT x FROM n"

    assert "larger than 50000 rows" in said(judged(QUERY, report=flood))
