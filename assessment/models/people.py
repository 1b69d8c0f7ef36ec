"""People, centres, and the roles that join them."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from assessment.domain.access import Role
from assessment.models.columns import Key, by_value, key, moment, reference


class Centre(SQLModel, table=True):
    """A validation centre."""

    __tablename__ = "centres"
    id: Key = key()
    slug: str = Field(unique=True)
    name: str
    created_at: datetime = moment()


class Person(SQLModel, table=True):
    """Someone with an account; candidates come in by invitation and have no password.

    A session of an earlier `session_generation` speaks for nobody any more.
    """

    __tablename__ = "people"
    id: Key = key()
    email: str = Field(unique=True)
    name: str
    birth_date: date | None = None
    language: str = "en"
    password_hash: str | None = None
    session_generation: int = 0
    is_demonstration: bool = False
    created_at: datetime = moment()


class Membership(SQLModel, table=True):
    """One role of one person in one centre."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("person_id", "centre_id", "role"),)
    id: Key = key()
    person_id: Key = reference("people.id")
    centre_id: Key = reference("centres.id")
    role: Role = by_value(Role)
