"""How alembic reaches the database: through the connection or the address it is given."""

from typing import Literal

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

import assessment.models  # noqa: F401 - importing it makes the metadata complete
from assessment.models.columns import Moment
from assessment.models.session import connect
from assessment.settings import Settings


def _render(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write our own column type, and SQLModel's, by names a migration imports."""
    if kind == "type" and isinstance(item, Moment):
        return "columns.Moment()"
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    return False


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        render_item=_render,
    )
    with context.begin_transaction():
        context.run_migrations()


def _run() -> None:
    given = context.config.attributes.get("connection")
    if given is not None:
        _migrate(given)
        return
    engine = connect(Settings().effective_database_url)
    with engine.begin() as connection:
        _migrate(connection)
    engine.dispose()


_run()
