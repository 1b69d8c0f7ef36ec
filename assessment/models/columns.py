"""Column types both databases agree on: moments in UTC, enums by value, named constraints."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, DateTime, Dialect, Enum, LargeBinary, Text, TypeDecorator
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A moment: aware on both sides, stored in UTC. SQLite drops the zone, so it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        """Refuse a naive moment and store the others in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone; take it from assessment.domain.clock")
        return value.astimezone(UTC)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def key() -> Any:  # noqa: ANN401 - SQLModel types a Field as the column's own type
    """Return a primary key that no one can guess."""
    return Field(default_factory=uuid4, primary_key=True)


def moment(*, index: bool = False) -> Any:  # noqa: ANN401
    """Return a column for a moment that is always there."""
    return Field(sa_type=Moment, index=index)


def moment_or_none(*, index: bool = False) -> Any:  # noqa: ANN401
    """Return a column for a moment that may still have to come."""
    return Field(default=None, sa_type=Moment, index=index)


def by_value(kind: type[StrEnum], default: StrEnum | None = None, *, index: bool = False) -> Any:  # noqa: ANN401
    """Return a column that stores an enum by its value, checked by the database."""
    stored = Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        length=32,
        name=kind.__name__.lower(),
        create_constraint=True,
    )
    if default is None:
        return Field(sa_type=stored, index=index)
    return Field(default=default, sa_type=stored, index=index)


def document(default: type[dict[str, Any]] | type[list[Any]] = dict) -> Any:  # noqa: ANN401
    """Return a column for JSON."""
    return Field(default_factory=default, sa_type=JSON)


def text(default: str = "") -> Any:  # noqa: ANN401
    """Return a column for text of any length."""
    return Field(default=default, sa_type=Text)


def blob() -> Any:  # noqa: ANN401
    """Return a column for bytes."""
    return Field(sa_type=LargeBinary)


def reference(target: str, *, index: bool = True, unique: bool = False) -> Any:  # noqa: ANN401
    """Return a column that points at another row."""
    return Field(foreign_key=target, index=index, unique=unique)


Key = UUID
