"""The host: what a report keeps of it, and turns that no crash can keep."""

import fcntl
import os
import subprocess
import sys
import threading
import time

import pytest

from assessment.settings import ROOT
from grader import host
from grader.host import Turns

HOLDING = """
import sys, time
from pathlib import Path
from grader.host import Turns
with Turns(Path(sys.argv[1])).alone():
    print("alone", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def turns(tmp_path):
    return Turns(tmp_path / "turns")


def is_free(path, kind):
    opened = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(opened, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(opened)
    return True


def test_gradings_share_the_host(turns):
    with turns.together(), turns.together():
        assert is_free(turns.room, fcntl.LOCK_SH)
        assert not is_free(turns.room, fcntl.LOCK_EX)
    assert is_free(turns.room, fcntl.LOCK_EX)


def test_one_that_is_alone_has_nobody_beside_it(turns):
    with turns.alone():
        assert not is_free(turns.room, fcntl.LOCK_SH)
    assert is_free(turns.room, fcntl.LOCK_EX)


def test_who_waits_to_be_alone_is_overtaken_by_nobody(turns):
    got = threading.Event()

    def wait():
        with turns.alone():
            got.set()

    with turns.together():
        waiting = threading.Thread(target=wait)
        waiting.start()
        while is_free(turns.gate, fcntl.LOCK_SH):
            time.sleep(0.01)
        assert not got.is_set()
    waiting.join(timeout=30)
    assert got.is_set()


def test_after_a_while_the_others_go_on(turns, monkeypatch):
    monkeypatch.setattr(host, "LONGEST_ALONE_S", 0.05)

    with turns.alone(), turns.together():
        assert not is_free(turns.room, fcntl.LOCK_EX)


def test_a_process_that_dies_gives_its_turn_back(turns):
    command = [sys.executable, "-c", HOLDING, str(turns.room.parent)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "alone\n"
        assert not is_free(turns.room, fcntl.LOCK_SH)
        holder.kill()

    with turns.alone():
        pass


def test_a_report_keeps_what_the_machine_is():
    found = host.facts()

    assert set(found) == {"processor", "processors", "kernel", "load", "calibration_ms"}
    assert all(found.values())
    assert float(found["calibration_ms"]) > 0
