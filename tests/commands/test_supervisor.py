"""The family of processes: restarted when one falls, gone when the supervisor goes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commands.host.processes import session_members
from commands.supervisor import Child, Supervisor

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]
STUBBORN = [
    sys.executable,
    "-c",
    (
        "import signal, time; signal.signal(15, signal.SIG_IGN); print('on', flush=True);"
        "time.sleep(600)"
    ),
]
PARENT = [
    sys.executable,
    "-c",
    (
        "import os, subprocess, sys, time;"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], process_group=0);"
        "print('on', flush=True); time.sleep(600)"
    ),
]


def within(seconds, holds):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            pytest.fail(f"not within {seconds} s")
        time.sleep(0.02)


def alive(pid):
    return Path(f"/proc/{pid}").exists()


@pytest.fixture
def family(tmp_path):
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    with Supervisor(tmp_path) as family:
        yield family
    for number, handler in before.items():
        signal.signal(number, handler)


def test_a_killed_process_is_started_again(family):
    child = family.start("sleeper", SLEEPER, os.environ)
    first = child.process.pid
    child.process.kill()

    assert family.watch(lambda: child.process is not None and child.process.pid != first)


def test_one_that_keeps_falling_is_given_longer_and_longer_pauses(family):
    child = family.start("broken", [sys.executable, "-c", "raise SystemExit(3)"], os.environ)

    assert family.watch(lambda: child.falls == 3)
    assert child.not_before - time.monotonic() > 1.5


def test_a_long_sound_life_forgives_earlier_falls(tmp_path):
    child = Child("one", SLEEPER, os.environ, tmp_path / "log", falls=7)
    child.began = time.monotonic() - 3600

    child.note_fall()

    assert child.falls == 1


def test_stopping_leaves_no_process_not_even_one_in_a_group_of_its_own(family, tmp_path):
    child = family.start("parent", PARENT, os.environ)
    within(60, lambda: (tmp_path / "parent.log").read_text() == "on\n")
    session = child.process.pid

    family.stop()

    assert session_members(session) == []


def test_one_that_will_not_end_is_killed(family, tmp_path, monkeypatch):
    monkeypatch.setattr("commands.supervisor.STOP_S", 0.2)
    child = family.start("stubborn", STUBBORN, os.environ)
    within(60, lambda: (tmp_path / "stubborn.log").read_text() == "on\n")

    family.stop()

    assert child.process.returncode == -signal.SIGKILL


def test_a_signal_ends_the_watch(family):
    family.start("sleeper", SLEEPER, os.environ)
    os.kill(os.getpid(), signal.SIGTERM)

    assert family.watch() is False


def test_the_family_ends_even_where_its_supervisor_is_killed(tmp_path):
    program = (
        "import os, sys; from pathlib import Path; from commands.supervisor import Supervisor\n"
        f"family = Supervisor(Path({str(tmp_path)!r})).__enter__()\n"
        f"print(family.start('one', {SLEEPER!r}, os.environ).process.pid, flush=True)\n"
        "family.watch()\n"
    )
    supervisor = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True
    )
    child = int(supervisor.stdout.readline())
    assert alive(child)

    supervisor.kill()
    supervisor.wait()
    supervisor.stdout.close()

    within(60, lambda: not session_members(child))
