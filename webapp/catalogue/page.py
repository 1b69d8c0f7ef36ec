"""What the page of a revision shows, whichever of its forms was sent."""

from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from assessment.domain.plans import PlanError
from assessment.domain.proofs import Matrix, VerifyReport, matrix
from assessment.domain.standards import Standard
from assessment.models.catalogue import ExerciseRevision
from assessment.services import catalogue, journal, offers, people, revisions
from webapp import packages
from webapp.auth import actor
from webapp.catalogue.faults import fault
from webapp.database import session


def page(
    row: ExerciseRevision,
    *,
    errors: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
) -> ResponseReturnValue:
    """Render a revision; what was typed into a refused form is kept."""
    proof = revisions.proof(row)
    shown = render_template(
        "catalogue/show.html",
        row=row,
        manifest=packages.package(row).manifest,
        standard=standard_of(row),
        proof=proof,
        matrix=drawn(row, proof) if proof else None,
        fault=fault,
        history=_history(row),
        pinned=revisions.pinned(session(), row),
        may_change=revisions.may_change(actor(), row),
        errors=errors or {},
        typed=typed or {},
        **standing_of(row),
    )
    return shown, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def standing_of(row: ExerciseRevision) -> dict[str, object]:
    """Return what the part of the page needs that changes by itself."""
    waits = revisions.is_being_proved(row)
    return {"waits": waits, "in_front": revisions.in_front(session(), row) if waits else 0}


def drawn(row: ExerciseRevision, proof: VerifyReport) -> Matrix:
    """Return the kill matrix for the indicators of this revision."""
    return matrix(proof, tuple(str(code) for code in row.indicators))


def standard_of(row: ExerciseRevision) -> Standard | None:
    """Return the newest standard that has the unit; None for a unit that none has any more."""
    try:
        version = offers.standard_of(session(), row.unit_code)
    except PlanError:
        return None
    return catalogue.standard(session(), version.id)


def _history(row: ExerciseRevision) -> list[dict[str, object]]:
    """Return who did what to it, with names; a person who is gone has none."""
    entries = journal.about(session(), row.id)
    return [
        {"at": entry.at, "action": entry.action, "by": _name(entry.person_id), **entry.detail}
        for entry in entries
    ]


def _name(person_id: UUID | None) -> str:
    found = people.find(session(), person_id) if person_id else None
    return found.name if found else ""
