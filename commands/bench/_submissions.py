"""What a benchmark hands in, and the candidate who does so."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from redis import Redis
from redis.exceptions import RedisError
from sqlmodel import Session, select

from assessment.domain.attempts import AttemptKind
from assessment.domain.clock import now
from assessment.domain.errors import InvalidInputError
from assessment.domain.exercises import Exercise
from assessment.domain.revisions import read_files
from assessment.models.attempts import Attempt
from assessment.models.catalogue import ExerciseRevision, StandardVersion
from assessment.models.people import Centre, Person
from assessment.models.session import Engine
from assessment.models.sittings import Enrolment, Sitting, SittingExercise
from assessment.services import submissions
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


def sitting(session: Session, revisions: list[ExerciseRevision], manager: Person) -> Sitting:
    """Plan a sitting of these exercises in a centre of its own, open from now on."""
    moment = now()
    centre = Centre(slug="bench", name="Bench", created_at=moment)
    session.add(centre)
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


def desk(settings: Settings, engine: Engine, revisions: list[ExerciseRevision]) -> Desk:
    """Seat one candidate who has just begun."""
    moment = now()
    with Session(engine, expire_on_commit=False) as session:
        manager = Person(email="manager@bench.invalid", name="Manager", created_at=moment)
        person = Person(email="candidate@bench.invalid", name="Candidate", created_at=moment)
        session.add_all([manager, person])
        session.flush()
        planned = sitting(session, revisions, manager)
        enrolment = Enrolment(sitting_id=planned.id, person_id=person.id, created_at=moment)
        session.add(enrolment)
        session.flush()
        attempt = Attempt(enrolment_id=enrolment.id, kind=AttemptKind.TEST, started_at=moment)
        session.add(attempt)
        session.commit()
    return Desk(settings, engine, attempt.id)
