"""Three ways to judge the same submission with the same suite, timed from outside."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assessment.domain.exercises import Exercise
from assessment.domain.reports import Outcome
from commands.console import HostError
from grader import grade
from grader.containers import connect
from grader.images import tag
from grader.languages import adapter
from grader.pool import Pool, Wanted

PATIENCE_S = 60
PAUSE_S = 0.005
PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
ALL_PASSED, SOME_FAILED = 0, 1
CONFIGURATION = """\
[pytest]
pythonpath = .
markers = indicator
"""
FIXTURES = """\
import pathlib, types
import pytest

@pytest.fixture
def seed():
    return 20261124

@pytest.fixture
def candidate():
    return types.SimpleNamespace(files={{name: pathlib.Path(name).read_text() for name in {names}}})
"""


@dataclass(slots=True)
class Ours:
    """A ready examiner and a ready workplace nobody used, each confined as in an exam."""

    exercise: Exercise
    pool: Pool
    name: str = "Proeve, pool warm"
    checks: int = 0

    @property
    def wanted(self) -> Wanted:
        """What the pool must have ready for it."""
        return Wanted(adapter("python"), self.exercise.manifest.limits)

    def judge(self, files: Mapping[str, bytes]) -> tuple[float, bool]:
        """Return the time from hand-over to report, and whether the submission passed.

        Tidying up and making the next workplace ready come after the report, as in a worker.
        """
        self.pool.expect(self.wanted)
        self._until_warm()
        began = time.perf_counter()
        station = self.pool.take(self.wanted)
        client = connect()
        sandbox = station.sandbox(client, self.pool.owner)
        report = grade(self.exercise, files, "python", sandbox)
        took = time.perf_counter() - began
        sandbox.leave()
        client.close()
        self.pool.give_back(station, sound=True)
        self._until_warm()
        self.checks = len(report.checks)
        if report.outcome is Outcome.INFRASTRUCTURE_ERROR:
            raise HostError(f"a grading broke: {report.flags[0].detail}")
        return took, report.passed

    def _until_warm(self) -> None:
        """Wait until the pool is full, so that nothing of ours runs beside the others."""
        end = time.monotonic() + PATIENCE_S
        while not self.pool.is_full():
            if time.monotonic() > end:
                raise HostError("the pool does not fill; see what the Docker engine says")
            time.sleep(PAUSE_S)


@dataclass(frozen=True, slots=True)
class Bare:
    """The suite beside the submission in one process of the host: no isolation at all."""

    exercise: Exercise
    name: str = "bare python -m pytest"

    def judge(self, files: Mapping[str, bytes]) -> tuple[float, bool]:
        """Return the time one process took, and whether the suite passed."""
        with laid_out(self.exercise, files) as folder:
            environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
            return _timed([sys.executable, *PYTEST], folder, environment)


@dataclass(frozen=True, slots=True)
class Cold:
    """A container started for this submission alone, from the image that holds pytest."""

    exercise: Exercise
    name: str = "cold docker run --rm"

    def judge(self, files: Mapping[str, bytes]) -> tuple[float, bool]:
        """Return the time one container took, and whether the suite passed."""
        with laid_out(self.exercise, files) as folder:
            mount = f"{folder}:/suite:ro"
            command = ["docker", "run", "--rm", "-v", mount, "-w", "/suite"]
            command += ["-e", "PYTHONDONTWRITEBYTECODE=1", "--entrypoint", "python3"]
            return _timed([*command, tag("examiner"), *PYTEST], folder, dict(os.environ))


@contextmanager
def warm_pool(size: int) -> Iterator[Pool]:
    """Run a pool as a worker does; removes all its containers afterwards."""
    pool = Pool(f"bench-{os.getpid()}", size)
    pool.open()
    try:
        yield pool
    finally:
        pool.close()
        pool.client.close()


@contextmanager
def laid_out(exercise: Exercise, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Put suite and submission side by side in a folder of their own, as plain pytest wants it.

    The two plain fixtures a suite for functions may ask for are there as well.
    """
    folder = Path(tempfile.mkdtemp(prefix="proeve-bench-"))
    folder.chmod(0o755)
    try:
        for name, data in {**exercise.suite(), **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        (folder / "conftest.py").write_text(FIXTURES.format(names=sorted(files)), encoding="utf-8")
        (folder / "pytest.ini").write_text(CONFIGURATION, encoding="utf-8")
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _timed(command: list[str], folder: Path, environment: dict[str, str]) -> tuple[float, bool]:
    began = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    took = time.perf_counter() - began
    if done.returncode not in {ALL_PASSED, SOME_FAILED}:
        said = (done.stdout + done.stderr).strip().splitlines() or ["nothing"]
        raise HostError(f"{' '.join(command[:4])} ended with {done.returncode}: {said[-1]}")
    return took, done.returncode == ALL_PASSED
