"""A centre to try everything out in: one account per role and a sitting, marked as such."""

import hashlib
import hmac
from datetime import datetime, timedelta

from argon2.exceptions import VerificationError
from sqlmodel import Session, col, select

from assessment.domain.access import Role
from assessment.models.catalogue import ExerciseRevision, StandardVersion, Standing
from assessment.models.people import Centre, Membership, Person
from assessment.models.sittings import Enrolment, Sitting, SittingExercise
from assessment.services import people
from assessment.settings import Settings

SLUG = "demonstration"
UNIT = "PRG-1"
DOMAIN = "demonstration.invalid"
STAFF = {
    "Emil": Role.AUTHOR,
    "Ada": Role.ASSESSOR,
    "Mona": Role.MANAGER,
    "Oskar": Role.OPERATOR,
}
CANDIDATE = "Lea"
OPEN_FOR = timedelta(days=7)
SPARE = timedelta(hours=2)
MOST_EXERCISES = 3


def stage(session: Session, settings: Settings, now: datetime) -> list[str]:
    """Make sure of accounts and an open sitting; returns a line for each account.

    Password and invitation follow from the secret key of this site, so they are
    the same after a restart and known to nobody else.
    """
    centre = _centre(session, now)
    password = _derived(settings, "password")[:16]
    lines = []
    for name, role in STAFF.items():
        person = _person(session, centre, name, role, now)
        _set_password(person, password)
        lines.append(f"{role.value:10} {person.email}  password {password}")
    candidate = _person(session, centre, CANDIDATE, Role.CANDIDATE, now)
    sitting = _sitting(session, centre, now)
    if sitting is not None:
        token = _derived(settings, f"invitation {sitting.id}")
        _invite(session, sitting, candidate, token, now)
        link = f"{settings.public_url}/invitations/{token}"
        lines.insert(0, f"{Role.CANDIDATE.value:10} {candidate.email}  {link}")
    return lines


def _derived(settings: Settings, purpose: str) -> str:
    key = settings.secret_key.get_secret_value().encode()
    return hmac.new(key, f"demonstration {purpose}".encode(), hashlib.sha256).hexdigest()


def _centre(session: Session, now: datetime) -> Centre:
    found = session.exec(select(Centre).where(Centre.slug == SLUG)).first()
    if found is None:
        found = Centre(slug=SLUG, name="Demonstration centre", created_at=now)
        session.add(found)
        session.flush()
    return found


def _person(session: Session, centre: Centre, name: str, role: Role, now: datetime) -> Person:
    email = f"{name.lower()}@{DOMAIN}"
    found = session.exec(select(Person).where(Person.email == email)).first()
    if found is None:
        found = Person(
            email=email, name=f"{name} (demonstration)", is_demonstration=True, created_at=now
        )
        session.add(found)
        session.flush()
        session.add(Membership(person_id=found.id, centre_id=centre.id, role=role))
    return found


def _set_password(person: Person, password: str) -> None:
    """Store the password only where it differs: hashing is slow on purpose, and ends sessions."""
    try:
        people.HASHER.verify(person.password_hash or "", password)
    except (VerificationError, ValueError):
        people.set_password(person, password)


def _sitting(session: Session, centre: Centre, now: datetime) -> Sitting | None:
    """Return a sitting that is open for a while; None while no exercise is published."""
    wanted = select(Sitting).where(
        Sitting.centre_id == centre.id, Sitting.closes_at > now + SPARE, Sitting.unit_code == UNIT
    )
    found = session.exec(wanted).first()
    if found is not None:
        return found
    revisions = _published(session)
    if not revisions:
        return None
    return _plan(session, centre, revisions, now)


def _published(session: Session) -> list[ExerciseRevision]:
    """Return the newest published revision of each shipped exercise of the unit."""
    wanted = select(ExerciseRevision).where(
        col(ExerciseRevision.centre_id).is_(None),
        ExerciseRevision.unit_code == UNIT,
        ExerciseRevision.standing == Standing.PUBLISHED,
    )
    newest: dict[str, ExerciseRevision] = {}
    for row in session.exec(wanted.order_by(col(ExerciseRevision.created_at))).all():
        newest[row.slug] = row
    return [newest[slug] for slug in sorted(newest)][: MOST_EXERCISES + 1]


def _plan(
    session: Session, centre: Centre, revisions: list[ExerciseRevision], now: datetime
) -> Sitting:
    """Plan the sitting; where there are several exercises, the shortest is the trial."""
    shortest = min(revisions, key=lambda revision: revision.minutes)
    trials = [shortest] if len(revisions) > 1 else []
    real = [revision for revision in revisions if revision not in trials]
    standard = session.exec(
        select(StandardVersion).order_by(col(StandardVersion.loaded_at).desc())
    ).first()
    manager = session.exec(select(Person).where(Person.email == f"mona@{DOMAIN}")).one()
    if standard is None:
        raise LookupError("no standard was loaded before the demonstration")
    sitting = Sitting(
        centre_id=centre.id,
        standard_version_id=standard.id,
        unit_code=UNIT,
        title=f"{UNIT} (demonstration)",
        opens_at=now,
        closes_at=now + OPEN_FOR,
        minutes=sum(revision.minutes for revision in real),
        created_by=manager.id,
        created_at=now,
    )
    session.add(sitting)
    session.flush()
    for position, revision in enumerate([*trials, *real], start=1 - len(trials)):
        session.add(
            SittingExercise(
                sitting_id=sitting.id,
                revision_id=revision.id,
                position=position,
                is_trial=revision in trials,
            )
        )
    return sitting


def _invite(
    session: Session, sitting: Sitting, candidate: Person, token: str, now: datetime
) -> None:
    wanted = select(Enrolment).where(
        Enrolment.sitting_id == sitting.id, Enrolment.person_id == candidate.id
    )
    enrolment = session.exec(wanted).first() or Enrolment(
        sitting_id=sitting.id, person_id=candidate.id, created_at=now
    )
    enrolment.token_hash = hashlib.sha256(token.encode()).hexdigest()
    enrolment.token_expires_at = sitting.closes_at
    enrolment.invited_at = enrolment.invited_at or now
    session.add(enrolment)
