"""Look at one graded submission once more: beside the work of others, and at the borderline."""

from uuid import UUID

from sqlmodel import Session

from assessment.domain.clock import now
from assessment.models.session import for_reading
from assessment.services import proposals, similarity, submissions
from tasks.workshop import current


def compare_submission(submission_id: str) -> None:
    """Run the job: look first, holding no lock, then write down what was found."""
    shop = current()
    engine = shop.engine()
    key = UUID(submission_id)
    try:
        with Session(for_reading(engine)) as session:
            found = similarity.look(session, key)
        with Session(engine) as session:
            similarity.record(session, shop.settings, key, found, now())
            attempt_id = submissions.get(session, key).attempt_id
            proposals.flag_borderline(session, attempt_id, now())
            session.commit()
    finally:
        engine.dispose()
