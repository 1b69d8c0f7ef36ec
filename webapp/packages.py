"""The package behind a revision, read once for each revision."""

from collections.abc import Mapping

from flask import Flask, current_app

from assessment.domain.clock import now
from assessment.domain.exercises import Exercise
from assessment.domain.submissions import decode_files
from assessment.models.catalogue import ExerciseRevision
from assessment.services import catalogue
from assessment.settings import Settings
from webapp.configuration import settings as current

KEY = "proeve.packages"
OWN = "web-packages"
"""The web's own folder: workers may run as another user, whose folders it could not write into."""


def init_app(app: Flask, settings: Settings) -> None:
    """Keep what was read: a revision is a content hash, so it stays true."""
    catalogue.remove_unfinished(settings.state_dir / OWN, now())
    app.extensions[KEY] = {}


def package(revision: ExerciseRevision) -> Exercise:
    """Return the package as a folder."""
    read: dict[str, Exercise] = current_app.extensions[KEY]
    if revision.revision not in read:
        cache = current().state_dir / OWN
        read[revision.revision] = catalogue.materialise(revision, cache)
    return read[revision.revision]


def starter(revision: ExerciseRevision, language: str) -> Mapping[str, str]:
    """Return the files the editor opens with in one of the exercise's languages."""
    return decode_files(package(revision).starter(language))


def statement(revision: ExerciseRevision, language: str) -> str:
    """Return the Markdown the candidate reads, without its title, which the page has already."""
    first, _, rest = package(revision).statement(language).lstrip().partition("\n")
    return rest if first.startswith("# ") else f"{first}\n{rest}"


def visible_suite(revision: ExerciseRevision) -> Mapping[str, str]:
    """Return the visible tests, which the candidate may read."""
    suite = package(revision).suite(visible_only=True)
    shown = {name: data for name, data in suite.items() if name.startswith("visible/")}
    return decode_files(shown)


def resources(revision: ExerciseRevision) -> Mapping[str, bytes]:
    """Return the files given to the candidate beside the statement."""
    return package(revision).resources()
