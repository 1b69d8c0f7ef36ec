"""What a report keeps of the place where the code ran, as engine and toolchain tell it."""

import pytest

from assessment.domain.exercises import read_exercise
from grader.hardening import OWN_MEMORY_MB, OWN_PROCESSES
from tests.support import sandboxes
from tests.support.packages import FILES, MANIFEST, write_package

pytestmark = [pytest.mark.docker, pytest.mark.timeout(120)]
FILES_HANDED_IN = {"double.py": FILES["submissions/accepted/plus/double.py"].encode()}
LIMITS = "[limits]\ncpu_s = 1.5\nwall_s = 7\nmemory_mb = 96\nprocesses = 9\ndisk_mb = 5\n"


@pytest.fixture(scope="module")
def sandbox():
    with sandboxes.opened("environment") as made:
        yield made


def test_engine_runtime_and_toolchain_are_named_as_they_name_themselves(sandbox, tmp_path):
    found = sandboxes.judged(
        read_exercise(write_package(tmp_path)), sandbox, FILES_HANDED_IN
    ).environment

    assert sandbox.client.version()["Version"] in found["engine"]
    assert found["runtime"] == sandbox.client.info()["DefaultRuntime"]
    assert found["toolchain"].startswith("Python 3.")


def test_the_limits_are_those_in_force_with_our_own_share(sandbox, tmp_path):
    package = write_package(tmp_path, exercise_DOT_toml=MANIFEST + LIMITS)

    found = sandboxes.judged(read_exercise(package), sandbox, FILES_HANDED_IN).environment

    limits = {name: found[f"limit_{name}"] for name in ("cpu_s", "wall_s", "disk_mb", "processors")}
    assert limits == {"cpu_s": "1.5", "wall_s": "7", "disk_mb": "5", "processors": "1"}
    assert int(found["limit_memory_mb"]) == 96 + OWN_MEMORY_MB
    assert int(found["limit_processes"]) == 9 + OWN_PROCESSES
