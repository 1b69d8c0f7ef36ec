"""Compare one graded submission with the work of others."""

from uuid import UUID

from sqlmodel import Session

from assessment.domain.clock import now
from assessment.models.session import for_reading
from assessment.services import similarity
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
            session.commit()
    finally:
        engine.dispose()
