"""What candidates are told of a programming language, and which of them is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask, abort, request
from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l

from assessment.domain.errors import InvalidInputError
from assessment.domain.programming import LANGUAGES
from assessment.models.catalogue import ExerciseRevision
from assessment.settings import Settings

DATA_ENDINGS = (".txt", ".csv", ".json", ".md", ".html", ".xml", ".toml", ".yaml", ".ini")
"""Files that hold no program; they may be added in every language."""

_CAMEL = _l(
    "Names are written as in Python here. In %(language)s you may write them your own way: "
    "where the text says closing_time, both closingTime and closing_time are found."
)
_PASCAL = _l(
    "Names are written as in Python here. In %(language)s you may write them your own way: "
    "where the text says closing_time, ClosingTime is found too."
)
_EXPORTED = _l(
    "Names are written as in Python here. In %(language)s you write them your own way: "
    "ClosingTime where the text says closing_time."
)
_SNAKE = _l("Names are written in %(language)s exactly as they stand here.")
_COLUMNS = _l("Names of tables and columns are written exactly as they stand here.")
_THROW = _l("Where the text asks for an error over a value that is not allowed, throw %(error)s.")
_RETURN = _l(
    "Where the text asks for an error over a value that is not allowed, return an error as the "
    "last result."
)
_EXIT = _l(
    "Where the text asks for an error over a value that is not allowed, say why on standard error "
    "and end with a status other than 0."
)


@dataclass(frozen=True, slots=True)
class Customs:
    """How a language differs from the one in which statements write their names."""

    names: LazyString
    refusal: LazyString | None = None
    error: str = ""


CUSTOMS = {
    "javascript": Customs(_CAMEL, _THROW, "RangeError"),
    "typescript": Customs(_CAMEL, _THROW, "RangeError"),
    "java": Customs(_CAMEL, _THROW, "IllegalArgumentException"),
    "csharp": Customs(_PASCAL, _THROW, "ArgumentException"),
    "php": Customs(_CAMEL, _THROW, "InvalidArgumentException"),
    "c": Customs(_SNAKE),
    "cpp": Customs(_CAMEL, _THROW, "std::invalid_argument"),
    "go": Customs(_EXPORTED, _RETURN),
    "bash": Customs(_SNAKE, _EXIT),
    "sqlite": Customs(_COLUMNS),
    "postgresql": Customs(_COLUMNS),
}
"""By language; Python needs none."""
NAMED = ("function", "sql")
"""The kinds of exercise in which tests go by the names in the candidate's work."""


def init_app(app: Flask, _settings: Settings) -> None:
    """Let templates name languages and their customs."""
    app.add_template_filter(programming)
    app.add_template_filter(customs)
    app.add_template_filter(offered_by)


def programming(language: str) -> str:
    """Return the name people read; an unknown one as it is stored."""
    found = LANGUAGES.get(language)
    return found.title if found else language


def customs(revision: ExerciseRevision, language: str) -> list[str]:
    """Return how names are written and errors are raised, where others than people read them."""
    found = CUSTOMS.get(language)
    if found is None or revision.kind not in NAMED:
        return []
    title = programming(language)
    told = [str(found.names) % {"language": title}]
    told.append(gettext("Write in the files that the editor opens with; they show where."))
    if found.refusal is not None:
        told.append(str(found.refusal) % {"error": found.error})
    return told


def offered_by(revision: ExerciseRevision) -> Sequence[str]:
    """Return the languages that candidates may do an exercise in."""
    return [str(language) for language in revision.languages]


def offered_language(revision: ExerciseRevision) -> str | None:
    """Return the language that the address names, or None; 404 for one that is not offered."""
    asked = request.args.get("language")
    if asked is not None and asked not in offered_by(revision):
        abort(404)
    return asked


def wanted_language(revision: ExerciseRevision) -> str:
    """Return the language that a form chooses; raises InvalidInputError for any not offered."""
    wanted = request.form.get("wanted", "")
    offered = offered_by(revision)
    if wanted not in offered:
        raise InvalidInputError(
            "This exercise cannot be done in “%(wanted)s”; choose one of %(offered)s.",
            wanted=wanted[:40],
            offered=", ".join(programming(language) for language in offered),
        )
    return wanted


def switched(before: str, after: str) -> str:
    """Return what is said when the language has changed."""
    said: str = gettext(
        "You now work in %(after)s. What you wrote in %(before)s is kept; choose it again to "
        "return to it.",
        after=programming(after),
        before=programming(before),
    )
    return said
