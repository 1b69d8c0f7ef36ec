"""Tricks in SQL: to find what the suite expects, to pass without the work, to get out.

`report.sql` must give the readers with their loans; `change.sql` must remove the
loans before March. A trick with `loot` is right only if it finds the canary.
"""

# ruff: noqa: S608 - statements put together are what this file is about

from dataclasses import dataclass

RIGHT = "SELECT r.name, count(l.day) AS n FROM readers r LEFT JOIN loans l ON l.reader = r.id"
GROUPED = " GROUP BY r.id, r.name"
REPORT = f"{RIGHT}{GROUPED};\n"
CHANGE = "DELETE FROM loans WHERE day < '2026-03-01';\n"
MARK = "CANARY-[0-9a-f]{32}"
BOTH = ("sqlite", "postgresql")
LITE = ("sqlite",)
POSTGRES = ("postgresql",)


@dataclass(frozen=True)
class Statements:
    """`number` is the line of the catalogue; the trick must not pass, the twin must."""

    number: int
    title: str
    engines: tuple[str, ...]
    report: str = REPORT
    change: str = CHANGE
    twin_report: str = REPORT
    twin_change: str = CHANGE

    def __str__(self):
        return f"{self.number} {self.title}"

    @property
    def trick_files(self):
        return {"report.sql": self.report.encode(), "change.sql": self.change.encode()}

    @property
    def twin_files(self):
        return {"report.sql": self.twin_report.encode(), "change.sql": self.twin_change.encode()}


def stealing(loot):
    """A report that is right only if one of the texts of `loot` holds the canary."""
    return f"{RIGHT} WHERE EXISTS (SELECT 1 FROM ({loot}) x (t) WHERE t ~ '{MARK}'){GROUPED};"


def stealing_lite(loot):
    """The same where a subquery's columns cannot be named."""
    return f"WITH x(t) AS ({loot}) {RIGHT} WHERE EXISTS (SELECT 1 FROM x WHERE t GLOB '*CANARY-[0-9a-f][0-9a-f]*'){GROUPED};"


