"""`proeve bench calls`: round trips a second between a suite and the candidate's code."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from assessment.domain.exercises import Exercise, read_exercise
from assessment.domain.reports import Report
from assessment.settings import Settings
from commands.arguments import Subparsers
from commands.bench._contenders import warm_pool
from commands.bench._figures import median, table
from commands.bench._package import small_package
from commands.console import HostError, progress
from commands.host.grading import ensure_grading
from grader import grade
from grader.containers import connect
from grader.languages import adapter
from grader.pool import Pool, Wanted

CALLS = 5000
ROUNDS = 7
METHOD = """\
Method: one check calls a function of the candidate's {calls} times, one call after the other, each
with a whole number there and back; examiner, worker and workplace are separate and confined as in
an exam. The time is the check's own, as in the report. Beside it, in turns, {calls} round trips of
the same JSON through two pipes to a process that does nothing else: what two processes cost at
least. {rounds} rounds; the medians.
"""
SUITE = """\
import pytest
from till import cash


@pytest.mark.indicator("PRG-1.1")
def test_many_calls():
    for number in range({calls}):
        assert cash(number) == number + 1
"""
FAST = b"def cash(cents):\n    return cents + 1\n"
ECHO = "import sys\nfor line in sys.stdin.buffer: sys.stdout.buffer.write(line); sys.stdout.buffer.flush()"


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the benchmark."""
    parser = subparsers.add_parser("calls", help="round trips a second through the proxy")
    parser.add_argument("--calls", type=int, default=CALLS, help=f"default {CALLS}")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"default {ROUNDS}")
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Measure and print."""
    ensure_grading(settings.state_dir / "log", ["python"])
    ours, pipes = [], []
    with tempfile.TemporaryDirectory(prefix="proeve-bench-") as folder, warm_pool(1) as pool:
        exercise = _package(Path(folder), args.calls)
        for number in range(args.rounds):
            progress(f"round {number + 1} of {args.rounds}")
            ours.append(args.calls / _through_the_proxy(exercise, pool))
            pipes.append(args.calls / _through_pipes(args.calls))
    print(METHOD.format(calls=args.calls, rounds=args.rounds))
    rows = [
        ("Proeve, suite to candidate's code and back", f"{median(ours):.0f}/s"),
        ("two bare pipes", f"{median(pipes):.0f}/s"),
    ]
    print(table(("round trips", "median"), rows))
    print(f"ours / pipes: {median(ours) / median(pipes):.2f}")
    return 0


def _package(root: Path, calls: int) -> Exercise:
    folder = small_package(root).folder
    (folder / "hidden" / "test_till.py").write_text(SUITE.format(calls=calls), encoding="utf-8")
    manifest = folder / "exercise.toml"
    limits = "[limits]\ncpu_s = 60\nwall_s = 300\n"
    manifest.write_text(manifest.read_text(encoding="utf-8") + limits, encoding="utf-8")
    return read_exercise(folder)


def _through_the_proxy(exercise: Exercise, pool: Pool) -> float:
    """Return the seconds that the check with the many calls took."""
    wanted = Wanted(adapter("python"), exercise.manifest.limits)
    pool.expect(wanted)
    station = pool.take(wanted)
    client = connect()
    sandbox = station.sandbox(client, pool.owner)
    try:
        report = grade(exercise, {"till.py": FAST}, "python", sandbox)
    finally:
        sandbox.leave()
        client.close()
        pool.give_back(station, sound=True)
    return _seconds(report)


def _seconds(report: Report) -> float:
    for check in report.checks:
        if "test_many_calls" in check.id and check.outcome == "passed":
            return check.wall_ms / 1000
    raise HostError(f"the calls did not come through: {report.outcome}")


def _through_pipes(calls: int) -> float:
    """Return the seconds of as many round trips of the same JSON through bare pipes."""
    command = [sys.executable, "-I", "-c", ECHO]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as echo:
        if echo.stdin is None or echo.stdout is None:
            raise HostError("a process without pipes was made")
        began = time.perf_counter()
        for number in range(calls):
            os.write(echo.stdin.fileno(), json.dumps({"values": [number]}).encode() + b"\n")
            json.loads(os.read(echo.stdout.fileno(), 4096))
        took = time.perf_counter() - began
        echo.stdin.close()
    return took
