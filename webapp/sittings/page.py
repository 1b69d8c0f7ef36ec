"""What the page of a sitting shows, whichever of its forms was sent."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import format_date, format_time

from assessment.domain.attempts import Phase
from assessment.domain.clock import now
from assessment.domain.entries import COLUMNS, REQUIRED
from assessment.domain.rosters import RosterError
from assessment.domain.zones import written_in
from assessment.models.sittings import Sitting
from assessment.services import enrolments, invigilation, releases, sittings
from assessment.services.catalogue import standard
from assessment.services.invigilation import Place
from assessment.services.sittings import Stage
from webapp.auth import actor
from webapp.configuration import settings
from webapp.database import session
from webapp.errors import sentence
from webapp.filters import clock, first_of_month
from webapp.filters import moment as long_moment
from webapp.languages import reading_language
from webapp.sittings.posting import centre_of
from webapp.sittings.timeline import Timeline, timeline

FILTERS = ("here", "working", "finished", "absent", "attention")


def page(
    sitting: Sitting,
    *,
    errors: Mapping[str, str] | None = None,
    table: str = "",
    refused: RosterError | None = None,
) -> ResponseReturnValue:
    """Render a sitting; what was typed into a refused form is kept."""
    unit = standard(session(), sitting.standard_version_id).unit(sitting.unit_code)
    bad = bool(errors or refused)
    shown = render_template(
        "sittings/show.html",
        sitting=sitting,
        unit=unit,
        centre=centre_of(sitting),
        pinned=sittings.pinned(session(), sitting.id),
        uninvited=enrolments.uninvited(session(), actor(), sitting.id),
        columns=COLUMNS,
        required=REQUIRED,
        errors=errors or {},
        values=request.form if errors else {"language": reading_language()},
        table=table,
        refused=refused,
        sentence=sentence,
        **day_of(sitting),
    )
    return shown, HTTPStatus.UNPROCESSABLE_ENTITY if bad else HTTPStatus.OK


def day_of(sitting: Sitting) -> dict[str, Any]:
    """Return what the changing part of the page needs."""
    moment = now()
    day = invigilation.day(session(), actor(), sitting.id, moment)
    asked = request.args.get("show", "")
    chosen = asked if asked in FILTERS else ""
    places = [place for place in day.places if not chosen or _is(place, chosen)]
    counts = {name: sum(_is(place, name) for place in day.places) for name in FILTERS}
    strip = _timeline(sitting, day)
    ready = releases.readiness(session(), actor(), sitting.id, moment)
    return {
        "day": day,
        "places": places,
        "phases": Phase,
        "filters": counts,
        "chosen": chosen,
        "moment": moment,
        "stage": sittings.stage_of(session(), sitting, moment),
        "stages": Stage,
        "ready": ready,
        "release_refused": releases.refusal(ready),
        "exercises": sittings.exercises_of(session(), sitting.id),
        "timeline": strip,
        "mark_text": partial(_mark_text, days=strip is not None and strip.is_days),
        "when": clock if _is_one_day(sitting, moment) else long_moment,
    }


def _timeline(sitting: Sitting, day: invigilation.Day) -> Timeline | None:
    """Draw the day once somebody has begun."""
    courses = [place.course for place in day.places if place.course.started_at]
    if not courses:
        return None
    starts = [course.started_at for course in courses if course.started_at]
    ends = [place.ends_at for place in day.places if place.ends_at]
    return timeline(min(sitting.opens_at, *starts), max(ends), settings().time_zone)


def _mark_text(value: datetime, *, days: bool) -> str:
    return first_of_month(format_date(value, "d MMM")) if days else str(format_time(value, "HH:mm"))


def _is_one_day(sitting: Sitting, moment: datetime) -> bool:
    """Say whether a time of day is enough to tell when something was."""
    zone = settings().time_zone
    return written_in(sitting.opens_at, zone).date() == written_in(moment, zone).date()


def _is(place: Place, name: str) -> bool:
    """Say whether a place belongs under one of the filters."""
    if name == "here":
        return place.is_here
    if name == "attention":
        failed = place.letter is not None and place.letter.state == "failed"
        return bool(place.work.needs_look) or failed
    wanted = {
        "working": {Phase.WORKING, Phase.PAUSED},
        "finished": {Phase.FINISHED},
        "absent": {Phase.MISSED},
    }
    return place.phase in wanted[name]
