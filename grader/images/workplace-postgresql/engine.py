"""PostgreSQL as a disposable database: roles of the server decide what may be done."""

from typing import Any

import psycopg2
from psycopg2.extras import execute_values
from server import connected
from statements import FailedError, taken

GRANTS = {
    "read": "GRANT SELECT ON ALL TABLES IN SCHEMA public TO candidate",
    "write": "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO candidate;"
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO candidate",
}
IS_TABLE = """
SELECT c.relkind FROM pg_catalog.pg_class c
 WHERE c.relname OPERATOR(pg_catalog.=) %s
   AND c.relnamespace OPERATOR(pg_catalog.=) 'public'::pg_catalog.regnamespace
"""


class PostgreSQL:
    """Each database is one of the workplace's own server."""

    def __init__(self) -> None:
        self.may: dict[str, str] = {}

    def create(self, name: str, may: str) -> None:
        """Make a database that belongs to the author, and the candidate's where they define."""
        self.may[name] = may
        connection = connected("postgres", "superuser")
        try:
            cursor = connection.cursor()
            cursor.execute(
                f"CREATE DATABASE {name} TEMPLATE template1 OWNER author STRATEGY FILE_COPY"
            )
            cursor.execute(f"REVOKE TEMPORARY ON DATABASE {name} FROM PUBLIC")
            if may == "define":
                cursor.execute(f"GRANT TEMPORARY ON DATABASE {name} TO candidate")
        finally:
            connection.close()
        self._arrange(name, may)

    def _arrange(self, name: str, may: str) -> None:
        """Say who may do what with what will be made in it."""
        connection = connected(name, "superuser")
        try:
            cursor = connection.cursor()
            cursor.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
            owner = "candidate" if may == "define" else "author"
            cursor.execute(f"ALTER SCHEMA public OWNER TO {owner}")
            if may != "define":
                cursor.execute("GRANT USAGE ON SCHEMA public TO candidate")
        finally:
            connection.close()

    def connect(self, name: str, role: str) -> Any:
        """Return a connection of that role; what a candidate defines, their role fills."""
        if role == "author" and self.may[name] == "define":
            role = "candidate"
        try:
            return connected(name, role)
        except psycopg2.Error as error:
            raise FailedError(str(error).strip()) from error

    def fill(self, connection: Any, text: str, rows: list[Any]) -> None:
        """Run the suite's statements, and those with rows many times, and grant what is due."""
        cursor = connection.cursor()
        try:
            cursor.execute("BEGIN")
            if text.strip():
                cursor.execute(text)
            for statement, values in rows:
                execute_values(cursor, f"{statement.partition(' VALUES ')[0]} VALUES %s", values)
            for name, may in self.may.items():
                if name == connection.info.dbname and may in GRANTS:
                    cursor.execute(GRANTS[may])
            cursor.execute("COMMIT")
        except psycopg2.Error as error:
            raise _failed(error, text) from error

    def execute(self, connection: Any, text: str) -> dict[str, Any]:
        """Run a whole text, as one transaction unless it says otherwise."""
        cursor = connection.cursor()
        try:
            if text.strip():
                cursor.execute(text)
            return taken(cursor)
        except (psycopg2.Error, ValueError) as error:
            raise _failed(error, text) from error

    def plan(self, connection: Any, text: str) -> dict[str, Any]:
        """Return the steps in which a statement would be answered, were no table small."""
        connection.cursor().execute("SET enable_seqscan = off")
        return self.execute(connection, f"EXPLAIN {text}")

    def table(self, connection: Any, name: str) -> dict[str, Any]:
        """Return the rows of a table, which no view or rule can stand in for."""
        cursor = connection.cursor()
        try:
            cursor.execute(IS_TABLE, (name,))
            if cursor.fetchone() not in (("r",), ("p",)):
                raise FailedError(f"there is no table {name}")
            quoted = name.replace('"', '""')
            cursor.execute(f'SELECT * FROM public."{quoted}"')  # noqa: S608 - quoted
            return taken(cursor)
        except psycopg2.Error as error:
            raise _failed(error, "") from error


def _failed(error: Exception, text: str) -> FailedError:
    """Keep the server's own words, and turn its position into a line."""
    told = getattr(error, "diag", None)
    words = getattr(told, "message_primary", None) or str(error).strip()
    position = getattr(told, "statement_position", None)
    line = text.count("\n", 0, int(position) - 1) + 1 if position else 0
    return FailedError(words, str(getattr(error, "pgcode", None) or ""), line)
