"""Hand a file of an exercise to whoever may read the exercise: to be saved, never shown as a page."""

from io import BytesIO
from pathlib import PurePosixPath

from flask import abort, send_file
from flask.typing import ResponseReturnValue

from assessment.models.catalogue import ExerciseRevision
from webapp import packages

PLAIN = "application/octet-stream"
"""What a browser saves and never runs, whatever an author put into the file."""


def handed_out(revision: ExerciseRevision, name: str) -> ResponseReturnValue:
    """Return the file of this name among those given to candidates; 404 for any other name."""
    found = packages.resources(revision).get(name)
    if found is None:
        abort(404)
    saved_as = PurePosixPath(name).name
    return send_file(BytesIO(found), PLAIN, as_attachment=True, download_name=saved_as, max_age=0)
