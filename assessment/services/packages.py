"""How a package comes into the catalogue: uploaded as an archive, read, and queued for proof."""

import re
import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from assessment.domain.access import Actor, Role
from assessment.domain.archives import unpack
from assessment.domain.documents import UNREADABLE
from assessment.domain.errors import ConflictError, InvalidInputError, NotFoundError
from assessment.domain.exercises import MANIFEST, Exercise, read_exercise
from assessment.domain.revisions import KEPT_REPORT
from assessment.domain.standards import STANDARD, Unit, read_standard
from assessment.models.catalogue import ExerciseRevision
from assessment.services import catalogue, journal
from assessment.settings import Settings

LONGEST_SLUG = 60


def upload(
    session: Session,
    settings: Settings,
    actor: Actor,
    centre_id: UUID,
    archive: bytes,
    *,
    now: datetime,
) -> ExerciseRevision:
    """Take a package in as an archive; it is verified before it can be published.

    Raises NotFoundError where the actor writes nothing in that centre, and
    InvalidInputError in one sentence for an archive or package that is not sound.
    """
    if not actor.may_act(centre_id, Role.AUTHOR):
        raise NotFoundError("There is no such centre.")
    files = unpack(archive, settings.package_bytes)
    # A proof that comes with the package is only its sender's word.
    files.pop(KEPT_REPORT, None)
    with TemporaryDirectory(prefix="proeve-upload-") as scratch:
        folder = Path(scratch) / "uploaded" / _slug_of(files)
        catalogue.lay_out(files, folder)
        exercise = read_exercise(folder)
        exercise.check_starter(settings.submission_bytes)
        row = _row(session, settings, exercise, centre_id, now)
    row.author_id = actor.person_id
    session.add(row)
    try:
        session.flush()
    except IntegrityError as error:
        raise _known_already(row.slug) from error
    journal.note(session, "uploaded", "exercise_revision", row.id, now, person_id=actor.person_id)
    return row


def _row(
    session: Session, settings: Settings, exercise: Exercise, centre_id: UUID, now: datetime
) -> ExerciseRevision:
    profession = _profession_of(settings.standards_dir, exercise)
    if catalogue.existing(session, exercise.revision, centre_id) is not None:
        raise _known_already(exercise.slug)
    row = catalogue.new_row(exercise, now)
    row.centre_id, row.profession = centre_id, profession
    return row


def _known_already(slug: str) -> ConflictError:
    return ConflictError(
        "This revision of %(slug)s is in the catalogue already; change it before you upload.",
        slug=slug,
    )


def _profession_of(root: Path, exercise: Exercise) -> str:
    """Return the profession whose standard has the unit, by the name of its folder."""
    known: list[str] = []
    for path in sorted(root.glob(f"*/{STANDARD}")):
        standard = read_standard(path.parent)
        for unit in standard.units:
            if unit.code == exercise.unit:
                _check_indicators(unit, exercise)
                return path.parent.name
        known.extend(unit.code for unit in standard.units)
    raise InvalidInputError(
        "%(manifest)s is for unit %(unit)s, which no standard has; there are %(known)s.",
        manifest=MANIFEST,
        unit=exercise.unit,
        known=", ".join(known),
    )


def _check_indicators(unit: Unit, exercise: Exercise) -> None:
    known = [indicator.code for indicator in unit.indicators()]
    for code in exercise.manifest.indicators:
        if code not in known:
            raise InvalidInputError(
                "%(manifest)s lists indicator %(code)s, which unit %(unit)s does not have; "
                "it has %(known)s.",
                manifest=MANIFEST,
                code=code,
                unit=unit.code,
                known=", ".join(known),
            )


def _slug_of(files: Mapping[str, bytes]) -> str:
    """Make the package's short name from its English title."""
    try:
        title = tomllib.loads(files[MANIFEST].decode("utf-8"))["title"]["en"]
    except (KeyError, TypeError, *UNREADABLE):
        return "package"
    return re.sub(r"[^a-z0-9]+", "-", str(title).lower()).strip("-")[:LONGEST_SLUG] or "package"
