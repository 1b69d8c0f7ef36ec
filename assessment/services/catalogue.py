"""Which standards and exercises there are, and how a package becomes a folder again."""

import contextlib
import hashlib
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from assessment.domain.access import Actor, Role
from assessment.domain.archives import pack, unpack
from assessment.domain.errors import ConflictError, InvalidInputError, NotFoundError
from assessment.domain.exercises import Exercise, read_exercise, read_exercises
from assessment.domain.proofs import VerifyReport
from assessment.domain.revisions import KEPT_REPORT, MOST_BYTES, read_files
from assessment.domain.standards import Standard, read_standards
from assessment.domain.submissions import State
from assessment.models.catalogue import ExerciseRevision, StandardVersion, Standing

UNPROVED = frozenset({Standing.UPLOADED, Standing.VERIFIED, Standing.REFUSED})
UNFINISHED = ".laying-"
LONGEST_LAYING_OUT = timedelta(minutes=1)
LARGEST_STARTER = 50_000_000
READERS = (Role.AUTHOR, Role.MANAGER, Role.ASSESSOR)


def load_standards(session: Session, root: Path, now: datetime) -> list[StandardVersion]:
    """Load every standard below `root`; a version once loaded is never changed."""
    return [_load_standard(session, standard, now) for standard in read_standards(root)]


def standard(session: Session, version_id: UUID) -> Standard:
    """Return a standard as it was loaded; raises NotFoundError."""
    found = session.get(StandardVersion, version_id)
    if found is None:
        raise NotFoundError("There is no such standard.")
    return Standard.model_validate(found.data)


def load_exercises(
    session: Session,
    root: Path,
    now: datetime,
    refused: Callable[[InvalidInputError], None] | None = None,
) -> list[ExerciseRevision]:
    """Load every package below `root` that ships with the platform, at its present revision.

    One whose kept verify report speaks of this very revision, and proves it, is published.
    With `refused` a package that is not sound is told there, and the others are loaded.
    """
    found = read_exercises(root, refused)
    return [_load_exercise(session, exercise, now) for exercise in found]


def languages_in_use(session: Session) -> set[str]:
    """Return every programming language that an exercise here is offered in."""
    rows = session.exec(select(ExerciseRevision.languages)).all()
    return {str(language) for languages in rows for language in languages}


def starter(revision: ExerciseRevision, language: str) -> dict[str, str]:
    """Return the files the editor opens with in one language, from the stored archive."""
    prefix = f"starter/{language}/"
    return {
        name.removeprefix(prefix): data.decode("utf-8", "replace")
        for name, data in unpack(revision.archive, LARGEST_STARTER).items()
        if name.startswith(prefix)
    }


def get(session: Session, revision_id: UUID) -> ExerciseRevision:
    """Return one revision; raises NotFoundError."""
    found = session.get(ExerciseRevision, revision_id)
    if found is None:
        raise NotFoundError("There is no such exercise.")
    return found


def visible_to(session: Session, actor: Actor) -> list[ExerciseRevision]:
    """Return the revisions of the actor's centres and those that ship, newest first."""
    centres = actor.centres(*READERS)
    found = select(ExerciseRevision).where(
        col(ExerciseRevision.centre_id).is_(None) | col(ExerciseRevision.centre_id).in_(centres)
    )
    # A list needs no packages; one that is asked for later is fetched then.
    found = found.options(defer(ExerciseRevision.archive), defer(ExerciseRevision.verify_report))  # type: ignore[arg-type]
    ordered = found.order_by(ExerciseRevision.slug, col(ExerciseRevision.created_at).desc())
    return list(session.exec(ordered).all())


def materialise(row: ExerciseRevision, cache: Path) -> Exercise:
    """Return the package as a folder, laid out once for each revision."""
    folder = cache / row.revision / row.profession / row.slug
    if not folder.is_dir():
        lay_out(unpack(row.archive, MOST_BYTES), folder)
    return read_exercise(folder)


def lay_out(files: Mapping[str, bytes], folder: Path) -> None:
    """Write a folder as a whole or not at all: two workers may do so at once."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=UNFINISHED) as unfinished:
        whole = Path(unfinished) / folder.name
        for name, data in files.items():
            path = whole / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if not folder.is_dir():
            with contextlib.suppress(OSError):
                whole.rename(folder)


def remove_unfinished(cache: Path, now: datetime) -> int:
    """Remove what was laid out by half, by a process that was killed; returns how many there were."""
    before = (now - LONGEST_LAYING_OUT).timestamp()
    removed = 0
    for path in cache.glob(f"*/*/{UNFINISHED}*"):
        # Another process may finish it meanwhile.
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < before:
                shutil.rmtree(path)
                removed += 1
    return removed


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
    found = existing(session, exercise.revision, None)
    if found is None:
        found = new_row(exercise, now)
        session.add(found)
    if found.standing in UNPROVED:
        _take_over_kept_report(found, exercise, now)
    session.flush()
    return found


def existing(session: Session, revision: str, centre_id: UUID | None) -> ExerciseRevision | None:
    """Return the row of a revision in a centre, or among those that ship."""
    wanted = select(ExerciseRevision).where(
        ExerciseRevision.revision == revision, ExerciseRevision.centre_id == centre_id
    )
    return session.exec(wanted).first()


def new_row(exercise: Exercise, now: datetime) -> ExerciseRevision:
    """Make the row of a package that nobody has proved yet."""
    manifest = exercise.manifest
    return ExerciseRevision(
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


def _take_over_kept_report(row: ExerciseRevision, exercise: Exercise, now: datetime) -> None:
    """Publish a shipped revision that its kept report proves; any other waits for proof."""
    try:
        kept = VerifyReport.model_validate_json((exercise.folder / KEPT_REPORT).read_bytes())
    except (FileNotFoundError, ValidationError):
        return
    if kept.exercise.revision != exercise.revision:
        return
    row.verify_report, row.verified_at, row.state = kept.model_dump(mode="json"), now, State.GRADED
    row.standing = Standing.PUBLISHED if kept.proved else Standing.REFUSED
    row.problem = "\n".join(kept.problems)
    row.published_at = now if kept.proved else None
