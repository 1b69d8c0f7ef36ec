"""What a candidate learns once the result is released: what was asked, seen and decided."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, select

from assessment.domain.attempts import AttemptKind
from assessment.domain.errors import ClosedError
from assessment.domain.scoring import Proposal
from assessment.models.attempts import Attempt
from assessment.models.catalogue import ExerciseRevision
from assessment.models.reviews import Conclusion
from assessment.services import attempts, proposals, submissions
from assessment.services.attempts import Place
from assessment.settings import Settings


@dataclass(frozen=True, slots=True)
class Result:
    """One candidate's result; `asked` names the exercises that gave evidence per indicator.

    `languages` says what the work that counts was written in, by the exercise's revision.
    """

    proposal: Proposal
    conclusion: Conclusion | None
    asked: dict[str, list[ExerciseRevision]]
    languages: dict[UUID, str]
    released_at: datetime
    appeal_until: datetime

    @property
    def outcome(self) -> str:
        """What people concluded, or what is proposed while nobody departed from it."""
        return self.conclusion.concluded if self.conclusion else self.proposal.proposed.value


def result(session: Session, settings: Settings, place: Place) -> Result:
    """Return the result of the candidate's test; raises ClosedError before its release."""
    released_at = place.sitting.released_at
    if released_at is None or place.test is None:
        raise ClosedError("The result is not released yet; you get a mail when it is.")
    return Result(
        proposal=proposals.for_attempt(session, place.test.id),
        conclusion=_conclusion(session, place.test),
        asked=_asked(session, place.sitting.id),
        languages=_languages(session, place.test.id),
        released_at=released_at,
        appeal_until=released_at + timedelta(days=settings.appeal_days),
    )


def _conclusion(session: Session, test: Attempt) -> Conclusion | None:
    return session.exec(select(Conclusion).where(Conclusion.attempt_id == test.id)).first()


def _languages(session: Session, attempt_id: UUID) -> dict[UUID, str]:
    counted = submissions.counted(session, attempt_id)
    return {revision_id: one.language for revision_id, one in counted.items()}


def _asked(session: Session, sitting_id: UUID) -> dict[str, list[ExerciseRevision]]:
    asked: dict[str, list[ExerciseRevision]] = {}
    for revision in attempts.exercises(session, sitting_id, AttemptKind.TEST):
        for code in revision.indicators:
            asked.setdefault(str(code), []).append(revision)
    return asked
