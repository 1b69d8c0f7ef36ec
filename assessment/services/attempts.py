"""A candidate's place in a sitting, and the attempt made from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from assessment.domain.access import Actor, Role
from assessment.domain.attempts import (
    Allowance,
    AttemptKind,
    Course,
    Pause,
    Phase,
    Window,
    deadline,
    is_paused,
    phase,
)
from assessment.domain.errors import ClosedError, ConflictError, NotFoundError
from assessment.models.attempts import Attempt, Break
from assessment.models.catalogue import ExerciseRevision
from assessment.models.people import Centre, Person
from assessment.models.sittings import Enrolment, Sitting, SittingExercise
from assessment.services import journal


@dataclass(frozen=True, slots=True)
class Place:
    """One enrolment with everything that decides what the candidate may do now."""

    enrolment: Enrolment
    sitting: Sitting
    centre: Centre
    test: Attempt | None
    trial: Attempt | None
    pauses: Sequence[Pause]
    seen_at: datetime

    @property
    def window(self) -> Window:
        """When the sitting may be started, and how long the work lasts."""
        sitting = self.sitting
        return Window(sitting.opens_at, sitting.closes_at, sitting.minutes)

    @property
    def allowance(self) -> Allowance:
        """What this candidate gets beyond the common time."""
        return Allowance(self.enrolment.extra_minutes, self.enrolment.break_minutes)

    @property
    def course(self) -> Course:
        """What has happened in the test so far."""
        if self.test is None:
            return Course()
        given_back = timedelta(seconds=self.test.given_back_s)
        return Course(self.test.started_at, self.test.finished_at, given_back, self.pauses)

    @property
    def phase(self) -> Phase:
        """Where the candidate stands."""
        return phase(self.window, self.allowance, self.course, self.seen_at)

    @property
    def deadline(self) -> datetime:
        """When the work ends, as things stand."""
        return deadline(self.window, self.allowance, self.course, self.seen_at)

    @property
    def is_paused(self) -> bool:
        """Say whether a break is running that stops the clock."""
        return is_paused(self.allowance, self.course, self.seen_at)

    def is_open(self, attempt: Attempt) -> bool:
        """Say whether work in this attempt is still taken."""
        if attempt.kind is AttemptKind.TRIAL:
            return self.test is None and attempt.finished_at is None
        return self.phase in {Phase.WORKING, Phase.PAUSED}


def place(session: Session, actor: Actor, enrolment_id: UUID, now: datetime) -> Place:
    """Return the asking candidate's own place; raises NotFoundError for anyone else's."""
    enrolment = session.get(Enrolment, enrolment_id)
    if enrolment is None or enrolment.person_id != actor.person_id:
        raise NotFoundError("There is no such test.")
    found = place_of(session, enrolment, now)
    if not actor.may_act(found.centre.id, Role.CANDIDATE):
        raise NotFoundError("There is no such test.")
    return found


def places_of(session: Session, actor: Actor, now: datetime) -> list[Place]:
    """Return every place the candidate has, the latest sitting first."""
    found = (
        select(Enrolment)
        .join(Sitting)
        .where(
            Enrolment.person_id == actor.person_id,
            col(Sitting.centre_id).in_(actor.centres(Role.CANDIDATE)),
        )
        .order_by(col(Sitting.opens_at).desc())
    )
    return [place_of(session, enrolment, now) for enrolment in session.exec(found).all()]


def place_of(session: Session, enrolment: Enrolment, now: datetime) -> Place:
    """Return one enrolment with everything around it."""
    sitting = session.get_one(Sitting, enrolment.sitting_id)
    found = session.exec(select(Attempt).where(Attempt.enrolment_id == enrolment.id)).all()
    kinds = {attempt.kind: attempt for attempt in found}
    test = kinds.get(AttemptKind.TEST)
    breaks = []
    if test is not None:
        breaks = list(session.exec(select(Break).where(Break.attempt_id == test.id)).all())
    return Place(
        enrolment=enrolment,
        sitting=sitting,
        centre=session.get_one(Centre, sitting.centre_id),
        test=test,
        trial=kinds.get(AttemptKind.TRIAL),
        pauses=[Pause(one.started_at, one.ended_at) for one in breaks],
        seen_at=now,
    )


def attempt_of(
    session: Session, actor: Actor, attempt_id: UUID, now: datetime, *, change: bool = False
) -> tuple[Attempt, Place]:
    """Return the candidate's own attempt with its place; raises NotFoundError.

    With `change` nobody else changes the attempt until this transaction ends,
    so that a draft and the end of the time cannot pass each other.
    """
    found = session.get(Attempt, attempt_id, with_for_update=True if change else None)
    if found is None:
        raise NotFoundError("There is no such test.")
    return found, place(session, actor, found.enrolment_id, now)


def exercises(session: Session, sitting_id: UUID, kind: AttemptKind) -> list[ExerciseRevision]:
    """Return the pinned revisions of the trial or of the test, in their order."""
    found = (
        select(ExerciseRevision)
        .join(SittingExercise)
        .where(
            SittingExercise.sitting_id == sitting_id,
            SittingExercise.is_trial == (kind is AttemptKind.TRIAL),
        )
        .order_by(col(SittingExercise.position))
    )
    return list(session.exec(found).all())


def confirm_details(
    place: Place, person: Person, name: str, birth_date: date, now: datetime
) -> None:
    """Note that the candidate confirmed who they are, as on their identity card.

    Raises ConflictError once the test has begun: nobody becomes another person after it.
    """
    if place.test is not None:
        raise ConflictError(
            "Your details cannot be changed once the test has begun; ask your centre."
        )
    person.name, person.birth_date = name, birth_date
    place.enrolment.identity_confirmed_at = now


def accept_contract(place: Place, now: datetime) -> None:
    """Note that the candidate accepted the test contract; raises ConflictError before details."""
    if place.enrolment.identity_confirmed_at is None:
        raise ConflictError("Confirm your details before you accept the contract.")
    place.enrolment.contract_accepted_at = now


def start(
    session: Session, place: Place, kind: AttemptKind, browser: str, now: datetime
) -> Attempt:
    """Begin the trial or the test, or return the one that was begun; early for nobody."""
    existing = place.test if kind is AttemptKind.TEST else place.trial
    if existing is not None:
        return existing
    if place.enrolment.contract_accepted_at is None:
        raise ConflictError("Accept the test contract before you start.")
    if kind is AttemptKind.TEST:
        _check_may_start(place)
    attempt = Attempt(enrolment_id=place.enrolment.id, kind=kind, started_at=now, browser=browser)
    session.add(attempt)
    session.flush()
    who = place.enrolment.person_id
    journal.note(session, f"{kind.value} started", "attempt", attempt.id, now, person_id=who)
    return attempt


def begin_break(session: Session, place: Place, attempt: Attempt, now: datetime) -> None:
    """Stop the clock, as far as break time is granted."""
    if not place.is_open(attempt) or attempt.kind is AttemptKind.TRIAL:
        raise ClosedError("The test has ended, so no break can begin.")
    if place.is_paused:
        return
    _close_breaks(session, attempt, now)
    session.add(Break(attempt_id=attempt.id, started_at=now))
    session.flush()


def end_break(session: Session, attempt: Attempt, now: datetime) -> None:
    """Let the clock run again."""
    _close_breaks(session, attempt, now)


def _close_breaks(session: Session, attempt: Attempt, now: datetime) -> None:
    running = select(Break).where(Break.attempt_id == attempt.id, col(Break.ended_at).is_(None))
    for one in session.exec(running).all():
        one.ended_at = now
    session.flush()


def _check_may_start(place: Place) -> None:
    if place.phase is Phase.LOBBY:
        raise ClosedError("The test is not open yet; it opens for everybody at the same moment.")
    if place.phase is Phase.MISSED:
        raise ClosedError(
            "The time to start this test is over; ask your centre for another sitting."
        )
