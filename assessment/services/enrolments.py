"""Enrol candidates, grant them time, and take them off again before they start."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from assessment.domain.access import Actor, Role
from assessment.domain.attempts import AttemptKind
from assessment.domain.entries import Entry
from assessment.domain.errors import ClosedError, ConflictError, InvalidInputError, NotFoundError
from assessment.domain.rosters import Objection, read_roster
from assessment.models.attempts import Attempt
from assessment.models.people import Membership, Person
from assessment.models.sittings import Enrolment, Sitting
from assessment.services import journal, people, sittings, traces


def enrol(
    session: Session, actor: Actor, sitting_id: UUID, entry: Entry, now: datetime
) -> Enrolment:
    """Enrol one candidate; raises InvalidInputError for one who cannot be."""
    sitting = _open_for_enrolment(session, actor, sitting_id, now)
    refused = _objection(session, sitting_id)(entry)
    if refused is not None:
        raise refused
    return _add(session, actor, sitting, entry, now)


def from_csv(
    session: Session, actor: Actor, sitting_id: UUID, table: str, now: datetime
) -> list[Enrolment]:
    """Enrol everyone in a table, or nobody; raises RosterError naming every bad row."""
    sitting = _open_for_enrolment(session, actor, sitting_id, now)
    entries = read_roster(table, now.date(), _objection(session, sitting_id))
    return [_add(session, actor, sitting, entry, now) for entry in entries]


def get_for(
    session: Session, actor: Actor, enrolment_id: UUID, *, lock: bool = False
) -> tuple[Enrolment, Person]:
    """Return an enrolment in one of the actor's centres; raises NotFoundError for any other."""
    found = session.get(Enrolment, enrolment_id)
    if found is None:
        raise NotFoundError("There is no such enrolment.")
    sittings.get_for(session, actor, found.sitting_id, lock=lock)
    return found, session.get_one(Person, found.person_id)


def uninvited(session: Session, actor: Actor, sitting_id: UUID) -> list[Enrolment]:
    """Return who is enrolled and was never sent a link."""
    sittings.get_for(session, actor, sitting_id)
    wanted = select(Enrolment).where(
        Enrolment.sitting_id == sitting_id, col(Enrolment.invited_at).is_(None)
    )
    return list(session.exec(wanted.order_by(col(Enrolment.created_at))).all())


def set_accommodations(
    session: Session,
    actor: Actor,
    enrolment_id: UUID,
    *,
    extra_minutes: int,
    break_minutes: int,
    now: datetime,
) -> Enrolment:
    """Grant extra time and breaks; during a test they count at once and are only ever more."""
    enrolment, person = get_for(session, actor, enrolment_id, lock=True)
    test = _test_of(session, enrolment_id)
    if test is not None and test.finished_at is not None:
        raise ClosedError(
            "%(name)s has finished the test; its time can no longer be changed.", name=person.name
        )
    less = extra_minutes < enrolment.extra_minutes or break_minutes < enrolment.break_minutes
    if test is not None and less:
        raise ConflictError(
            "%(name)s is at work; time can be added now, and not taken away.", name=person.name
        )
    journal.note(
        session,
        "accommodated",
        "enrolment",
        enrolment.id,
        now,
        person_id=actor.person_id,
        extra_minutes=[enrolment.extra_minutes, extra_minutes],
        break_minutes=[enrolment.break_minutes, break_minutes],
    )
    enrolment.extra_minutes, enrolment.break_minutes = extra_minutes, break_minutes
    session.add(enrolment)
    return enrolment


def withdraw(session: Session, actor: Actor, enrolment_id: UUID, now: datetime) -> Person:
    """Take a candidate off a sitting before the test starts; the trial goes with it."""
    enrolment, person = get_for(session, actor, enrolment_id, lock=True)
    if session.get_one(Sitting, enrolment.sitting_id).closes_at <= now:
        raise ClosedError(
            "The latest start is over: %(name)s stays in the figures as registered.",
            name=person.name,
        )
    if _test_of(session, enrolment_id) is not None:
        raise ConflictError(
            "%(name)s has begun the test and can no longer be withdrawn.", name=person.name
        )
    traces.remove(session, enrolment_id)
    session.delete(enrolment)
    journal.note(
        session,
        "withdrawn",
        "sitting",
        enrolment.sitting_id,
        now,
        person_id=actor.person_id,
        candidate=str(person.id),
    )
    session.flush()
    return person


def _open_for_enrolment(session: Session, actor: Actor, sitting_id: UUID, now: datetime) -> Sitting:
    sitting = sittings.get_for(session, actor, sitting_id, lock=True)
    if sitting.closes_at <= now:
        raise ClosedError("The latest start of this sitting is over; nobody can be enrolled.")
    if sitting.released_at is not None:
        raise ClosedError("The results of this sitting are released; nobody can be enrolled.")
    return sitting


def _objection(session: Session, sitting_id: UUID) -> Objection:
    """Return what says why an entry cannot be enrolled in this sitting.

    An invitation signs in whoever opens it, and managers can read it in the
    outbox: so nobody who works on the platform is enrolled under that address.
    """
    here = select(Person.email).join(Enrolment).where(Enrolment.sitting_id == sitting_id)
    enrolled = frozenset(session.exec(here).all())
    works = select(Person.email).join(Membership).where(Membership.role != Role.CANDIDATE)
    staff = frozenset(session.exec(works).all())

    def objection(entry: Entry) -> InvalidInputError | None:
        if entry.email in enrolled:
            return InvalidInputError(
                "%(email)s is enrolled in this sitting already.", email=entry.email
            )
        if entry.email in staff:
            return InvalidInputError(
                "%(email)s is the address of someone who works on this site; use another one.",
                email=entry.email,
            )
        return None

    return objection


def _add(
    session: Session, actor: Actor, sitting: Sitting, entry: Entry, now: datetime
) -> Enrolment:
    person = people.find_or_create_candidate(
        session,
        sitting.centre_id,
        name=entry.name,
        email=entry.email,
        language=entry.language,
        birth_date=entry.birth_date,
        now=now,
    )
    enrolment = Enrolment(
        sitting_id=sitting.id,
        person_id=person.id,
        extra_minutes=entry.extra_minutes,
        break_minutes=entry.break_minutes,
        created_at=now,
    )
    session.add(enrolment)
    session.flush()
    journal.note(session, "enrolled", "enrolment", enrolment.id, now, person_id=actor.person_id)
    return enrolment


def _test_of(session: Session, enrolment_id: UUID) -> Attempt | None:
    wanted = select(Attempt).where(
        Attempt.enrolment_id == enrolment_id, Attempt.kind == AttemptKind.TEST
    )
    return session.exec(wanted).first()
