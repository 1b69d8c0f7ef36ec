"""What every view of an attempt begins with: the candidate's own attempt and exercise."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import abort, request

from assessment.domain.clock import now
from assessment.domain.errors import ClosedError
from assessment.models.attempts import Attempt
from assessment.models.catalogue import ExerciseRevision
from assessment.services import attempts, drafts
from assessment.services.attempts import Place
from webapp import browsers
from webapp.auth import actor
from webapp.database import SAFE, session
from webapp.filters import clock


@dataclass(frozen=True, slots=True)
class Work:
    """One exercise of the asking candidate's attempt; `number` counts from one."""

    attempt: Attempt
    place: Place
    exercises: list[ExerciseRevision]
    number: int
    now: datetime

    @property
    def revision(self) -> ExerciseRevision:
        """The exercise that is worked on."""
        return self.exercises[self.number - 1]

    @property
    def language(self) -> str:
        """The programming language of the exercise."""
        return str(self.revision.languages[0])

    @property
    def is_open(self) -> bool:
        """Say whether work is still taken."""
        return self.place.is_open(self.attempt)

    @property
    def is_elsewhere(self) -> bool:
        """Say whether another browser holds this attempt."""
        return self.attempt.browser != browsers.this()

    def check_open(self) -> None:
        """Refuse what comes after the end, and say what counts instead."""
        if self.is_open:
            return
        draft = drafts.find(session(), self.attempt.id, self.revision.id)
        if draft is None:
            raise ClosedError("The time is over, so this was not taken; nothing was saved before.")
        raise ClosedError(
            "The time is over, so this was not taken; your work as saved at %(time)s counts.",
            time=clock(draft.saved_at),
        )


def work(attempt_id: UUID, number: int) -> Work:
    """Return the exercise with its attempt; 404 for anyone but its candidate."""
    moment = now()
    change = request.method not in SAFE
    attempt, place = attempts.attempt_of(session(), actor(), attempt_id, moment, change=change)
    found = attempts.exercises(session(), place.sitting.id, attempt.kind)
    if not 1 <= number <= len(found):
        abort(404)
    return Work(attempt, place, found, number, moment)
