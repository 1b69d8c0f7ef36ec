"""How templates write moments, numbers, texts, Markdown and code."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

import nh3
from flask import Flask
from flask_babel import (
    format_date,
    format_datetime,
    format_decimal,
    format_percent,
    format_time,
    get_timezone,
    ngettext,
)
from markdown_it import MarkdownIt
from markupsafe import Markup

from assessment.domain.languages import text_for
from assessment.settings import Settings
from webapp.highlighting import code, highlight, visible_controls
from webapp.languages import reading_language
from webapp.telling import told

MARKDOWN = MarkdownIt(
    "commonmark", {"html": False, "highlight": lambda text, name, _: str(highlight(text, name))}
).enable("table")
MINUTES_PER_HOUR = 60


def init_app(app: Flask, _settings: Settings) -> None:
    """Make the filters known."""
    for found in (
        moment,
        day,
        clock,
        duration,
        number,
        percent,
        text,
        markdown,
        code,
        case,
        told,
        candidate_number,
    ):
        app.add_template_filter(found, NAMES.get(found.__name__, found.__name__))
    app.add_template_filter(visible_controls)


NAMES = {"moment": "datetime", "day": "date", "clock": "time"}


def moment(value: datetime) -> str:
    """Return day and time with the zone, where the reader lives."""
    told = first_of_month(format_datetime(value, "d MMM y, HH:mm"))
    return f"{told} {value.astimezone(get_timezone()).tzname()}"


def day(value: date | datetime) -> str:
    """Return the day in words."""
    return first_of_month(format_date(value, "d MMMM y"))


def first_of_month(told: str) -> str:
    """Return a day in words as people write it; in French the first of a month is the `1er`."""
    french = reading_language() == "fr" and told.startswith("1 ")
    return f"1er {told[2:]}" if french else told


def clock(value: datetime) -> str:
    """Return the time with its seconds."""
    return str(format_time(value, "HH:mm:ss"))


def duration(minutes: float | timedelta) -> str:
    """Return hours and minutes in words."""
    total = minutes.total_seconds() / 60 if isinstance(minutes, timedelta) else minutes
    hours, rest = divmod(round(total), MINUTES_PER_HOUR)
    parts = [ngettext("%(num)s hour", "%(num)s hours", hours)] if hours else []
    if rest or not parts:
        parts.append(ngettext("%(num)s minute", "%(num)s minutes", rest))
    return " ".join(parts)


def number(value: float) -> str:
    """Return a number as the reader writes it."""
    return str(format_decimal(value))


def percent(value: float) -> str:
    """Return a share of one as a percentage."""
    return str(format_percent(value))


def text(texts: Mapping[str, str]) -> str:
    """Return the reader's one of several languages."""
    return text_for(texts, reading_language())


def markdown(source: str) -> Markup:
    """Return what an author wrote, as HTML that can only be text."""
    cleaned = nh3.clean(
        MARKDOWN.render(source),
        tags=nh3.ALLOWED_TAGS - {"img", "map", "area"},
        attributes={"a": {"href"}, "span": {"class"}, "code": {"class"}, "th": {"align"}},
    )
    # Who has no mouse scrolls a wide block with the keyboard, so it must take the focus.
    return Markup(cleaned.replace("<pre>", '<pre tabindex="0">'))  # noqa: S704 - cleaned above


def case(check_id: str) -> str:
    """Return a check's name as words: `visible/test_a.py::test_one_line[3]` is "one line (3)"."""
    name, bracket, rest = check_id.rpartition("::")[2].partition("[")
    words = name.removeprefix("test_").replace("_", " ")
    return f"{words} ({rest.removesuffix(']')})" if bracket else words


def candidate_number(enrolment_id: UUID) -> str:
    """Return what a candidate is called where the name must not weigh."""
    return enrolment_id.hex[:6].upper()
