"""Read a TOML document strictly: an unknown key is an error that names the keys allowed."""

import tomllib
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from assessment.domain.errors import InvalidInputError

MOST_BYTES = 500_000
# Besides its own error the parser lets through those of numbers and of brackets beyond all measure.
UNREADABLE = (ValueError, RecursionError)
Shape = TypeVar("Shape", bound=BaseModel)


class DocumentError(InvalidInputError):
    """A TOML document does not have the shape that is asked for."""


def read_document(path: Path, shape: type[Shape]) -> Shape:
    """Read `path` into `shape`; raises DocumentError in one sentence naming file and key."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            "%(file)s cannot be read (%(problem)s); add it.",
            file=path.name,
            problem=error.strerror,
        ) from error
    if len(raw) > MOST_BYTES:
        raise DocumentError(
            "%(file)s has %(size)s bytes; %(most)s are allowed.",
            file=path.name,
            size=len(raw),
            most=MOST_BYTES,
        )
    try:
        return shape.model_validate(tomllib.loads(raw.decode("utf-8")))
    except ValidationError as error:
        raise _refusal(path.name, shape, error.errors()[0]) from error
    except UNREADABLE as error:
        raise DocumentError(
            "%(file)s is not valid TOML: %(problem)s.", file=path.name, problem=error
        ) from error


def _refusal(file: str, shape: type[BaseModel], problem: Any) -> DocumentError:  # noqa: ANN401 - pydantic's ErrorDetails
    """Say in one sentence what is wrong at which key."""
    key = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        return DocumentError(
            "%(file)s has an unknown key %(key)s; the keys allowed there are %(allowed)s.",
            file=file,
            key=key,
            allowed=", ".join(_allowed(shape, problem["loc"][:-1])),
        )
    if problem["type"] == "missing":
        return DocumentError("%(file)s lacks the key %(key)s; add it.", file=file, key=key)
    text = problem["msg"].removeprefix("Value error, ")
    return DocumentError(
        "%(file)s: the key %(key)s is wrong: %(problem)s.", file=file, key=key, problem=text
    )


def _allowed(shape: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """Return the keys of the table at `loc`, following nested shapes."""
    for part in loc:
        if isinstance(part, int):
            continue
        found = shape.model_fields[part].annotation
        inner = [found, *get_args(found)]
        shapes = [kind for kind in inner if isinstance(kind, type) and issubclass(kind, BaseModel)]
        shape = shapes[0] if shapes else shape
    return sorted(field.alias or name for name, field in shape.model_fields.items())
