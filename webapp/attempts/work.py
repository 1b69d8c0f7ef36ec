"""What every view of an attempt begins with: the candidate's own attempt and exercise."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import abort, request, url_for

from assessment.domain.clock import now
from assessment.domain.errors import ClosedError
from assessment.models.attempts import Attempt, Draft
from assessment.models.catalogue import ExerciseRevision
from assessment.services import attempts, drafts
from assessment.services.attempts import Place
from webapp import browsers, packages
from webapp.auth import actor
from webapp.database import SAFE, session
from webapp.filters import clock
from webapp.programming import offered_by, offered_language


@dataclass(frozen=True, slots=True)
class Work:
    """One exercise of the asking candidate's attempt; `number` counts from one."""

    attempt: Attempt
    place: Place
    exercises: list[ExerciseRevision]
    number: int
    language: str
    now: datetime

    @property
    def revision(self) -> ExerciseRevision:
        """The exercise that is worked on."""
        return self.exercises[self.number - 1]

    def address(self, view: str, number: int | None = None, language: str | None = None) -> str:
        """Return where a view of this work is: of another exercise or language where one is named.

        What is offered in one language needs no name for it.
        """
        number = number or self.number
        offered = offered_by(self.exercises[number - 1])
        named = (language or self.language) if len(offered) > 1 else None
        address: str = url_for(view, attempt_id=self.attempt.id, number=number, language=named)
        return address

    @property
    def is_open(self) -> bool:
        """Say whether work is still taken."""
        return self.place.is_open(self.attempt)

    @property
    def is_elsewhere(self) -> bool:
        """Say whether another browser holds this attempt."""
        return self.attempt.browser != browsers.this()

    def draft(self) -> Draft:
        """Return the draft in the language that is worked in; the starter where there is none."""
        return drafts.current(
            session(),
            self.attempt,
            self.revision,
            language=self.language,
            starter=packages.starter(self.revision, self.language),
            now=self.now,
        )

    def check_open(self) -> None:
        """Refuse what comes after the end, and say what counts instead."""
        if self.is_open:
            return
        draft = drafts.last_worked(session(), self.attempt.id).get(self.revision.id)
        if draft is None:
            raise ClosedError("The time is over, so this was not taken; nothing was saved before.")
        raise ClosedError(
            "The time is over, so this was not taken; your work as saved at %(time)s counts.",
            time=clock(draft.saved_at),
        )


def work(attempt_id: UUID, number: int) -> Work:
    """Return the exercise with its attempt; 404 for anyone but its candidate.

    The address names the programming language; where it does not, it is the one last worked in.
    """
    moment = now()
    change = request.method not in SAFE
    attempt, place = attempts.attempt_of(session(), actor(), attempt_id, moment, change=change)
    found = attempts.exercises(session(), place.sitting.id, attempt.kind)
    if not 1 <= number <= len(found):
        abort(404)
    language = offered_language(found[number - 1]) or _last_language(attempt, found[number - 1])
    return Work(attempt, place, found, number, language, moment)


def _last_language(attempt: Attempt, revision: ExerciseRevision) -> str:
    """Return the language last worked in: on this exercise, else on any that was worked on."""
    offered = offered_by(revision)
    if len(offered) == 1:
        return offered[0]
    worked = drafts.last_worked(session(), attempt.id)
    if revision.id in worked:
        return worked[revision.id].language
    latest = sorted(worked.values(), key=lambda draft: draft.saved_at, reverse=True)
    return next((one.language for one in latest if one.language in offered), offered[0])
