"""Take one guard away after the other: `./proeve test -n 0 tests/hostile/without_guards.py`.

Each time, at least one of the cases that name the guard must turn red. A suite that stays
green without a guard says nothing about it.
"""

import os
import re
import subprocess
import sys
from contextlib import suppress

import pytest
from docker.errors import ImageNotFound

from assessment.settings import ROOT
from grader.containers import connect
from tests.hostile.guards import every_guard

pytestmark = [pytest.mark.docker, pytest.mark.timeout(900)]
RED = re.compile(r"(?m)^E +assert not (\[.*\])$")


TAGS = (
    "from grader.imaging import needed; from grader.images import tag; from grader.languages import installed;"
    "print(*map(tag, needed(installed())))"
)


@pytest.fixture
def project(tmp_path):
    """A folder for the project without a guard; the images that only it has are removed."""
    folder = tmp_path / "project"
    yield folder
    client = connect()
    for name in images_of(folder) - images_of(ROOT):
        with suppress(ImageNotFound):
            client.images.remove(name, noprune=True)
    client.close()


def images_of(folder):
    """The full names of the images as this copy of the project defines them."""
    return set(started(folder, "-c", TAGS).stdout.split())


def started(folder, *words):
    """Run Python in a copy of the project."""
    return subprocess.run(
        [sys.executable, "-P", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("guard", every_guard(), ids=lambda guard: guard.name)
def test_a_case_turns_red_without(guard, project):
    folder = guard.removed(project)
    names = [
        f"tests/hostile/every_language.py::test_a_hostile_case_gets_nothing_it_wants_in_any_language[{case.name} {language}]"
        for case, language in guard.cases
    ]
    assert names, "no case needs this guard"

    done = started(folder, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *names)
    red = RED.findall(done.stdout)
    print(f"{guard.name}: {len(red)} of {len(names)} turned red {red}")  # noqa: T201 - what is published
    assert done.returncode == 1, done.stdout[-3000:]
    assert red, done.stdout[-3000:]
