"""What waits for the staff of a centre: counted for whoever asks, in their own centres alone."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from assessment.domain.access import Actor, Role
from assessment.models.catalogue import Standing
from assessment.models.sittings import Message, MessageState
from assessment.services import catalogue, conclusions, reviews, revisions, sittings
from assessment.services.sittings import Line, Stage


@dataclass(frozen=True, slots=True)
class Assessing:
    """Flags that are open, and ended tests without a conclusion."""

    flags: int
    tests: int


@dataclass(frozen=True, slots=True)
class Managing:
    """Sittings that run or will, those that wait for their release, and mails that failed."""

    running: tuple[Line, ...]
    coming: tuple[Line, ...]
    unreleased: int
    failed_mails: int


@dataclass(frozen=True, slots=True)
class Authoring:
    """The newest revisions that are being proved, could not be tried, or were refused."""

    being_proved: int
    untried: int
    refused: int


def assessing(session: Session, actor: Actor) -> Assessing:
    """Count what waits for an assessor."""
    return Assessing(
        flags=reviews.count_open(session, actor), tests=conclusions.count_waiting(session, actor)
    )


def managing(session: Session, actor: Actor, now: datetime) -> Managing:
    """Return the sittings that run and those to come, soonest first; count what else waits."""
    lines = sittings.lines(session, actor, now)
    failed = (
        select(func.count())
        .select_from(Message)
        .where(
            col(Message.centre_id).in_(actor.centres(Role.MANAGER)),
            Message.state == MessageState.FAILED,
        )
    )
    return Managing(
        running=tuple(line for line in lines if line.stage is Stage.RUNNING),
        coming=tuple(line for line in lines if line.stage is Stage.UPCOMING),
        unreleased=sum(_waits_for_release(line) for line in lines),
        failed_mails=session.exec(failed).one(),
    )


def authoring(session: Session, actor: Actor) -> Authoring:
    """Count the packages of the author's centres that are not ready to be published."""
    own = actor.centres(Role.AUTHOR)
    newest = revisions.newest(catalogue.visible_to(session, actor))
    rows = [row for row in newest if row.centre_id in own]
    counts = Counter(row.standing for row in rows)
    under_way = sum(
        row.standing is Standing.UPLOADED and revisions.is_being_proved(row) for row in rows
    )
    return Authoring(
        being_proved=under_way,
        untried=counts[Standing.UPLOADED] - under_way,
        refused=counts[Standing.REFUSED],
    )


def _waits_for_release(line: Line) -> bool:
    """Say whether somebody sat it, and is not told the result yet."""
    return line.stage is Stage.PAST and line.begun > 0 and line.sitting.released_at is None
