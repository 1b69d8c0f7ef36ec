"""Who works on what: a lease is taken, extended, and ended by compare-and-set.

The database decides, so two workers that were given the same id cannot both
begin, and a worker that was thought dead cannot end what another took over.
"""

from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import exists, or_, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, func, select

from assessment.domain.submissions import State
from assessment.models.leases import Leased

Row = TypeVar("Row", bound=Leased)
WAITING = (State.RECEIVED, State.QUEUED)


def take(
    session: Session,
    kind: type[Row],
    key: UUID,
    *,
    owner: str,
    now: datetime,
    seconds: int,
    alone: bool = False,
) -> int | None:
    """Begin a run of the row's work; returns its number, or None where nothing is to be done.

    With `alone` there is nothing to be done either while other work of the kind goes on.
    """
    free = or_(
        col(kind.state).in_(WAITING),
        and_(col(kind.state) == State.RUNNING, col(kind.lease_until) < now),
    )
    if alone:
        other = aliased(kind)
        free = and_(free, ~exists().where(_is_alive(other, now)))
    values = {
        "state": State.RUNNING,
        "run": kind.run + 1,
        "tries": kind.tries + 1,
        "lease_owner": owner,
        "lease_until": now + timedelta(seconds=seconds),
    }
    if not _changed(session, kind, key, free, values):
        return None
    return session.exec(select(kind.run).where(_key(kind) == key)).one()


def extend(
    session: Session, kind: type[Row], key: UUID, run: int, *, now: datetime, seconds: int
) -> bool:
    """Keep a lease alive; False where the run is no longer the current one."""
    return _changed(
        session,
        kind,
        key,
        _is_current(kind, run),
        {"lease_until": now + timedelta(seconds=seconds)},
    )


def end(
    session: Session, kind: type[Row], key: UUID, run: int, state: State, *, cause: str = ""
) -> bool:
    """End a run in `state`; False where another run took over, whose word then counts."""
    values = {"state": state, "lease_owner": "", "lease_until": None, "cause": cause[:2000]}
    return _changed(session, kind, key, _is_current(kind, run), values)


def hand_back(session: Session, kind: type[Row], key: UUID, run: int) -> bool:
    """Give up a run that could not be begun in earnest; it does not count as a try."""
    values = {
        "state": State.QUEUED,
        "lease_owner": "",
        "lease_until": None,
        "tries": kind.tries - 1,
    }
    return _changed(session, kind, key, _is_current(kind, run), values)


def expire(session: Session, kind: type[Row], key: UUID, *, owner: str, now: datetime) -> bool:
    """End the lease, and not the run, of an owner whose process died; upkeep does the rest."""
    condition = and_(col(kind.state) == State.RUNNING, col(kind.lease_owner) == owner)
    return _changed(session, kind, key, condition, {"lease_until": now})


def waiting(session: Session, kind: type[Row]) -> list[UUID]:
    """Return what should be in the queue."""
    found = select(_key(kind)).where(col(kind.state).in_(WAITING))
    return list(session.exec(found).all())


def is_busy(session: Session, kind: type[Row], now: datetime) -> bool:
    """Say whether somebody works on anything of this kind."""
    return session.exec(select(_key(kind)).where(_is_alive(kind, now))).first() is not None


def count_ahead(session: Session, kind: type[Row], earlier: Any) -> int:  # noqa: ANN401
    """Count the rows that wait and came `earlier`, which is a condition on them."""
    waiting_ones = col(kind.state).in_(WAITING)
    return session.exec(select(func.count()).select_from(kind).where(waiting_ones, earlier)).one()


def dead(session: Session, kind: type[Row], now: datetime) -> list[Row]:
    """Return what runs under a lease that has run out."""
    found = select(kind).where(col(kind.state) == State.RUNNING, col(kind.lease_until) < now)
    return list(session.exec(found).all())


def _is_current(kind: type[Row], run: int) -> Any:  # noqa: ANN401 - an SQL condition
    return and_(col(kind.state) == State.RUNNING, col(kind.run) == run)


def _is_alive(kind: type[Row], now: datetime) -> Any:  # noqa: ANN401 - an SQL condition
    return and_(col(kind.state) == State.RUNNING, col(kind.lease_until) >= now)


def _key(kind: type[Row]) -> Any:  # noqa: ANN401 - the table's own key column
    return kind.id  # type: ignore[attr-defined]


def _changed(
    session: Session,
    kind: type[Row],
    key: UUID,
    condition: Any,  # noqa: ANN401
    values: dict[str, Any],
) -> bool:
    """Change the one row if the condition holds; say whether it did."""
    statement = update(kind).where(_key(kind) == key, condition).values(**values)
    result = session.execute(statement.execution_options(synchronize_session=False))
    if isinstance(result, CursorResult) and result.rowcount == 1:
        session.expire_all()
        return True
    return False
