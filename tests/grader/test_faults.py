"""Who ended a workplace: a hand from outside is our fault, code in it never is."""

import threading

import pytest
from docker.errors import APIError

from assessment.domain.exercises import read_exercise
from assessment.domain.reports import CheckOutcome, Outcome
from grader import grade
from grader.containers import (
    create_examiner,
    create_workplace,
    owned,
)
from grader.docker_sandbox import DockerSandbox, profile
from grader.languages import adapter
from tests.support import sandboxes
from tests.support.packages import write_package
from tests.support.processes import until

pytestmark = [pytest.mark.docker, pytest.mark.timeout(120)]
SLOW = "import time\n\n\ndef double(number):\n    time.sleep(1)\n    return number * 2\n"
MURDEROUS = "import os\n\n\ndef double(number):\n    {deed}\n    return number * 2\n"
GOOD = "def double(number):\n    return number * 2\n"
IDLE_PROCESSES = 2


@pytest.fixture
def exercise(tmp_path):
    return read_exercise(write_package(tmp_path))


@pytest.fixture
def sandbox():
    with sandboxes.opened("faults") as made:
        yield made


def busy(sandbox, role):
    """The container of this role, once candidate code runs in a workplace."""

    def found():
        places = owned(sandbox.client, owner=sandbox.owner, role="workplace")
        return any(processes(place) > IDLE_PROCESSES for place in places)

    until(found)
    (container,) = owned(sandbox.client, owner=sandbox.owner, role=role)
    return container


def processes(place):
    """How many run in it; none while it is being made or removed."""
    try:
        return len(place.top()["Processes"])
    except APIError:
        return 0


@pytest.mark.parametrize("role", ["workplace", "examiner"])
def test_a_container_killed_from_outside_is_our_fault_and_no_verdict(exercise, sandbox, role):
    reports = []
    work = threading.Thread(
        target=lambda: reports.append(
            grade(exercise, {"double.py": SLOW.encode()}, "python", sandbox)
        )
    )
    work.start()
    busy(sandbox, role).kill()
    work.join()

    (report,) = reports
    assert report.outcome is Outcome.INFRASTRUCTURE_ERROR
    assert report.environment["permanent"] == "false"
    assert not report.passed


@pytest.mark.parametrize("role", ["workplace", "examiner"])
def test_a_container_that_died_while_it_stood_ready_costs_no_try(exercise, sandbox, role):
    limits = exercise.manifest.limits
    made = {
        "examiner": create_examiner(sandbox.client, sandbox.owner),
        "workplace": create_workplace(sandbox.client, adapter("python"), limits, sandbox.owner),
    }
    sandbox.client.containers.get(made[role]).kill()
    ready = {profile(adapter("python"), limits): [made["workplace"]]}
    lent = DockerSandbox(sandbox.client, sandbox.owner, made["examiner"], ready)

    report = grade(exercise, {"double.py": GOOD.encode()}, "python", lent)
    lent.close()

    assert report.outcome is Outcome.GRADED
    assert report.passed


@pytest.mark.parametrize(
    "deed",
    [
        "os.kill(-1, 9)",
        "[os.kill(pid, 9) for pid in range(os.getpid() - 1, 0, -1)]",
        "os.kill(os.getppid(), 9)",
        "[os.kill(1, number) for number in range(1, 32)] and os.kill(os.getppid(), 9)",
    ],
    ids=["everything", "each before it", "its parent", "the first process"],
)
def test_code_that_kills_its_own_workplace_is_judged_and_does_not_pass(exercise, sandbox, deed):
    files = {"double.py": MURDEROUS.format(deed=deed).encode()}

    report = grade(exercise, files, "python", sandbox)

    assert report.outcome is Outcome.LIMIT
    assert {check.outcome for check in report.checks} == {CheckOutcome.FAILED}
