"""The pytest plugin: tells check by check what the suite finds, and nothing else."""

import fnmatch
import random
import unittest
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from candidate import Candidate
from judge import Judge
from modules import BrokenImportError
from remote import Remote, StoppedError, ViolationError
from service import ServiceError

LONGEST_MESSAGE = 2000


class Reporter:
    """Collects the checks, announces each, and tells how it ended."""

    def __init__(
        self,
        tell: Callable[..., None],
        job: Mapping[str, Any],
        candidate: Candidate,
        judge: Judge,
    ) -> None:
        self.tell = tell
        self.job = job
        self.candidate = candidate
        self.judge = judge
        self.folder = Path(job["folder"])
        self.failures: dict[str, str] = {}
        self.passed: dict[str, bool] = {}

    def pytest_configure(self, config: Any) -> None:
        """Make the marker known to suites that run strictly."""
        config.addinivalue_line("markers", "indicator(code, essential, points): evidence")

    def pytest_addoption(self, parser: Any) -> None:
        """Give assertion rewriting the one option it reads from the terminal plugin."""
        parser.addoption("--verbose", action="count", default=0, dest="verbose")

    @pytest.fixture(name="candidate")
    def candidate_fixture(self) -> Candidate:
        """The submission under test."""
        return self.candidate

    @pytest.fixture(name="judge")
    def judge_fixture(self) -> Judge:
        """The program of the package that judges what was printed."""
        return self.judge

    @pytest.fixture(name="fixtures")
    def fixtures_fixture(self) -> Path:
        """The package's fixtures folder, on the trusted side."""
        return self.folder / "fixtures"

    @pytest.fixture(name="seed")
    def seed_fixture(self) -> int:
        """A number that changes from candidate to candidate, for random inputs."""
        return int(self.job["seed"])

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Drop what the author skips for good, and announce the rest."""
        items[:] = [item for item in items if not _is_skipped(item)]
        self.tell(t="collected", checks=[self._announced(item) for item in items])

    def pytest_collectreport(self, report: Any) -> None:
        """Tell what kept a file of the suite from being collected."""
        if report.outcome == "failed":
            self.tell(t="uncollected", text=f"{report.nodeid}: {_gist(report.longreprtext)}")

    def pytest_runtest_protocol(self, item: Any) -> None:
        """Start the clocks of one check; what it draws does not depend on the checks before it."""
        random.seed(f"{self.job['seed']} {item.nodeid}")
        self.tell(t="start", id=self._id(item))

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_teardown(self) -> None:
        """End the service within its own check, so that what it did last counts there."""
        self.candidate.http.leave()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item: Any, call: Any) -> Any:
        """Note every phase that did not pass, in words."""
        outcome = yield
        report = outcome.get_result()
        name = self._id(item)
        if report.when == "call" and report.outcome == "passed":
            self.passed[name] = True
        if report.outcome != "passed" or hasattr(report, "wasxfail"):
            self.passed[name] = False
            self.failures.setdefault(name, _in_words(call.excinfo))

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """Tell how the check ended; passed only where the call itself passed."""
        name = self._named(nodeid)
        passed = self.passed.get(name, False) and name not in self.failures
        self.tell(t="result", id=name, passed=passed, message=self.failures.get(name, ""))

    def _announced(self, item: Any) -> dict[str, Any]:
        name = self._id(item)
        marker = item.get_closest_marker("indicator")
        points = float(marker.kwargs.get("points", 1)) if marker else 1.0
        indicator = str(marker.args[0]) if marker and marker.args else self._mapped(name)
        visible = name.startswith("visible/")
        return {"id": name, "indicator": indicator, "points": points, "visible": visible}

    def _mapped(self, name: str) -> str | None:
        for pattern, code in self.job["mapped"].items():
            if fnmatch.fnmatchcase(name, pattern):
                return str(code)
        return None

    def _id(self, item: Any) -> str:
        return self._named(item.nodeid)

    def _named(self, nodeid: str) -> str:
        return nodeid.encode("ascii", "backslashreplace").decode() if "\x00" in nodeid else nodeid


def _is_skipped(item: Any) -> bool:
    """Say whether the author skips this test whatever the candidate does."""
    if item.get_closest_marker("skip") is not None:
        return True
    kind = getattr(item, "cls", None)
    if not (isinstance(kind, type) and issubclass(kind, unittest.TestCase)):
        return False
    method = getattr(kind, getattr(item, "originalname", None) or item.name, None)
    return bool(getattr(kind, "__unittest_skip__", False)
                or getattr(method, "__unittest_skip__", False))  # fmt: skip


def _gist(told: str) -> str:
    """Return what pytest marks as the error, in one line."""
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    marked = [line.removeprefix("E").strip() for line in lines if line.startswith("E ")]
    return "; ".join(marked or lines[-1:])[:LONGEST_MESSAGE]


def _in_words(excinfo: Any) -> str:
    """Say in a few lines why a check failed."""
    if excinfo is None:
        return "the check did not run"
    error = excinfo.value
    if isinstance(error, BrokenImportError | ServiceError | StoppedError | ViolationError):
        return str(error)[:LONGEST_MESSAGE]
    where = error.__dict__.get("_where")
    place = f" ({where[0]}, line {where[1]})" if where else ""
    if isinstance(error, AssertionError) and str(error) and not where:
        return str(error)[:LONGEST_MESSAGE]
    return f"{type(error).__name__}: {error}{place}"[:LONGEST_MESSAGE]


def judge_closeness_here() -> None:
    """Let nearly-equal comparisons accept plain numbers alone.

    They compute with the value before they compare, and an object of the
    candidate could answer anything to arithmetic.
    """
    original = unittest.TestCase.assertAlmostEqual

    def strict(self: Any, first: Any, second: Any, *rest: Any, **named: Any) -> None:
        if isinstance(first, Remote) != isinstance(second, Remote):
            raise self.failureException(f"{first!r} and {second!r} are not both numbers")
        original(self, first, second, *rest, **named)

    unittest.TestCase.assertAlmostEqual = strict  # type: ignore[method-assign]
    kind = type(pytest.approx(1.0))
    compare = kind.__eq__

    def approx(self: Any, actual: Any) -> bool:
        return False if isinstance(actual, Remote) else bool(compare(self, actual))

    kind.__eq__ = approx  # type: ignore[method-assign]
