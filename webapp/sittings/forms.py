"""What a manager fills in for a sitting."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, NaiveDatetime
from werkzeug.datastructures import MultiDict

from assessment.domain.entries import MOST_BREAK, MOST_EXTRA
from assessment.domain.errors import InvalidInputError
from assessment.domain.plans import LONGEST_TITLE, MOST_MINUTES, Plan, PlanError
from assessment.domain.zones import moment_of
from webapp.forms import FormModel

TRIAL = "trial"
PLACE = "place-"


class PlanForm(FormModel):
    """A sitting as typed; times are those of the centre's clock."""

    title: Annotated[str, Field(max_length=LONGEST_TITLE)]
    opens_at: NaiveDatetime
    closes_at: NaiveDatetime
    minutes: Annotated[int, Field(ge=1, le=MOST_MINUTES)]


class TimeForm(FormModel):
    """What one candidate gets beyond the common time."""

    extra_minutes: Annotated[int, Field(ge=0, le=MOST_EXTRA)] = 0
    break_minutes: Annotated[int, Field(ge=0, le=MOST_BREAK)] = 0


def plan_of(form: PlanForm, unit_code: str, typed: MultiDict[str, str], zone: str) -> Plan:
    """Return the plan; raises PlanError for a time that does not exist or two trials."""
    revisions, trials = chosen(typed)
    if len(trials) > 1:
        raise PlanError("Choose one trial.", field="trial")
    return Plan(
        title=form.title,
        unit_code=unit_code,
        opens_at=_moment(form.opens_at, zone, "opens_at"),
        closes_at=_moment(form.closes_at, zone, "closes_at"),
        minutes=form.minutes,
        revisions=revisions,
        trial=trials[0] if trials else None,
    )


def chosen(typed: MultiDict[str, str]) -> tuple[tuple[UUID, ...], list[UUID]]:
    """Return the exercises in the places given to them, and the trials."""
    places: list[tuple[int, UUID]] = []
    trials: list[UUID] = []
    for name, value in typed.items():
        key = _key(name)
        if key is not None and value == TRIAL:
            trials.append(key)
        elif key is not None and value.isdecimal() and value.isascii():
            places.append((int(value[:4]), key))
    places.sort(key=lambda place: place[0])
    return tuple(key for _, key in places), trials


def _key(name: str) -> UUID | None:
    if not name.startswith(PLACE):
        return None
    try:
        return UUID(name.removeprefix(PLACE))
    except ValueError:
        return None


def _moment(written: datetime, zone: str, field: str) -> datetime:
    try:
        return moment_of(written, zone)
    except InvalidInputError as error:
        raise PlanError(error.message, field=field, **error.params) from error
