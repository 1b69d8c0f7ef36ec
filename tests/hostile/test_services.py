"""Every trick of a service, against real containers: no trick passes, no twin fails, nothing stays."""

import secrets

import pytest

from assessment.domain.exercises import read_exercise
from assessment.domain.reports import Outcome
from grader.containers import owned
from tests.hostile import serving
from tests.support import sandboxes
from tests.support.sandboxes import judged
from tests.support.services import write_service

pytestmark = [pytest.mark.docker, pytest.mark.timeout(180)]
SUITE = """\
import random

import pytest

SECRET = "CANARY-{canary}"


@pytest.mark.indicator("PRG-1.2")
@pytest.mark.parametrize("turn", [1, 2])
def test_the_token_comes_back(candidate, seed, turn):
    for place in range(2):
        token = f"{{random.Random(seed + 10 * turn + place).getrandbits(64):x}}-x"
        answer = candidate.http.post("/", json={{"token": token}}, timeout=1.5)
        assert (answer.status, answer.json()) == (200, {{"token": token.upper()}})
"""
LIMITS = "\n[limits]\ncpu_s = 6\nwall_s = 12\nmemory_mb = 128\n"


@pytest.fixture(scope="module")
def exercise(tmp_path_factory):
    suite = SUITE.format(canary=secrets.token_hex(16))
    folder = write_service(tmp_path_factory.mktemp("hostile"), suite, LIMITS)
    (folder / "visible" / "test_visible.py").unlink()
    return read_exercise(folder)


@pytest.fixture(scope="module")
def sandbox():
    with sandboxes.opened("hostile") as made:
        yield made


@pytest.mark.parametrize("case", serving.CASES, ids=str)
def test_a_wrong_service_with_a_trick_does_not_pass(case, exercise, sandbox):
    report = judged(exercise, sandbox, files(case.trick))

    assert not report.passed
    assert report.outcome is not Outcome.INFRASTRUCTURE_ERROR, report.flags
    assert "CANARY" not in report.to_json()
    assert [
        found.labels["be.proeve.role"] for found in owned(sandbox.client, owner=sandbox.owner)
    ] == ["examiner"]


@pytest.mark.parametrize("case", serving.CASES, ids=str)
def test_its_honest_twin_passes(case, exercise, sandbox):
    report = judged(exercise, sandbox, files(case.twin))

    assert report.passed, (report.outcome, report.flags, [c.message for c in report.checks])


def files(texts):
    return {name: text.encode() for name, text in texts.items()}
