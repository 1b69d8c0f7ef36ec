"""Take one guard away after the other: `./proeve test -n 0 tests/hostile/without_guards.py`.

Each time, at least one of the cases that name the guard must turn red. A suite that stays
green without a guard says nothing about it.
"""

import os
import re
import subprocess
import sys

import pytest

from grader.containers import connect
from tests.hostile.guards import every_guard

pytestmark = [pytest.mark.docker, pytest.mark.timeout(900)]
RED = re.compile(r"(?m)^E +assert not (\[.*\])$")


@pytest.fixture(autouse=True)
def images():
    """Remove the images that were built without a guard, and no other."""
    client = connect()
    before = {name for image in client.images.list() for name in image.tags}
    yield
    for name in {name for image in client.images.list() for name in image.tags} - before:
        if name.startswith("proeve/"):
            client.images.remove(name, noprune=True)
    client.close()


@pytest.mark.parametrize("guard", every_guard(), ids=lambda guard: guard.name)
def test_a_case_turns_red_without(guard, tmp_path, record_property):
    folder = guard.removed(tmp_path / "project")
    names = [
        f"tests/hostile/every_language.py::test_a_hostile_case_gets_nothing_it_wants_in_any_language[{case.name} {language}]"
        for case, language in guard.cases
    ]
    assert names, "no case needs this guard"

    done = subprocess.run(
        [sys.executable, "-P", "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *names],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    red = RED.findall(done.stdout)
    print(f"{guard.name}: {len(red)} of {len(names)} turned red {red}")  # noqa: T201 - what is published
    assert done.returncode == 1, done.stdout[-3000:]
    assert red, done.stdout[-3000:]
