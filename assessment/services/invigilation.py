"""The day of a sitting: who is there, who works, who has finished, what is queued."""

import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from assessment.domain.access import Actor
from assessment.domain.attempts import (
    Allowance,
    AttemptKind,
    Course,
    Pause,
    Phase,
    Window,
    deadline,
    phase,
)
from assessment.domain.submissions import State
from assessment.models.attempts import Attempt, Break, Draft
from assessment.models.people import Person
from assessment.models.reviews import Conclusion, FlagState, ReviewFlag
from assessment.models.sittings import Enrolment, Message, Sitting
from assessment.models.submissions import Submission
from assessment.services import messages, sittings


@dataclass(frozen=True, slots=True)
class Work:
    """What one candidate has handed in: exercises, and what of it waits or needs a look."""

    handed_in: int = 0
    waiting: int = 0
    needs_look: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """One candidate on the day."""

    enrolment: Enrolment
    person: Person
    phase: Phase
    course: Course
    ends_at: datetime | None
    saved_at: datetime | None
    work: Work
    letter: Message | None
    is_concluded: bool

    @property
    def is_here(self) -> bool:
        """Say whether the candidate has come in and not begun."""
        waits = self.phase in {Phase.LOBBY, Phase.READY}
        return waits and self.enrolment.contract_accepted_at is not None


@dataclass(frozen=True, slots=True)
class Day:
    """Everyone of a sitting, by name, with counts of where they stand."""

    places: tuple[Place, ...]
    phases: Counter[Phase]
    here: int
    waiting: int
    needs_look: int


def day(session: Session, actor: Actor, sitting_id: UUID, now: datetime) -> Day:
    """Return the sitting as it stands at `now`."""
    sitting = sittings.get_for(session, actor, sitting_id)
    wanted = select(Enrolment, Person).join(Person).where(Enrolment.sitting_id == sitting_id)
    enrolled = sorted(session.exec(wanted).all(), key=lambda pair: _in_order(pair[1]))
    seen = _Seen.of(session, sitting)
    places = tuple(_place(seen, enrolment, person, now) for enrolment, person in enrolled)
    return Day(
        places,
        Counter(place.phase for place in places),
        sum(place.is_here for place in places),
        sum(place.work.waiting for place in places),
        sum(place.work.needs_look for place in places),
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is known of a sitting: letters and tests by enrolment, the rest by attempt."""

    window: Window
    letters: dict[UUID, Message]
    tests: dict[UUID, Attempt]
    pauses: dict[UUID, list[Pause]]
    saved_at: dict[UUID, datetime]
    work: dict[UUID, Work]
    concluded: frozenset[UUID]

    @classmethod
    def of(cls, session: Session, sitting: Sitting) -> "_Seen":
        return cls(
            Window(sitting.opens_at, sitting.closes_at, sitting.minutes),
            messages.latest_of(session, sitting.id),
            _tests(session, sitting.id),
            _pauses(session, sitting.id),
            _saved(session, sitting.id),
            _work(session, sitting.id),
            _concluded(session, sitting.id),
        )


def _in_order(person: Person) -> tuple[str, str]:
    """Order by name as people do: accents and capitals do not count."""
    plain = unicodedata.normalize("NFKD", person.name.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)), person.email


def _place(seen: _Seen, enrolment: Enrolment, person: Person, now: datetime) -> Place:
    allowance = Allowance(enrolment.extra_minutes, enrolment.break_minutes)
    attempt = seen.tests.get(enrolment.id)
    key = attempt.id if attempt else None
    course = _course(attempt, seen)
    return Place(
        enrolment,
        person,
        phase(seen.window, allowance, course, now),
        course,
        deadline(seen.window, allowance, course, now) if attempt else None,
        seen.saved_at.get(key) if key else None,
        seen.work.get(key, Work()) if key else Work(),
        seen.letters.get(enrolment.id),
        key in seen.concluded,
    )


def _course(attempt: Attempt | None, seen: _Seen) -> Course:
    if attempt is None:
        return Course()
    return Course(
        attempt.started_at,
        attempt.finished_at,
        timedelta(seconds=attempt.given_back_s),
        tuple(seen.pauses[attempt.id]),
    )


def _tests(session: Session, sitting_id: UUID) -> dict[UUID, Attempt]:
    wanted = (
        select(Attempt)
        .join(Enrolment)
        .where(Enrolment.sitting_id == sitting_id, Attempt.kind == AttemptKind.TEST)
    )
    return {one.enrolment_id: one for one in session.exec(wanted).all()}


def _pauses(session: Session, sitting_id: UUID) -> dict[UUID, list[Pause]]:
    wanted = select(Break).join(Attempt).join(Enrolment).where(Enrolment.sitting_id == sitting_id)
    found: dict[UUID, list[Pause]] = defaultdict(list)
    for one in session.exec(wanted).all():
        found[one.attempt_id].append(Pause(one.started_at, one.ended_at))
    return found


def _saved(session: Session, sitting_id: UUID) -> dict[UUID, datetime]:
    wanted = (
        select(Draft.attempt_id, func.max(Draft.saved_at))
        .join(Attempt)
        .join(Enrolment)
        .where(Enrolment.sitting_id == sitting_id)
        .group_by(col(Draft.attempt_id))
    )
    return dict(session.exec(wanted).all())


def _work(session: Session, sitting_id: UUID) -> dict[UUID, Work]:
    """Count by attempt; a flag that is open, or work without a verdict, needs a look."""
    wanted = (
        select(Submission.id, Submission.attempt_id, Submission.revision_id, Submission.state)
        .join(Attempt)
        .join(Enrolment)
        .where(Enrolment.sitting_id == sitting_id, Attempt.kind == AttemptKind.TEST)
    )
    flagged = _flagged(session, sitting_id)
    exercises: dict[UUID, set[UUID]] = defaultdict(set)
    waiting: Counter[UUID] = Counter()
    needs_look: Counter[UUID] = Counter()
    for key, attempt_id, revision_id, state in session.exec(wanted).all():
        exercises[attempt_id].add(revision_id)
        waiting[attempt_id] += state not in {State.GRADED, State.NEEDS_REVIEW}
        needs_look[attempt_id] += key in flagged
    return {key: Work(len(done), waiting[key], needs_look[key]) for key, done in exercises.items()}


def _flagged(session: Session, sitting_id: UUID) -> frozenset[UUID]:
    wanted = (
        select(ReviewFlag.submission_id)
        .join(Submission)
        .join(Attempt)
        .join(Enrolment)
        .where(Enrolment.sitting_id == sitting_id, ReviewFlag.state == FlagState.OPEN)
    )
    return frozenset(session.exec(wanted).all())


def _concluded(session: Session, sitting_id: UUID) -> frozenset[UUID]:
    wanted = (
        select(Conclusion.attempt_id)
        .join(Attempt)
        .join(Enrolment)
        .where(Enrolment.sitting_id == sitting_id)
    )
    return frozenset(session.exec(wanted).all())
