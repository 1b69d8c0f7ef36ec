"""What a benchmark hands in, and the candidate who does so."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from redis import Redis
from redis.exceptions import RedisError
from sqlmodel import Session, select

from assessment.domain.access import Role
from assessment.domain.attempts import AttemptKind
from assessment.domain.clock import now
from assessment.domain.errors import InvalidInputError
from assessment.domain.exercises import Exercise
from assessment.domain.revisions import read_files
from assessment.models.attempts import Attempt
from assessment.models.catalogue import ExerciseRevision, StandardVersion
from assessment.models.people import Centre, Membership, Person
from assessment.models.session import Engine
from assessment.models.sittings import Enrolment, Sitting, SittingExercise
from assessment.services import invitations, submissions
from assessment.settings import Settings
from tasks import queues

Files = Mapping[str, bytes]
OPEN_FOR = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Pair:
    """One submission that must pass and one that must not."""

    right: Files
    wrong: Files


@dataclass(frozen=True, slots=True)
class Desk:
    """Where submissions come in: one attempt of one candidate, at one platform."""

    settings: Settings
    engine: Engine
    attempt_id: UUID

    def hand_in(self, redis: Redis, revision_id: UUID, files: Mapping[str, str]) -> UUID:
        """Take a submission in as the site does: committed first, then queued.

        A queue that is away does not matter: upkeep brings the submission back.
        """
        with Session(self.engine, expire_on_commit=False) as session:
            taken = submissions.receive(
                session,
                self.settings,
                self.attempt_id,
                revision_id,
                files,
                language="python",
                now=now(),
            )
            session.commit()
        with contextlib.suppress(RedisError):
            queues.grade_later(redis, taken.id)
        return taken.id


def pair(exercise: Exercise) -> Pair:
    """Return the package's own first accepted and first rejected submission."""
    accepted, rejected = exercise.accepted(), exercise.rejected()
    if not accepted or not rejected:
        raise InvalidInputError(
            "%(slug)s has no accepted and rejected submission; choose an exercise that has both.",
            slug=exercise.slug,
        )
    return Pair(read_files(accepted[0]), read_files(rejected[0][1]))


def texts(files: Files) -> dict[str, str]:
    """Return files as the site takes them in."""
    return {name: data.decode("utf-8") for name, data in files.items()}


def desk(settings: Settings, engine: Engine, revisions: list[ExerciseRevision]) -> Desk:
    """Seat one candidate who has just begun."""
    with Session(engine, expire_on_commit=False) as session:
        planned = sitting(session, revisions)
        enrolment = enrol(session, planned, 1)
        attempt = Attempt(enrolment_id=enrolment.id, kind=AttemptKind.TEST, started_at=now())
        session.add(attempt)
        session.commit()
    return Desk(settings, engine, attempt.id)


def invite(engine: Engine, revisions: list[ExerciseRevision], count: int) -> list[str]:
    """Plan a sitting and invite candidates to it; returns the secret of each link."""
    with Session(engine) as session:
        planned = sitting(session, revisions)
        tokens = [
            invitations.issue(session, enrol(session, planned, number), now())
            for number in range(1, count + 1)
        ]
        session.commit()
    return tokens


def sitting(session: Session, revisions: list[ExerciseRevision]) -> Sitting:
    """Plan a sitting of these exercises in a centre of its own, open from now on."""
    moment = now()
    centre = Centre(slug="bench", name="Bench", created_at=moment)
    manager = Person(email="manager@bench.invalid", name="Manager", created_at=moment)
    session.add_all([centre, manager])
    session.flush()
    profession = revisions[0].unit_code.partition("-")[0]
    of_profession = select(StandardVersion).where(StandardVersion.code == profession)
    planned = Sitting(
        centre_id=centre.id,
        standard_version_id=session.exec(of_profession).one().id,
        unit_code=revisions[0].unit_code,
        title="Bench",
        opens_at=moment,
        closes_at=moment + OPEN_FOR,
        minutes=int(OPEN_FOR.total_seconds() / 60),
        created_by=manager.id,
        created_at=moment,
    )
    session.add(planned)
    session.flush()
    for position, row in enumerate(revisions, start=1):
        session.add(SittingExercise(sitting_id=planned.id, revision_id=row.id, position=position))
    return planned


def enrol(session: Session, planned: Sitting, number: int) -> Enrolment:
    """Make one candidate of the centre and enrol them."""
    email = f"candidate-{number}@bench.invalid"
    person = Person(email=email, name=f"Candidate {number}", created_at=now())
    session.add(person)
    session.flush()
    role = Membership(person_id=person.id, centre_id=planned.centre_id, role=Role.CANDIDATE)
    enrolment = Enrolment(sitting_id=planned.id, person_id=person.id, created_at=now())
    session.add_all([role, enrolment])
    session.flush()
    return enrolment
