"""The way to a program in a container: pipes of our own where this host allows it, else the engine's."""

from contextlib import suppress
from pathlib import Path

import pytest

from assessment.domain.exercises import Limits, read_exercise
from assessment.domain.reports import Outcome
from grader import direct, grade
from grader.channel import AttachedChannel, PipeChannel
from grader.containers import attach, create_workplace, remove
from grader.languages import adapter
from tests.support import sandboxes
from tests.support.packages import write_package

pytestmark = [pytest.mark.docker, pytest.mark.timeout(120)]
GOOD = {"double.py": b"def double(number):\n    return number * 2\n"}
SEARCHING = b"""import os


def double(number):
    for pid in filter(str.isdigit, os.listdir("/proc")):
        for far in (111, 112):
            try:
                os.open(f"/proc/{pid}/fd/{far}", os.O_RDWR)
            except OSError:
                continue
            return "found"
    return number * 2
"""


@pytest.fixture
def sandbox():
    with sandboxes.opened("direct") as made:
        yield made


def test_root_on_the_engines_host_opens_the_pipes_itself(sandbox):
    container = create_workplace(sandbox.client, adapter("python"), Limits(), sandbox.owner)
    channel, inspected = attach(sandbox.client, container)
    channel.close()
    remove(sandbox.client, container)

    assert isinstance(channel, PipeChannel)
    assert inspected.process > 0


def test_a_worker_that_may_not_look_into_other_processes_grades_over_the_engine(
    sandbox, tmp_path, monkeypatch
):
    seen = []

    def refused(_place, _container):
        seen.append(True)
        return False

    monkeypatch.setattr(direct, "_may_be_looked_into", refused)
    report = grade(read_exercise(write_package(tmp_path)), GOOD, "python", sandbox)

    assert seen
    assert isinstance(sandbox.channel, AttachedChannel)
    assert report.outcome is Outcome.GRADED
    assert report.passed


def test_the_number_of_an_unrelated_process_is_never_looked_into(tmp_path):
    (tmp_path / "cgroup").write_text("1:cpu:/docker/other\n")
    (tmp_path / "fd").mkdir()
    (tmp_path / "fd" / "0").touch()

    assert not direct._may_be_looked_into(tmp_path, "mine")
    assert direct._may_be_looked_into(tmp_path, "other")


def test_code_in_a_workplace_finds_no_pipe_of_the_agents(sandbox, tmp_path):
    report = grade(
        read_exercise(write_package(tmp_path)), {"double.py": SEARCHING}, "python", sandbox
    )

    assert report.passed


def open_pipes():
    """The client of the engine keeps a few idle sockets, so only pipes are counted."""
    links = []
    for fd in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the one that this very listing used
            links.append(str(fd.readlink()))
    return sum(link.startswith("pipe:") for link in links)


def test_gradings_leave_no_pipe_open(sandbox, tmp_path):
    exercise = read_exercise(write_package(tmp_path))
    grade(exercise, GOOD, "python", sandbox)
    sandbox.tidy()
    before = open_pipes()
    for _ in range(3):
        grade(exercise, GOOD, "python", sandbox)
        sandbox.tidy()

    assert open_pipes() == before
