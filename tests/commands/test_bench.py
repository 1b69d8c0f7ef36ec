"""The benchmarks run, tell their method, and notice what they must; no time is asserted."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from assessment.domain.submissions import State
from assessment.models.submissions import Grading, Submission
from assessment.settings import ROOT
from commands.bench import names
from commands.bench._figures import p95, table
from commands.bench._ledger import Kill, Ledger
from commands.bench._package import small_package
from commands.bench._remains import processes
from commands.bench._submissions import pair
from tests.support import factories

RECORDED = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]


def bench(*words):
    return subprocess.run(
        [sys.executable, "-P", "-m", "commands", "bench", *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def figures(said, beginning):
    (line,) = [line for line in said.splitlines() if line.startswith(beginning)]
    return line.removeprefix(beginning).split()


@pytest.mark.docker
@pytest.mark.timeout(240)
def test_the_grading_bench_compares_three_ways_and_prints_its_method():
    done = bench("grading", "--rounds", "1", "--submissions", "2")

    assert done.returncode == 0, done.stderr
    assert "Method: the suite of cash-rounding (12 checks)" in done.stdout
    for name in ("Proeve, pool warm", "bare python -m pytest", "cold docker run --rm"):
        assert figures(done.stdout, f"{name}  ")
    assert float(figures(done.stdout, "ours / cold docker run --rm:")[0]) > 0
    assert figures(done.stdout, "Proeve, two workers")


@pytest.mark.docker
@pytest.mark.timeout(240)
def test_a_worker_killed_in_the_middle_of_grading_costs_no_submission_and_leaves_nothing():
    done = bench("chaos", "--kills", "2", "--only", "worker", "--lease-seconds", "5",
                 "--upkeep-seconds", "1")  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    assert "lease 5 s, upkeep every 1 s" in done.stdout
    assert figures(done.stdout, "worker  ")[0] == "2"
    for counted in ("lost", "graded twice", "needs review", "wrong verdict"):
        assert figures(done.stdout, counted) == ["0"]
    for left in ("containers", "processes", "temporary files"):
        assert figures(done.stdout, f"left: {left}") == ["0"]


def test_chaos_knows_its_victims_and_refuses_others():
    done = bench("chaos", "--kills", "1", "--only", "the cat")

    assert done.returncode == 2
    assert "'work-horse', 'worker'" in done.stderr


@pytest.mark.docker
@pytest.mark.timeout(240)
def test_the_corpus_goes_through_the_queue_and_what_is_unexpected_is_named(tmp_path):
    practice(tmp_path / "twice", "def twice(number):\n    return number * 2\n")
    practice(tmp_path / "wrong", "def twice(number):\n    return number\n")

    done = bench("corpus", str(tmp_path))

    assert done.returncode == 1
    assert figures(done.stdout, "example passes") == ["1", "of", "2"]
    assert figures(done.stdout, "empty fails") == ["2", "of", "2"]
    assert figures(done.stdout, "starter fails") == ["2", "of", "2"]
    assert "otherwise: example of wrong graded" in done.stdout


def test_a_folder_without_practice_exercises_is_refused(tmp_path):
    done = bench("corpus", str(tmp_path))

    assert done.returncode == 2
    assert "holds no practice exercise" in done.stderr


def practice(folder, example):
    files = {
        ".meta/config.json": json.dumps(
            {"files": {"solution": ["twice.py"], "test": ["twice_test.py"],
                       "example": [".meta/example.py"]}}
        ),
        ".meta/example.py": example,
        ".docs/instructions.md": "Twice the number.",
        "twice.py": "def twice(number):\n    pass\n",
        "twice_test.py": (
            "import unittest\nfrom twice import twice\n\n\n"
            "class TwiceTest(unittest.TestCase):\n"
            "    def test_three(self):\n        self.assertEqual(twice(3), 6)\n"
        ),
    }  # fmt: skip
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_every_benchmark_is_found_by_its_name_and_parts_of_them_are_not():
    assert {"grading", "chaos", "corpus"} <= set(names())
    assert not [name for name in names() if name.startswith("_")]


def test_p95_is_a_value_that_was_measured():
    assert p95([float(number) for number in range(1, 101)]) == 95
    assert p95([3.0, 1.0, 2.0]) == 3.0
    assert p95([7.0]) == 7.0


def test_a_table_keeps_its_columns():
    lines = table(("name", "figure"), [("a", 1), ("longer", 20)]).splitlines()

    assert lines == ["name    figure", "------  ------", "a            1", "longer      20"]


def test_the_small_package_has_a_right_and_a_wrong_submission(tmp_path):
    found = pair(small_package(tmp_path))

    assert set(found.right) == set(found.wrong) == {"till.py"}
    assert found.right != found.wrong


def test_a_process_started_for_a_state_folder_is_found(tmp_path):
    marked = {**os.environ, "PROEVE_STATE_DIR": str(tmp_path)}
    with subprocess.Popen(SLEEPER, env=marked) as process:
        found = processes(tmp_path)
        process.kill()

    assert [line.split()[0] for line in found] == [str(process.pid)]
    assert processes(tmp_path) == []


@pytest.fixture
def ledger(engine, session, people, tmp_path):
    """One submission graded rightly, and the moment of a kill ten seconds before."""
    row = factories.handed_in(session, people, tmp_path, state=State.GRADED)
    factories.saved(session, verdict(row.id, run=1, passed=True))
    found = Ledger(engine, {row.sha256: True}, {row.id})
    found.kills.append(Kill("worker", RECORDED - timedelta(seconds=10), (row.id,)))
    return found


def verdict(submission_id, *, run, passed):
    report = {"outcome": "graded"}
    return Grading(submission_id=submission_id, run=run, outcome="graded", passed=passed,
                   report=report, recorded_at=RECORDED)  # fmt: skip


def bad(ledger):
    return {name for name, count in ledger.counts().items() if count and name != "handed in"}


def test_what_was_graded_once_and_rightly_is_counted_as_sound(ledger):
    assert ledger.counts()["handed in"] == 1
    assert bad(ledger) == set()
    assert ledger.recoveries() == {"worker": [10]}
    assert ledger.longest_silence() == 10


def test_a_submission_that_is_nowhere_is_counted_as_lost(ledger):
    ledger.received.add(uuid4())

    assert bad(ledger) == {"lost"}


def test_a_submission_whose_confirmation_was_lost_must_be_graded_all_the_same(ledger, session):
    (key,) = ledger.received
    taken = session.get_one(Submission, key)
    factories.saved(session, Submission(**taken.model_dump(exclude={"id"})))

    assert ledger.counts()["handed in"] == 2
    assert bad(ledger) == {"lost"}


def test_a_second_verdict_is_counted(ledger, session):
    (key,) = ledger.received
    factories.saved(session, verdict(key, run=2, passed=True))

    assert bad(ledger) == {"graded twice"}


def test_a_verdict_that_a_fault_changed_is_counted(ledger):
    ledger.wanted = dict.fromkeys(ledger.wanted, False)

    assert bad(ledger) == {"wrong verdict"}