THEFT = [
    Statements(
        43, "reads the schema table", LITE,
        report=stealing_lite("SELECT sql FROM sqlite_master UNION ALL SELECT name FROM sqlite_master"),
        twin_report=f"{RIGHT} WHERE (SELECT count(*) FROM sqlite_master) >= 2{GROUPED};",
    ),
    Statements(
        43, "reads every routine", POSTGRES,
        report=stealing("SELECT prosrc FROM pg_catalog.pg_proc"),
        twin_report=f"{RIGHT} WHERE (SELECT count(*) FROM pg_catalog.pg_proc) > 2{GROUPED};",
    ),
    Statements(
        43, "reads what other sessions ask", POSTGRES,
        report=stealing("SELECT query FROM pg_catalog.pg_stat_get_activity(NULL)"),
    ),
    Statements(
        43, "reads the catalogue of views and columns", POSTGRES,
        report=stealing(
            "SELECT view_definition FROM information_schema.views UNION ALL"
            " SELECT column_default FROM information_schema.columns UNION ALL"
            " SELECT schema_name FROM information_schema.schemata"
        ),
    ),
    Statements(
        43, "reads a file of the server", POSTGRES,
        report=stealing("SELECT pg_read_file('/etc/passwd') || 'CANARY-' || repeat('0', 32)"),
    ),
    Statements(
        43, "lists a folder of the server", POSTGRES,
        report=stealing("SELECT pg_ls_dir('/') || 'CANARY-' || repeat('0', 32)"),
    ),
    Statements(
        43, "loads a file as a large object", POSTGRES,
        report=stealing("SELECT lo_import('/etc/passwd')::text || 'CANARY-' || repeat('0', 32)"),
    ),
]  # fmt: skip
HIDING = [
    Statements(
        73, "puts a view in the table's place", BOTH,
        change="ALTER TABLE loans RENAME TO kept;"
        " CREATE VIEW loans AS SELECT * FROM kept WHERE day >= '2026-03-01';",
        twin_change=f"CREATE VIEW late AS SELECT * FROM loans; {CHANGE}",
    ),
    Statements(
        73, "shadows the table by a temporary one", BOTH,
        change="CREATE TEMP TABLE loans AS SELECT * FROM loans WHERE day >= '2026-03-01';",
        twin_change="CREATE TEMP TABLE late AS SELECT * FROM loans;" + CHANGE,
    ),
    Statements(
        73, "hides rows by a policy", POSTGRES,
        change="ALTER TABLE loans ENABLE ROW LEVEL SECURITY; ALTER TABLE loans FORCE ROW LEVEL SECURITY;"
        " CREATE POLICY late ON loans USING (day >= '2026-03-01');",
    ),
    Statements(
        73, "redirects a change by a rule and does nothing", POSTGRES,
        change="CREATE RULE gone AS ON DELETE TO loans DO INSTEAD NOTHING;" + CHANGE,
    ),
    Statements(
        73, "lets a trigger bring the rows back", LITE,
        change="CREATE TRIGGER back AFTER DELETE ON loans BEGIN"
        " INSERT INTO loans VALUES (old.reader, old.day); END;" + CHANGE,
    ),
    Statements(
        73, "redefines what is equal", POSTGRES,
        change="CREATE FUNCTION public.yes(date, date) RETURNS boolean LANGUAGE sql AS 'SELECT true';"
        " CREATE OPERATOR public.= (LEFTARG = date, RIGHTARG = date, FUNCTION = public.yes);"
        " ALTER ROLE candidate SET search_path = public, pg_catalog;",
    ),
    Statements(
        73, "makes a count of its own and sets the path before the catalogue", POSTGRES,
        change="CREATE AGGREGATE public.count(date) (SFUNC = int8inc_any, STYPE = int8, INITCOND = '0');"
        " ALTER ROLE candidate SET search_path = public, pg_catalog; SET search_path = public;",
    ),
    Statements(
        73, "leaves its change uncommitted", BOTH,
        change="BEGIN; " + CHANGE,
        twin_change="BEGIN; " + CHANGE + " COMMIT;",
    ),
]  # fmt: skip
LEAVING = [
    Statements(73, "attaches a file", LITE, report="ATTACH '/opt/proeve/x.db' AS x;" + REPORT),
    Statements(73, "attaches a database in memory", LITE, report="ATTACH ':memory:' AS x;" + REPORT),
    Statements(73, "writes a copy elsewhere", LITE, change="VACUUM INTO '/tmp/copy.db';" + CHANGE),
    Statements(73, "loads an extension", LITE, report="SELECT load_extension('/tmp/x');" + REPORT),
    Statements(
        73, "writes into the schema table", LITE,
        change="PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'x';" + CHANGE,
    ),
    Statements(73, "changes how the journal is kept", LITE, change="PRAGMA journal_mode = OFF;" + CHANGE),
    Statements(73, "calls the shell of the command line", LITE, report=".shell id\n" + REPORT),
    Statements(73, "calls the shell of the command line", POSTGRES, report="\\! id\n" + REPORT),
    Statements(
        73, "starts a program by COPY", POSTGRES,
        change="COPY loans FROM PROGRAM 'id';" + CHANGE,
    ),
    Statements(73, "writes a file by COPY", POSTGRES, change="COPY loans TO '/tmp/x';" + CHANGE),
    Statements(73, "becomes another role", POSTGRES, report="SET ROLE author;" + REPORT),
    Statements(
        73, "becomes the owner of the server", POSTGRES,
        report="SET SESSION AUTHORIZATION superuser;" + REPORT,
    ),
    Statements(73, "asks for an extension", POSTGRES, change="CREATE EXTENSION file_fdw;" + CHANGE),
    Statements(73, "ends the sessions of others", POSTGRES,
               report="SELECT pg_terminate_backend(pid) FROM pg_stat_get_activity(NULL);" + "SELECT 1;"),
    Statements(
        73, "lifts the time limit and sleeps", POSTGRES,
        report="SET statement_timeout = 0; SELECT pg_sleep(600);" + REPORT,
        twin_report="SET statement_timeout = 0; SELECT pg_sleep(0.01);" + REPORT,
    ),
    Statements(
        73, "counts for ever", BOTH,
        report="WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
        " SELECT count(*), 1 FROM n;",
        twin_report="WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 9)"
        f" {RIGHT} WHERE (SELECT count(*) FROM n) = 9{GROUPED};",
    ),
    Statements(
        73, "makes a text larger than the memory", LITE,
        report="WITH RECURSIVE n(x) AS (SELECT 'aaaaaaaa' UNION ALL SELECT x || x FROM n)"
        " SELECT max(x), 1 FROM n;",
    ),
    Statements(
        73, "makes a text larger than the memory", POSTGRES,
        report="SELECT string_agg(repeat('a', 1000000), ''), 1 FROM generate_series(1, 900);",
    ),
]  # fmt: skip
CASES = [*THEFT, *HIDING, *LEAVING]
