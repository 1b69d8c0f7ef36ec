"""Which standards and exercises there are, and how a package gets from upload to tests."""

import contextlib
import hashlib
import json
import re
import tomllib
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlmodel import Session, col, select

from assessment.domain.access import Actor, Role
from assessment.domain.archives import pack, unpack
from assessment.domain.errors import ConflictError, NotFoundError
from assessment.domain.exercises import MANIFEST, Exercise, read_exercise, read_exercises
from assessment.domain.revisions import KEPT_REPORT, read_files, revision_of
from assessment.domain.standards import Standard, read_standards
from assessment.domain.submissions import State
from assessment.models.catalogue import ExerciseRevision, StandardVersion, Standing
from assessment.settings import Settings


def load_standards(session: Session, root: Path, now: datetime) -> list[StandardVersion]:
    """Load every standard below `root`; a version once loaded is never changed."""
    return [_load_standard(session, standard, now) for standard in read_standards(root)]


def standard(session: Session, version_id: UUID) -> Standard:
    """Return a standard as it was loaded; raises NotFoundError."""
    found = session.get(StandardVersion, version_id)
    if found is None:
        raise NotFoundError("There is no such standard.")
    return Standard.model_validate(found.data)


def load_exercises(session: Session, root: Path, now: datetime) -> list[ExerciseRevision]:
    """Load every package below `root` that ships with the platform, at its present revision.

    One whose kept verify report speaks of this very revision, and proves it, is published.
    """
    return [_load_exercise(session, exercise, now) for exercise in read_exercises(root)]


def get(session: Session, revision_id: UUID) -> ExerciseRevision:
    """Return one revision; raises NotFoundError."""
    found = session.get(ExerciseRevision, revision_id)
    if found is None:
        raise NotFoundError("There is no such exercise.")
    return found


def visible_to(session: Session, actor: Actor) -> list[ExerciseRevision]:
    """Return the revisions of the actor's centres and those that ship, newest first."""
    centres = actor.centres(Role.AUTHOR, Role.MANAGER, Role.ASSESSOR)
    found = select(ExerciseRevision).where(
        col(ExerciseRevision.centre_id).is_(None) | col(ExerciseRevision.centre_id).in_(centres)
    )
    ordered = found.order_by(ExerciseRevision.slug, col(ExerciseRevision.created_at).desc())
    return list(session.exec(ordered).all())


def upload(
    session: Session,
    settings: Settings,
    actor: Actor,
    centre_id: UUID,
    archive: bytes,
    *,
    now: datetime,
    scratch: Path,
) -> ExerciseRevision:
    """Take a package in as an archive; it is verified before it can be published.

    Raises NotFoundError where the actor writes nothing in that centre, and
    InvalidInputError in one sentence for an archive or package that is not sound.
    """
    if not actor.may_act(centre_id, Role.AUTHOR):
        raise NotFoundError("There is no such centre.")
    exercise = _laid_out(unpack(archive, settings.package_bytes), scratch)
    existing = _existing(session, exercise.revision, centre_id)
    if existing is not None:
        raise ConflictError(
            "This revision of %(slug)s is in the catalogue already; change it before you upload.",
            slug=exercise.slug,
        )
    row = _row(exercise, now)
    row.centre_id, row.author_id = centre_id, actor.person_id
    session.add(row)
    session.flush()
    return row


def publish(session: Session, actor: Actor, revision_id: UUID, now: datetime) -> ExerciseRevision:
    """Admit a proved revision to sittings; raises ConflictError while it is not proved."""
    row = get(session, revision_id)
    if row.centre_id is None or not actor.may_act(row.centre_id, Role.AUTHOR):
        raise NotFoundError("There is no such exercise.")
    if row.standing is not Standing.VERIFIED:
        raise ConflictError(
            "%(slug)s is %(standing)s; only a verified revision can be published.",
            slug=row.slug,
            standing=row.standing.value,
        )
    row.standing, row.published_at = Standing.PUBLISHED, now
    return row


