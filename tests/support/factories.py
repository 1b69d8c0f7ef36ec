"""Rows for tests, made by plain functions with sensible defaults."""

from datetime import timedelta

from assessment.domain.access import Role
from assessment.domain.attempts import AttemptKind
from assessment.domain.clock import now
from assessment.domain.exercises import read_exercise
from assessment.domain.reports import (
    Check,
    CheckOutcome,
    ExerciseRef,
    Outcome,
    Report,
    SubmissionRef,
)
from assessment.domain.seeds import Purpose
from assessment.domain.submissions import State, digest
from assessment.models.attempts import Attempt
from assessment.models.catalogue import ExerciseRevision, StandardVersion, Standing
from assessment.models.people import Membership
from assessment.models.reruns import Rerun
from assessment.models.sittings import Enrolment, Sitting, SittingExercise
from assessment.models.submissions import Submission
from assessment.services import catalogue, leases, similarity, submissions
from assessment.settings import ROOT, Settings
from tests.support.packages import FILES, write_package


def saved(session, row):
    session.add(row)
    session.commit()
    return row


def standard(session):
    rows = catalogue.load_standards(session, ROOT / "standards", now())
    session.commit()
    return next(row for row in rows if row.code == "PRG")


def revision(session, folder, slug="double", **changes):
    """A published revision of the small package, laid out below `folder`."""
    path = folder / "programmer" / slug
    exercise = read_exercise(path if path.is_dir() else write_package(folder, slug))
    row = catalogue.new_row(exercise, now())
    row.standing, row.published_at = Standing.PUBLISHED, now()
    for name, value in changes.items():
        setattr(row, name, value)
    return saved(session, row)


def sitting(session, people, revisions, *, opens_in=-10, closes_in=60, minutes=90, **changes):
    """A sitting of PRG-1 that opened ten minutes ago."""
    version: StandardVersion = standard(session)
    made = saved(
        session,
        Sitting(
            centre_id=people.centre.id,
            standard_version_id=version.id,
            unit_code="PRG-1",
            title="Programmer, March",
            opens_at=now() + timedelta(minutes=opens_in),
            closes_at=now() + timedelta(minutes=closes_in),
            minutes=minutes,
            created_by=people.mona.id,
            created_at=now(),
            **changes,
        ),
    )
    for position, row in enumerate(revisions, start=1):
        saved(
            session,
            SittingExercise(sitting_id=made.id, revision_id=row.id, position=position),
        )
    return made


def member(session, person, centre, role=Role.CANDIDATE):
    return saved(session, Membership(person_id=person.id, centre_id=centre.id, role=role))


def enrolment(session, sitting_, person, **changes):
    return saved(
        session,
        Enrolment(sitting_id=sitting_.id, person_id=person.id, created_at=now(), **changes),
    )


def attempt(session, enrolment_, *, kind=AttemptKind.TEST, started_ago=5, **changes):
    started = now() - timedelta(minutes=started_ago)
    return saved(
        session, Attempt(enrolment_id=enrolment_.id, kind=kind, started_at=started, **changes)
    )


def submission(session, attempt_, revision_: ExerciseRevision, files=None, **changes):
    taken = files or {"double.py": FILES["submissions/accepted/plus/double.py"]}
    return saved(
        session,
        Submission(
            attempt_id=attempt_.id,
            revision_id=revision_.id,
            language="python",
            files=taken,
            sha256=digest(taken),
            received_at=now(),
            **changes,
        ),
    )


def handed_in(session, people, folder, files=None, **changes):
    """Everything up to one submission of Lea's."""
    row = revision(session, folder)
    place = enrolment(session, sitting(session, people, [row]), people.lea)
    return submission(session, attempt(session, place), row, files, **changes)


def report(revision_, failing=(), **changes):
    """A report on the small package in which the checks of these indicators failed."""
    checks = [
        Check(
            id=f"hidden/test_hidden.py::test_{code}",
            indicator=code,
            outcome=CheckOutcome.FAILED if code in failing else CheckOutcome.PASSED,
            points=0 if code in failing else 1,
            of=1,
            visible=False,
            message="assert 1 == 2" if code in failing else "",
        )
        for code in revision_.indicators
    ]
    values = {
        "exercise": ExerciseRef(id=str(revision_.exercise_id), slug=revision_.slug, revision="r"),
        "submission": SubmissionRef(sha256="s", language="python", files=("double.py",)),
        "image": "sha256:0",
        "outcome": Outcome.GRADED,
        "checks": tuple(checks),
        "passed": not failing,
    }
    return Report(**{**values, **changes})


def graded(session, submission_, found, *, certified=True):
    """Record a verdict as a worker would, compare it with nobody, and find the same once more."""
    settings = Settings(debug=True)
    run = leases.take(session, Submission, submission_.id, owner="w", now=now(), seconds=30)
    assert submissions.record(session, submission_.id, run, found, now())
    similarity.record(session, settings, submission_.id, [], now())
    if certified:
        rerun = Rerun(
            submission_id=submission_.id,
            purpose=Purpose.CERTIFICATION,
            state=State.GRADED,
            created_at=now(),
            report=found.model_dump(mode="json"),
        )
        session.add(rerun)
    session.commit()
    session.refresh(submission_)
    return submission_
