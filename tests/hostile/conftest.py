"""What the cases are played with, and what is told of them at the end."""

import os
import statistics
import tempfile

import pytest

from assessment.domain.revisions import read_files
from tests.hostile import rig
from tests.hostile.playing import Neighbour
from tests.hostile.reading import HONEST

RATIO = "neighbour"
collect_ignore = ["cases", "honest"]
"""What candidates hand in is read, never imported."""


@pytest.fixture(scope="session")
def planted():
    """Tokens where the worker keeps what no candidate may see: its environment, and its files."""
    os.environ["PROEVE_PLANTED"] = rig.canary()
    with tempfile.NamedTemporaryFile("w", prefix="planted-") as file:
        file.write(rig.canary())
        file.flush()
        yield
    del os.environ["PROEVE_PLANTED"]


@pytest.fixture(scope="session")
def exercise(tmp_path_factory):
    """Give the exercise of a kind and language, made when first asked for."""
    root, made = tmp_path_factory.mktemp("hostile"), {}

    def give(kind, language):
        if (kind, language) not in made:
            made[kind, language] = rig.exercise_of(root, kind, language)
        return made[kind, language]

    return give


@pytest.fixture(scope="session")
def sandbox(request, planted):
    """Give containers for all languages in which something is played this time."""
    played = {
        item.callspec.params["language"]
        for item in request.session.items
        if "language" in getattr(getattr(item, "callspec", None), "params", {})
    }
    with rig.opened("hostile", played & {*rig.LANGUAGES}) as made:
        yield made


@pytest.fixture(scope="session")
def neighbour(exercise, planted):
    """An honest candidate in a sandbox of its own; its files bear a token too."""
    files = read_files(HONEST / "program" / "python")
    files["kept.txt"] = rig.canary().encode()
    with rig.opened("neighbour", ["python"]) as made:
        yield Neighbour(exercise("program", "python"), files, made)


def pytest_terminal_summary(terminalreporter):
    """Tell how much slower an honest run was beside a case than alone."""
    ratios = [
        value
        for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
        for name, value in report.user_properties
        if name == RATIO
    ]
    if ratios:
        terminalreporter.write_line(
            f"an honest run beside {len(ratios)} exhaustion cases took {statistics.median(ratios):.2f}"
            f" times as long as alone (median); {max(ratios):.2f} at most"
        )
