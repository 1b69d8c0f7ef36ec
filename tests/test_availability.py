"""A test that cannot run is skipped aloud, or fails where `--require` asks for it."""

import subprocess
import sys

import pytest

from assessment.settings import ROOT

CONFTEST = """\
from tests.support import availability
from tests.support.availability import *
from tests.support.availability import pytest_runtest_makereport
availability.PRESENT["docker"] = lambda: False
"""
SUITE = """\
import pytest

@pytest.mark.docker
def test_one():
    pass

def test_two():
    pytest.skip("today")
"""


@pytest.fixture
def summary(tmp_path):
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_suite.py").write_text(SUITE)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n  docker: x\n")

    def run(*words):
        done = subprocess.run(
            [sys.executable, "-P", "-m", "pytest", "-p", "no:cacheprovider", *words, tmp_path],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            check=False,
            text=True,
        )
        return done.stdout + done.stderr

    return run


def test_what_is_missing_is_skipped_with_its_name(summary):
    said = summary("-rs")

    assert "docker is not available here" in said
    assert "2 skipped" in said


def test_what_is_required_runs_and_fails_by_itself(summary):
    assert "1 passed, 1 skipped" in summary("--require", "docker")


def test_where_all_is_required_nothing_may_be_skipped(summary):
    said = summary("--require", "docker,browser,postgres,redis")

    assert "may not be skipped here" in said
    assert "1 failed, 1 passed" in said


def test_a_word_nobody_knows_is_refused(summary):
    assert "--require does not know dokker" in summary("--require", "dokker")
