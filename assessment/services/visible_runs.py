"""Runs of the visible tests, which a candidate or a previewing author asks for."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from sqlmodel import Session, col, select

from assessment.domain.errors import NotFoundError, TooOftenError
from assessment.domain.reports import Report
from assessment.domain.submissions import check_files
from assessment.models.submissions import VisibleRun
from assessment.services import leases
from assessment.settings import Settings

MINUTE = timedelta(minutes=1)


def ask(
    session: Session,
    settings: Settings,
    person_id: UUID,
    revision_id: UUID,
    files: Mapping[str, str],
    *,
    language: str,
    attempt_id: UUID | None,
    now: datetime,
) -> VisibleRun:
    """Take a run in; it is asked for once the caller has committed.

    Raises SubmissionError for files that cannot be run, and TooOftenError.
    """
    taken = check_files(files, settings.submission_bytes)
    _check_pace(session, settings, person_id, now)
    run = VisibleRun(
        attempt_id=attempt_id,
        person_id=person_id,
        revision_id=revision_id,
        language=language,
        files=taken,
        created_at=now,
    )
    session.add(run)
    session.flush()
    return run


def get(session: Session, person_id: UUID, run_id: UUID) -> VisibleRun:
    """Return a run that this person asked for; raises NotFoundError."""
    found = session.get(VisibleRun, run_id)
    if found is None or found.person_id != person_id:
        raise NotFoundError("There is no such run.")
    return found


def latest(
    session: Session, person_id: UUID, revision_id: UUID, attempt_id: UUID | None, language: str
) -> VisibleRun | None:
    """Return the run asked for last on one exercise in one language, or None."""
    wanted = select(VisibleRun).where(
        VisibleRun.person_id == person_id,
        VisibleRun.revision_id == revision_id,
        VisibleRun.attempt_id == attempt_id,
        VisibleRun.language == language,
    )
    return session.exec(wanted.order_by(col(VisibleRun.created_at).desc())).first()


def report(run: VisibleRun) -> Report | None:
    """Return what the run found, or None while it waits."""
    return Report.model_validate(run.report) if run.report else None


def _check_pace(session: Session, settings: Settings, person_id: UUID, now: datetime) -> None:
    recent = select(VisibleRun.created_at).where(
        VisibleRun.person_id == person_id, VisibleRun.created_at > now - MINUTE
    )
    moments = sorted(session.exec(recent).all())
    most = settings.visible_runs_per_minute
    if len(moments) >= most:
        wait = ceil((moments[-most] + MINUTE - now).total_seconds())
        raise TooOftenError(
            "You ran the published cases %(count)s times within a minute; "
            "the next run is possible in %(wait)s s. Your work is kept.",
            count=len(moments),
            wait=wait,
        )


def ahead_of(session: Session, run: VisibleRun) -> int:
    """Count the runs that will be looked at before this one."""
    return leases.count_ahead(session, VisibleRun, col(VisibleRun.created_at) < run.created_at)
