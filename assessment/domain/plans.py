"""What a planned sitting must be: a title, a window in time, minutes, exercises."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from assessment.domain.errors import InvalidInputError

LONGEST_TITLE = 120
MOST_MINUTES = 600
MOST_EXERCISES = 12
LONGEST_WINDOW = timedelta(days=92)


class PlanError(InvalidInputError):
    """Something in a plan is off; `field` says what."""

    def __init__(self, message: str, *, field: str, **params: object) -> None:
        super().__init__(message, **params)
        self.field = field


@dataclass(frozen=True, slots=True)
class Plan:
    """A sitting as it is wanted; `closes_at` is the latest start."""

    title: str
    unit_code: str
    opens_at: datetime
    closes_at: datetime
    minutes: int
    revisions: tuple[UUID, ...]
    trial: UUID | None = None


def check_plan(plan: Plan, now: datetime) -> None:
    """Check what can be seen from the plan alone; raises PlanError."""
    _check_title(plan.title)
    _check_times(plan, now)
    if not plan.revisions:
        raise PlanError("Choose at least one exercise.", field="revisions")
    if len(plan.revisions) > MOST_EXERCISES:
        raise PlanError(
            "Choose at most %(most)s exercises.", field="revisions", most=MOST_EXERCISES
        )
    if len(set(plan.revisions)) < len(plan.revisions):
        raise PlanError("The same exercise is chosen twice.", field="revisions")
    if plan.trial in plan.revisions:
        raise PlanError(
            "The trial is one of the exercises of the test; choose another one.", field="trial"
        )


def _check_title(title: str) -> None:
    if not title.strip():
        raise PlanError("Give the sitting a title.", field="title")
    if len(title) > LONGEST_TITLE or not title.isprintable():
        raise PlanError(
            "The title is longer than %(most)s characters, or has signs that cannot be printed.",
            field="title",
            most=LONGEST_TITLE,
        )


def _check_times(plan: Plan, now: datetime) -> None:
    if plan.closes_at <= now:
        raise PlanError("The latest start is in the past.", field="closes_at")
    if plan.closes_at <= plan.opens_at:
        raise PlanError("The latest start must come after the opening.", field="closes_at")
    if plan.closes_at - plan.opens_at > LONGEST_WINDOW:
        raise PlanError(
            "A sitting takes people in for at most %(days)s days.",
            field="closes_at",
            days=LONGEST_WINDOW.days,
        )
    if not 1 <= plan.minutes <= MOST_MINUTES:
        raise PlanError(
            "The working time must be from 1 to %(most)s minutes.",
            field="minutes",
            most=MOST_MINUTES,
        )
