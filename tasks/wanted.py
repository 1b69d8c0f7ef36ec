"""Which workplace a job will want, looked up before it begins so that a ready one can be lent."""

from uuid import UUID

from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from assessment.domain.errors import NotFoundError
from assessment.models.leases import Leased
from assessment.models.reruns import Rerun
from assessment.models.session import connect
from assessment.models.submissions import Submission, VisibleRun
from assessment.services import catalogue
from assessment.settings import Settings
from grader.languages import adapter
from grader.pool import Wanted
from grader.sandbox import SandboxError


def wanted(settings: Settings, kind: type[Leased], key: UUID) -> Wanted | None:
    """Return language and limits of the row's exercise; None where nothing is known of it."""
    if kind not in {Submission, VisibleRun, Rerun}:
        return None
    engine = connect(settings.effective_database_url)
    try:
        with Session(engine) as session:
            row: Leased | None = session.get(kind, key)
            if isinstance(row, Rerun):
                row = session.get(Submission, row.submission_id)
            if not isinstance(row, Submission | VisibleRun):
                return None
            revision = catalogue.get(session, row.revision_id)
            exercise = catalogue.materialise(revision, settings.state_dir / "packages")
            return Wanted(adapter(row.language), exercise.manifest.limits)
    except (OperationalError, NotFoundError, SandboxError):
        return None  # the job itself will find out, and say so where it is due
    finally:
        engine.dispose()
