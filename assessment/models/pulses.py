"""When the platform was last seen alive."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from assessment.models.columns import moment


class Pulse(SQLModel, table=True):
    """The last sign of life of one part of the platform."""

    __tablename__ = "pulses"
    part: str = Field(primary_key=True)
    at: datetime = moment()
