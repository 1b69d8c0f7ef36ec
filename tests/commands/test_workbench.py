"""A command that grades leaves no container behind, whatever ends it."""

import os
import signal
import subprocess
import sys

import pytest

from assessment.settings import ROOT
from commands.workbench import workbench
from grader.containers import connect, owned
from tests.support.packages import write_package
from tests.support.processes import until

pytestmark = [pytest.mark.docker, pytest.mark.timeout(180)]
SLOW = "import time\n\n\ndef double(number):\n    time.sleep(3)\n    return number * 2\n"


@pytest.fixture
def client():
    client = connect()
    yield client
    client.close()


@pytest.fixture
def command(tmp_path, client):
    """`proeve grade` in the middle of its work."""
    package = write_package(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "double.py").write_text(SLOW)
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "commands", "grade", str(package), str(tmp_path / "mine")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        preexec_fn=_listen,  # noqa: PLW1509 - one call, before anything else runs there
    )

    def working():
        return len(containers(client, process.pid)) > 1

    until(working)
    yield process
    if process.poll() is None:
        process.kill()
        process.wait()


def _listen():
    """Hear an interrupt even where whoever started the tests ignores it, as a shell's `&` does."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def containers(client, pid):
    """What belongs to the command with this process number."""
    return [
        container
        for container in owned(client)
        if f"-{pid}-" in container.labels["be.proeve.owner"]
        and container.labels["be.proeve.owner"].startswith("command-")
    ]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_command_asked_to_end_takes_its_containers_along(command, client, number):
    command.send_signal(number)

    assert command.wait(30) == 130
    assert containers(client, command.pid) == []


def test_what_a_killed_command_left_is_removed_by_the_next(command, client):
    command.kill()
    command.wait()
    assert containers(client, command.pid)

    with workbench(["python"]):
        assert containers(client, command.pid) == []
