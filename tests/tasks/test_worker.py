"""A real worker, a real queue, real containers: handed in, graded, nothing left behind."""

import os
import signal

import pytest
from sqlmodel import Session, select

from assessment.domain.clock import now
from assessment.domain.seeds import Purpose
from assessment.domain.submissions import State
from assessment.models.attempts import Attempt
from assessment.models.catalogue import ExerciseRevision
from assessment.models.reruns import Rerun
from assessment.models.submissions import Grading, Submission
from grader.containers import connect, owned
from grader.imaging import build_missing
from tasks import queues, signs
from tests.support import factories
from tests.support.processes import children, running, until

pytestmark = [pytest.mark.docker, pytest.mark.timeout(180)]
SLOW = "import time\n\n\ndef double(number):\n    time.sleep(2)\n    return number * 2\n"


@pytest.fixture(scope="module", autouse=True)
def images():
    build_missing(connect(), print)


@pytest.fixture
def quick(settings):
    return settings.model_copy(update={"lease_seconds": 5, "upkeep_seconds": 1})


def state(engine, submission):
    with Session(engine) as session:
        return session.get_one(Submission, submission.id).state


def gradings(engine):
    with Session(engine) as session:
        return session.exec(select(Grading)).all()


def ours():
    client = connect()
    try:
        return {one.labels["be.proeve.owner"] for one in owned(client)}
    finally:
        client.close()


def test_a_submission_goes_through_the_queue_and_leaves_nothing_behind(
    engine, session, people, redis, quick, tmp_path
):
    submission = factories.handed_in(session, people, tmp_path)

    with running(quick, "worker") as processes:
        queues.grade_later(redis, submission.id)
        until(lambda: state(engine, submission) is State.GRADED)
        owner = f"-{processes['worker'].pid}-"

    (grading,) = gradings(engine)
    assert grading.passed
    assert not [one for one in ours() if owner in one]


def test_a_worker_tells_the_toolchains_of_its_images_as_reports_keep_them(
    engine, session, people, redis, quick, tmp_path
):
    submission = factories.handed_in(session, people, tmp_path)

    with running(quick, "worker"):
        told = until(lambda: signs.toolchain(redis, "python"))
        queues.grade_later(redis, submission.id)
        until(lambda: state(engine, submission) is State.GRADED)

    (grading,) = gradings(engine)
    assert grading.report["environment"]["toolchain"] == told


def test_what_counts_is_graded_once_more_with_other_inputs_when_the_test_is_over(
    engine, session, people, redis, quick, tmp_path
):
    submission = factories.handed_in(session, people, tmp_path)
    attempt = session.get_one(Attempt, submission.attempt_id)
    attempt.finished_at = now()
    factories.saved(session, attempt)
    # Its package is proved: a proof would keep the only worker busy for a while.
    revision = session.get_one(ExerciseRevision, submission.revision_id)
    revision.state = State.GRADED
    factories.saved(session, revision)

    def certified():
        with Session(engine) as found:
            made = found.exec(select(Rerun).where(Rerun.state == State.GRADED)).all()
            return [one for one in made if one.purpose is Purpose.CERTIFICATION]

    with running(quick, "worker", "upkeep"):
        queues.grade_later(redis, submission.id)
        (rerun,) = until(certified)

    (grading,) = gradings(engine)
    assert rerun.report["passed"]
    assert rerun.report["environment"]["seed"] != grading.report["environment"]["seed"]


def test_a_killed_process_costs_the_candidate_nothing_and_no_lease_is_waited_for(
    engine, session, people, redis, settings, tmp_path
):
    quick = settings.model_copy(update={"lease_seconds": 300, "upkeep_seconds": 1})
    submission = factories.handed_in(session, people, tmp_path, {"double.py": SLOW})

    with running(quick, "worker", "upkeep") as processes:
        queues.grade_later(redis, submission.id)
        until(lambda: state(engine, submission) is State.RUNNING)
        (horse,) = until(lambda: children(processes["worker"].pid))
        os.kill(horse, signal.SIGKILL)
        until(lambda: state(engine, submission) is State.GRADED)

    (grading,) = gradings(engine)
    assert grading.passed
    assert grading.run == 2


def test_a_forged_job_is_thrown_away_and_the_next_one_runs(
    engine, session, people, redis, quick, tmp_path
):
    submission = factories.handed_in(session, people, tmp_path)
    witness = tmp_path / "owned"
    queues.queue(redis, "grading").enqueue("os.mkdir", str(witness))

    with running(quick, "worker"):
        queues.grade_later(redis, submission.id)
        until(lambda: state(engine, submission) is State.GRADED)

    assert not witness.exists()
