"""How the platform as a whole is doing: counts and moments, and never a name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from assessment.domain.access import Actor, Role
from assessment.domain.errors import NotFoundError
from assessment.domain.submissions import State
from assessment.models.catalogue import ExerciseRevision
from assessment.models.leases import Leased
from assessment.models.reviews import FlagState, ReviewFlag
from assessment.models.sittings import Message, MessageState
from assessment.models.submissions import Submission, VisibleRun
from assessment.services import leases, outages


@dataclass(frozen=True, slots=True)
class Load:
    """Work of one kind: how much waits and how much runs, and when the oldest of it came in."""

    waiting: int
    running: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Condition:
    """The whole platform, as its database knows it; `untested` is what needs a person."""

    submissions: Load
    visible_runs: Load
    proofs: Load
    untested: int
    failed_mails: int
    upkeep_at: datetime | None


def condition(session: Session, actor: Actor) -> Condition:
    """Return the condition to an operator of any centre; to others there is no such thing."""
    if not actor.has_role(Role.OPERATOR):
        raise NotFoundError("There is no such page, or it is not for you.")
    untested = (ReviewFlag.kind == "needs_review", ReviewFlag.state == FlagState.OPEN)
    return Condition(
        submissions=_load(session, Submission, col(Submission.received_at)),
        visible_runs=_load(session, VisibleRun, col(VisibleRun.created_at)),
        proofs=_load(session, ExerciseRevision, col(ExerciseRevision.created_at)),
        untested=_count(session, ReviewFlag, *untested),
        failed_mails=_count(session, Message, Message.state == MessageState.FAILED),
        upkeep_at=outages.last_seen(session),
    )


def _load(session: Session, kind: type[Leased], came_in: Any) -> Load:  # noqa: ANN401 - a column
    waits, runs = col(kind.state).in_(leases.WAITING), col(kind.state) == State.RUNNING
    oldest = select(func.min(came_in)).where(waits | runs)
    return Load(
        _count(session, kind, waits), _count(session, kind, runs), session.exec(oldest).one()
    )


def _count(session: Session, kind: type[Any], *conditions: Any) -> int:  # noqa: ANN401 - SQL
    return session.exec(select(func.count()).select_from(kind).where(*conditions)).one()
