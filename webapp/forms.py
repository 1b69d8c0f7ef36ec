"""Read a form into a pydantic model; what is wrong becomes one sentence per field."""

from collections.abc import Mapping
from typing import Any, TypeVar

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from pydantic import BaseModel, ConfigDict, ValidationError

Form = TypeVar("Form", bound=BaseModel)
SENTENCES = {
    "missing": _l("This is needed."),
    "string_too_short": _l("This is needed."),
    "string_too_long": _l("This is too long."),
    "datetime": _l("Choose a day and a time."),
    "timezone": _l("Choose a day and a time."),
    "date": _l("Write a date as year-month-day, for example 1990-12-31."),
    "int": _l("Write a whole number."),
    "greater": _l("This number is too small."),
    "less": _l("This number is too large."),
    "enum": _l("Choose one of the list."),
    "literal": _l("Choose one of the list."),
    "uuid": _l("Choose one of the list."),
}


class FieldError(ValueError):
    """What is wrong with one field, in a sentence for people; a validator of a form raises it."""


class FormModel(BaseModel):
    """What every form has in common: surrounding spaces do not count."""

    model_config = ConfigDict(str_strip_whitespace=True, frozen=True)


def read(
    form: type[Form], data: Mapping[str, Any] | None = None
) -> tuple[Form | None, dict[str, str]]:
    """Return the form and nothing, or nothing and a sentence for each field that is wrong."""
    given = dict(request.form.items()) if data is None else dict(data)
    filled = {name: value for name, value in given.items() if value != ""}
    try:
        return form.model_validate(filled), {}
    except ValidationError as error:
        return None, {
            ".".join(str(part) for part in one["loc"]): _sentence(one["type"], one["msg"])
            for one in error.errors()
        }


def _sentence(kind: str, said: str) -> str:
    if kind == "value_error":
        translated: str = gettext(said.removeprefix("Value error, "))
        return translated
    for prefix, sentence in SENTENCES.items():
        if kind.startswith(prefix):
            return str(sentence)
    return str(_l("This cannot be read; check it."))
