"""What rows have in common that a worker works on: a state, and a lease on the work."""

from datetime import datetime

from sqlmodel import SQLModel

from assessment.domain.submissions import State
from assessment.models.columns import by_value, moment_or_none, text


class Leased(SQLModel):
    """Columns of work that is queued: `run` counts what was begun, `tries` what may still be."""

    state: State = by_value(State, State.RECEIVED, index=True)
    run: int = 0
    tries: int = 0
    lease_owner: str = ""
    lease_until: datetime | None = moment_or_none(index=True)
    cause: str = text()
