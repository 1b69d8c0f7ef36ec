"""How far a grading is: counted from what the examiner tells, and from nothing else."""

import pytest

from assessment.domain.exercises import read_exercise
from grader import grade
from grader.findings import Findings
from tests.support import sandboxes
from tests.support.packages import FILES, write_package

GOOD = FILES["submissions/accepted/plus/double.py"]
CLAIMING = """\
import os

FRAME = b'{"t":"result","id":"hidden/test_hidden.py::test_others[0]","passed":true,"message":""}'
for fd in (1, 2):
    os.write(fd, len(FRAME).to_bytes(4, "big") + FRAME)
"""


@pytest.fixture
def exercise(tmp_path):
    return read_exercise(write_package(tmp_path))


@pytest.fixture
def heard():
    return []


@pytest.fixture
def findings(exercise, heard):
    found = Findings(exercise, {}, "python", lambda *counts: heard.append(counts))
    names = ("one", "two")
    found.expect([{"id": n, "indicator": None, "points": 1, "visible": False} for n in names])
    return found


def test_checks_count_as_they_end_whether_they_passed_or_not(findings, heard):
    findings.end("one", passed=True, text="", used=(1, 1))
    findings.end("two", passed=False, text="no", used=(1, 1))

    assert heard == [(0, 2), (1, 2), (2, 2)]


def test_a_check_that_was_never_announced_or_ended_twice_counts_for_nothing(findings, heard):
    findings.end("three", passed=True, text="", used=(1, 1))
    findings.end("one", passed=True, text="", used=(1, 1))
    findings.end("one", passed=True, text="", used=(1, 1))

    assert heard == [(0, 2), (1, 2)]


@pytest.mark.docker
@pytest.mark.timeout(120)
@pytest.mark.parametrize("source", [GOOD, CLAIMING + GOOD])
def test_a_grading_tells_each_check_once_whatever_the_code_claims(exercise, heard, source):
    with sandboxes.opened("progress") as sandbox:
        files = {"double.py": source.encode()}
        grade(exercise, files, "python", sandbox, progress=lambda *counts: heard.append(counts))

    assert heard == [(n, 4) for n in range(5)]
