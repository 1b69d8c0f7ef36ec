"""One candidate to be enrolled, read from what somebody typed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from assessment.domain.errors import InvalidInputError
from assessment.domain.languages import READING_LANGUAGES

COLUMNS = ("name", "email", "language", "birth_date", "extra_minutes", "break_minutes")
REQUIRED = ("name", "email", "language")
LONGEST_NAME = 120
LONGEST_EMAIL = 254
MOST_EXTRA = 480
MOST_BREAK = 240
EARLIEST_BIRTH = date(1900, 1, 1)
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\.]+(\.[^\s@<>()\[\],;:\"\\.]+)+")
_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")


@dataclass(frozen=True, slots=True)
class Entry:
    """A candidate with language and accommodations, checked."""

    name: str
    email: str
    language: str = "en"
    birth_date: date | None = None
    extra_minutes: int = 0
    break_minutes: int = 0


def read_entry(
    typed: Mapping[str, str], today: date
) -> tuple[Entry | None, dict[str, InvalidInputError]]:
    """Return the entry, or None with the reason for each column that is wrong."""
    readers: dict[str, Callable[[str], Any]] = {
        "name": _name,
        "email": _email,
        "language": _language,
        "birth_date": lambda value: _birth_date(value, today),
        "extra_minutes": lambda value: minutes(value, MOST_EXTRA),
        "break_minutes": lambda value: minutes(value, MOST_BREAK),
    }
    read: dict[str, Any] = {}
    problems: dict[str, InvalidInputError] = {}
    for column, reader in readers.items():
        try:
            read[column] = reader(typed.get(column, "").strip())
        except InvalidInputError as error:
            problems[column] = error
    return (None if problems else Entry(**read)), problems


def minutes(typed: str, most: int) -> int:
    """Return a number of minutes, 0 where nothing is typed; raises InvalidInputError."""
    if not typed:
        return 0
    if not re.fullmatch(r"[0-9]{1,4}", typed) or int(typed) > most:
        raise InvalidInputError(
            "“%(value)s” is not a number of minutes from 0 to %(most)s.",
            value=typed[:40],
            most=most,
        )
    return int(typed)


def _name(typed: str) -> str:
    name = " ".join(typed.split())
    if not name:
        raise InvalidInputError("The name is missing.")
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise InvalidInputError(
            "The name is longer than %(most)s characters, or has signs that cannot be printed.",
            most=LONGEST_NAME,
        )
    return name


def _email(typed: str) -> str:
    email = typed.lower()
    if not email:
        raise InvalidInputError("The e-mail address is missing.")
    plain = email.isprintable() and len(email) <= LONGEST_EMAIL
    if not plain or not _EMAIL.fullmatch(email):
        raise InvalidInputError("“%(value)s” is not an e-mail address.", value=email[:80])
    return email


def _language(typed: str) -> str:
    language = typed.lower()
    if language not in READING_LANGUAGES:
        raise InvalidInputError(
            "“%(value)s” is not a language of the site; write %(known)s.",
            value=language[:40],
            known=", ".join(READING_LANGUAGES),
        )
    return language


def _birth_date(typed: str, today: date) -> date | None:
    if not typed:
        return None
    for form in _DATES:
        try:
            # Only the date is read: a day of birth has no zone.
            found = datetime.strptime(typed, form).date()  # noqa: DTZ007
        except ValueError:
            continue
        if EARLIEST_BIRTH <= found < today:
            return found
    raise InvalidInputError(
        "“%(value)s” is not a date of birth; write it as 1990-05-31.", value=typed[:40]
    )
