"""Who people are: accounts, roles, sign-in."""

from datetime import date, datetime
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlmodel import Session, func, select

from assessment.domain.access import Actor, Role, actor
from assessment.models.people import Centre, Membership, Person

HASHER = PasswordHasher()
NOBODYS_HASH = HASHER.hash("the time an unknown address takes is the time a known one takes")


def find(session: Session, person_id: UUID) -> Person | None:
    """Return the person, or None where the account is gone."""
    return session.get(Person, person_id)


def is_answering(session: Session) -> bool:
    """Ask the database anything at all; it raises where it does not answer."""
    return session.exec(select(func.count()).select_from(Centre)).one() >= 0


def actor_of(session: Session, person_id: UUID) -> Actor:
    """Return the one who asks, with every role held anywhere."""
    held = session.exec(select(Membership).where(Membership.person_id == person_id)).all()
    return actor(person_id, [(one.centre_id, one.role) for one in held])


def authenticate(session: Session, email: str, password: str) -> Person | None:
    """Return the person whose password this is; unknown and wrong look and last alike."""
    found = session.exec(select(Person).where(Person.email == email.strip().lower())).first()
    stored = found.password_hash if found and found.password_hash else NOBODYS_HASH
    try:
        HASHER.verify(stored, password)
    except VerificationError:
        return None
    return found if found and found.password_hash else None


def set_password(person: Person, password: str) -> None:
    """Store a new password, hashed; who came in with the old one has to sign in anew."""
    person.password_hash = HASHER.hash(password)
    end_sessions(person)


def end_sessions(person: Person) -> None:
    """Let no session that was begun before speak for the person, wherever its cookie was copied to."""
    person.session_generation += 1


def centres(session: Session, who: Actor, *roles: Role) -> list[Centre]:
    """Return the centres where one of these roles is held, by name."""
    held = who.centres(*roles)
    return sorted(
        (found for found in session.exec(select(Centre)).all() if found.id in held),
        key=lambda found: found.name,
    )


def find_or_create_candidate(
    session: Session,
    centre_id: UUID,
    *,
    name: str,
    email: str,
    language: str,
    birth_date: date | None,
    now: datetime,
) -> Person:
    """Return the person with this address, as a candidate of the centre.

    What a known person's account says already is left as it is.
    """
    address = email.strip().lower()
    found = session.exec(select(Person).where(Person.email == address)).first()
    if found is None:
        found = Person(
            email=address,
            name=name.strip(),
            language=language,
            birth_date=birth_date,
            created_at=now,
        )
        session.add(found)
        session.flush()
    role = select(Membership).where(
        Membership.person_id == found.id,
        Membership.centre_id == centre_id,
        Membership.role == Role.CANDIDATE,
    )
    if session.exec(role).first() is None:
        session.add(Membership(person_id=found.id, centre_id=centre_id, role=Role.CANDIDATE))
        session.flush()
    return found