def materialise(row: ExerciseRevision, cache: Path) -> Exercise:
    """Return the package as a folder, laid out once for each revision."""
    folder = cache / row.revision / row.profession / row.slug
    if not folder.is_dir():
        _lay_out(unpack(row.archive, len(row.archive) * 100 + 1), folder)
    return read_exercise(folder)


def _load_standard(session: Session, loaded: Standard, now: datetime) -> StandardVersion:
    data = loaded.model_dump(mode="json")
    digest = hashlib.sha256(loaded.model_dump_json().encode()).hexdigest()
    wanted = select(StandardVersion).where(
        StandardVersion.code == loaded.code, StandardVersion.version == loaded.version
    )
    found = session.exec(wanted).first()
    if found is not None and found.sha256 != digest:
        raise ConflictError(
            "Standard %(code)s %(version)s was changed without a new version; give it one.",
            code=loaded.code,
            version=loaded.version,
        )
    if found is None:
        found = StandardVersion(
            code=loaded.code, version=loaded.version, sha256=digest, data=data, loaded_at=now
        )
        session.add(found)
        session.flush()
    return found


def _load_exercise(session: Session, exercise: Exercise, now: datetime) -> ExerciseRevision:
    found = _existing(session, exercise.revision, None)
    if found is None:
        found = _row(exercise, now)
        session.add(found)
        session.flush()
    return found


def _existing(session: Session, revision: str, centre_id: UUID | None) -> ExerciseRevision | None:
    wanted = select(ExerciseRevision).where(
        ExerciseRevision.revision == revision, ExerciseRevision.centre_id == centre_id
    )
    return session.exec(wanted).first()


def _row(exercise: Exercise, now: datetime) -> ExerciseRevision:
    manifest = exercise.manifest
    row = ExerciseRevision(
        exercise_id=manifest.id,
        revision=exercise.revision,
        profession=exercise.profession,
        slug=exercise.slug,
        unit_code=exercise.unit,
        kind=manifest.kind,
        title=manifest.title,
        minutes=manifest.minutes,
        indicators=list(manifest.indicators),
        languages=list(manifest.languages),
        archive=pack(read_files(exercise.folder)),
        created_at=now,
    )
    _take_over_kept_report(row, exercise, now)
    return row


def _take_over_kept_report(row: ExerciseRevision, exercise: Exercise, now: datetime) -> None:
    """Publish a shipped revision that its kept report proves; any other waits for proof."""
    kept = exercise.folder / KEPT_REPORT
    report = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else {}
    if report.get("exercise", {}).get("revision") != exercise.revision:
        return
    row.verify_report, row.verified_at, row.state = report, now, State.GRADED
    proved = not report.get("problems")
    row.standing = Standing.PUBLISHED if proved else Standing.REFUSED
    row.published_at = now if proved else None


def _laid_out(files: dict[str, bytes], scratch: Path) -> Exercise:
    """Lay an uploaded package out to read it; its folder is named by its own content."""
    slug = _slug_of(files)
    folder = scratch / revision_of(files) / "uploaded" / slug
    _lay_out(files, folder)
    return read_exercise(folder)


def _lay_out(files: dict[str, bytes], folder: Path) -> None:
    """Write a folder as a whole or not at all: two workers may do so at once."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".laying-") as unfinished:
        whole = Path(unfinished) / folder.name
        for name, data in files.items():
            path = whole / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if not folder.is_dir():
            with contextlib.suppress(OSError):
                whole.rename(folder)


def _slug_of(files: dict[str, bytes]) -> str:
    """Make the package's short name from its English title."""
    try:
        title = tomllib.loads(files[MANIFEST].decode("utf-8"))["title"]["en"]
    except (KeyError, TypeError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return "package"
    return re.sub(r"[^a-z0-9]+", "-", str(title).lower()).strip("-")[:60] or "package"
