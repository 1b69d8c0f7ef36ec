"""One submission that was graded for the proof: what it is, and what became of it."""

from uuid import UUID

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from assessment.domain.access import Role
from assessment.domain.proofs import Trial
from assessment.domain.revisions import read_files
from assessment.domain.submissions import decode_files
from assessment.models.catalogue import ExerciseRevision
from assessment.services import revisions
from webapp import packages
from webapp.auth import actor, role_required
from webapp.catalogue.blueprint import bp
from webapp.catalogue.faults import fault
from webapp.catalogue.page import drawn, standard_of
from webapp.database import session


@bp.get("/<uuid:revision_id>/trials/<int:number>")
@role_required(Role.AUTHOR, Role.ASSESSOR)
def trial(revision_id: UUID, number: int) -> ResponseReturnValue:
    """Show one trial of the proof with its code; solutions are for authors and assessors."""
    row = revisions.seen_by(session(), actor(), revision_id)
    proof = revisions.proof(row)
    if proof is None or number >= len(proof.trials):
        abort(404)
    found = proof.trials[number]
    matrix_row = next((one for one in drawn(row, proof).rows if one.trial == found), None)
    return render_template(
        "catalogue/trial.html",
        row=row,
        trial=found,
        matrix_row=matrix_row,
        indicators=drawn(row, proof).indicators,
        standard=standard_of(row),
        planted=fault(found.name) if found.role == "mutant" else None,
        files=files_of(row, found),
    )


def files_of(row: ExerciseRevision, found: Trial) -> dict[str, str]:
    """Return the code of a trial; a mutant's is that of the submission it was planted in."""
    exercise = packages.package(row)
    if found.role in {"starter", "empty"}:
        starter = decode_files(exercise.starter(found.language))
        return starter if found.role == "starter" else dict.fromkeys(starter, "")
    if found.role == "mutant":
        planted = fault(found.name).file
        files = decode_files(read_files(exercise.accepted()[0]))
        return {name: text for name, text in files.items() if name == planted}
    folders = (
        exercise.accepted()
        if found.role == "accepted"
        else [folder for code, folder in exercise.rejected() if code == found.expected]
    )
    named = [folder for folder in folders if folder.name == found.name]
    return decode_files(read_files(named[0])) if named else {}
