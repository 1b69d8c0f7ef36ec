"""The cast: who the tests speak of, and in which centre each is."""

from dataclasses import dataclass

from assessment.domain.access import Role, actor
from assessment.domain.clock import now
from assessment.models.people import Centre, Membership, Person

PASSWORD = "correct horse battery staple"


@dataclass
class Cast:
    """Lea sits the test; Ada assesses; Emil writes exercises; Mona plans; Oskar operates.

    Otto holds every role, but in another centre: he must see nothing of this one.
    """

    centre: Centre
    elsewhere: Centre
    lea: Person
    ada: Person
    emil: Person
    mona: Person
    oskar: Person
    otto: Person

    def actor(self, person):
        """The one who asks, as services take it."""
        return actor(person.id, self.grants[person.id])

    def __post_init__(self):
        here, there = self.centre.id, self.elsewhere.id
        self.grants = {
            self.lea.id: [(here, Role.CANDIDATE)],
            self.ada.id: [(here, Role.ASSESSOR)],
            self.emil.id: [(here, Role.AUTHOR)],
            self.mona.id: [(here, Role.MANAGER)],
            self.oskar.id: [(here, Role.OPERATOR)],
            self.otto.id: [(there, role) for role in Role],
        }


def gather(session):
    """Put the cast into the database."""
    centres = [
        Centre(slug="canal", name="Canal Centre", created_at=now()),
        Centre(slug="hill", name="Hill Centre", created_at=now()),
    ]
    names = ["Lea", "Ada", "Emil", "Mona", "Oskar", "Otto"]
    persons = [
        Person(email=f"{name.lower()}@example.org", name=name, created_at=now()) for name in names
    ]
    session.add_all([*centres, *persons])
    session.flush()
    cast = Cast(*centres, *persons)
    for person_id, grants in cast.grants.items():
        for centre_id, role in grants:
            session.add(Membership(person_id=person_id, centre_id=centre_id, role=role))
    session.commit()
    return cast
