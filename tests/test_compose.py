"""The deployment in containers: brought up, a submission graded through it, taken down."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from uuid import uuid4

import pytest

from assessment.settings import ROOT
from commands.host.deployment import SERVERS, ensure_deployment
from commands.host.leftovers import remove_of_host

pytestmark = [pytest.mark.docker, pytest.mark.timeout(900)]
IMAGE = "proeve/app-under-test"
PATIENCE_S = 120
# Handed in by a demonstration candidate, from within: what the web process does after a click.
HAND_IN = """
import json, sys, time
from redis import Redis
from sqlmodel import Session, select
from assessment.domain.attempts import AttemptKind
from assessment.domain.clock import now
from assessment.domain.exercises import read_exercises
from assessment.domain.revisions import read_files
from assessment.models.attempts import Attempt
from assessment.models.catalogue import ExerciseRevision
from assessment.models.session import connect
from assessment.models.sittings import Enrolment, SittingExercise
from assessment.services import submissions
from assessment.settings import Settings
from tasks.queues import grade_later

settings = Settings()
engine = connect(settings.effective_database_url)
with Session(engine) as session:
    enrolment = session.exec(select(Enrolment)).one()
    pinned = session.exec(select(SittingExercise).order_by(SittingExercise.position)).all()[-1]
    revision = session.get_one(ExerciseRevision, pinned.revision_id)
    exercise = next(
        found
        for found in read_exercises(settings.exercises_dir)
        if found.revision == revision.revision
    )
    attempt = Attempt(enrolment_id=enrolment.id, kind=AttemptKind.TEST, started_at=now())
    session.add(attempt)
    session.flush()
    files = {name: data.decode() for name, data in read_files(exercise.accepted()[0]).items()}
    key = submissions.receive(
        session, settings, attempt.id, revision.id, files, language="python", now=now()
    ).id
    session.commit()
grade_later(Redis.from_url(settings.redis_url), key)
end = time.monotonic() + 60
report = None
while report is None and time.monotonic() < end:
    time.sleep(0.2)
    with Session(engine) as session:
        report = submissions.verdict(session, key)
print(report.to_json() if report else json.dumps({"outcome": "none within a minute"}))
"""


@pytest.fixture(scope="module")
def compose():
    """The command for this project, with the whole deployment up; gone afterwards."""
    ensure_deployment(IMAGE)
    project = f"proeve-test-{uuid4().hex[:8]}"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "PROEVE_IMAGE": IMAGE,
        "PROEVE_PUBLISH": f"127.0.0.1:{port}",
        "PROEVE_SECRET_KEY": uuid4().hex + uuid4().hex,
        "POSTGRES_PASSWORD": uuid4().hex,
        "REDIS_PASSWORD": uuid4().hex,
    }
    program = ["docker-compose"] if shutil.which("docker-compose") else ["docker", "compose"]

    def run(*words, **options):
        done = subprocess.run(
            [*program, "-p", project, "-f", "compose.yaml", *words],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            **options,
        )
        assert not done.returncode, f"{words}: {done.stderr}{done.stdout}"
        return done.stdout

    run.project, run.port = project, port
    worker = ""
    try:
        run("up", "-d")
        worker = run("ps", "-q", "worker").strip()[:12]
        yield run
    finally:
        run("down", "-v", "-t", "30")
        remove_of_host(worker)
    assert not docker("ps", "-aq", "--filter", f"label=com.docker.compose.project={project}")
    assert project not in docker("volume", "ls", "-q")
    assert project not in docker("network", "ls")


def docker(*words):
    return subprocess.run(["docker", *words], capture_output=True, text=True, check=True).stdout


def inspected(compose, service):
    (found,) = json.loads(docker("inspect", compose("ps", "-q", service).strip()))
    return found


def answers(address):
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - ours
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def test_the_site_answers(compose):
    end = time.monotonic() + PATIENCE_S
    while not (status := answers(f"http://127.0.0.1:{compose.port}/")):
        assert time.monotonic() < end, compose("logs", "--tail", "20")
        time.sleep(0.5)

    assert status == 200


def test_a_submission_is_graded_through_it(compose):
    said = compose("exec", "-T", "web", "python3", "-m", "commands", "migrate", "--demonstration")
    assert "lea@" in said

    report = json.loads(compose("exec", "-T", "web", "python3", "-", input=HAND_IN))

    assert report["outcome"] == "graded", report
    assert report["passed"] is True


def test_only_the_worker_sees_the_docker_socket(compose):
    seeing = {
        service
        for service in ("web", "worker", "upkeep", *SERVERS.values())
        if any("docker.sock" in mount["Source"] for mount in inspected(compose, service)["Mounts"])
    }

    assert seeing == {"worker"}


def test_what_is_ours_cannot_change_its_own_files_and_gains_no_rights(compose):
    for service in ("web", "upkeep", "worker"):
        host = inspected(compose, service)["HostConfig"]
        assert host["ReadonlyRootfs"], service
        assert host["CapDrop"] == ["ALL"], service
        assert any("no-new-privileges" in option for option in host["SecurityOpt"]), service


def test_the_servers_are_on_the_inner_network_alone(compose):
    for service in SERVERS.values():
        networks = inspected(compose, service)["NetworkSettings"]["Networks"]
        assert list(networks) == [f"{compose.project}_back"]
    assert "true" in docker("network", "inspect", "-f", "{{.Internal}}", f"{compose.project}_back")


def test_the_queue_wants_its_password_and_writes_everything_down(compose):
    asked = "redis-cli ping; REDISCLI_AUTH=$REDIS_PASSWORD redis-cli config get appendonly"
    said = compose("exec", "-T", "redis", "sh", "-c", asked)

    assert "NOAUTH" in said
    assert said.split()[-2:] == ["appendonly", "yes"]
