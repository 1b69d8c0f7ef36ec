"""Bring a database to the newest tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def migrate(engine: Engine) -> None:
    """Upgrade to the newest revision within one transaction."""
    with engine.begin() as connection:
        command.upgrade(config(connection), "head")


def config(connection: object) -> Config:
    """Return alembic's configuration, bound to an open connection."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.attributes["connection"] = connection
    return made
