"""`proeve bench burst`: many submissions at one instant, and how long each one waits."""

import argparse
import tempfile
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, col, select

from assessment.domain.exercises import Exercise, read_exercise
from assessment.models.session import Engine
from assessment.models.submissions import Grading, Submission
from assessment.settings import Settings
from commands.arguments import Subparsers
from commands.bench._contenders import Bare
from commands.bench._figures import median, table
from commands.bench._package import small_package
from commands.bench._platform import private
from commands.bench._submissions import Pair, desk, pair, texts
from commands.bench._throughput import wait_graded
from commands.console import HostError
from commands.host.grading import ensure_grading

SUBMISSIONS = 500
WORKERS = 2
SHARES = (50, 95, 99)
METHOD = """\
Method: {count} accepted submissions of {slug} stand in the queue at one instant, before the first
worker looks; then {workers} workers start on them, each with its pool full. A submission waits from the
start of the work to its verdict in the database. Beside it, the same suite once bare on the host
(median of {bare} runs), to say how long the last one would wait if {workers} such processes did it all.
"""
BARE_RUNS = 9


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the benchmark."""
    parser = subparsers.add_parser("burst", help="many submissions at one instant")
    parser.add_argument("--submissions", type=int, default=SUBMISSIONS, metavar="N")
    parser.add_argument("--exercise", type=Path, metavar="DIR", help="default: a small one")
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="proeve-bench-") as folder:
        exercise = read_exercise(args.exercise) if args.exercise else small_package(Path(folder))
        ensure_grading(settings.state_dir / "log", ["python"])
        handed_in = pair(exercise)
        waits = _waits(settings, exercise, handed_in, args.submissions)
        bare = _bare(exercise, handed_in)
    print(
        METHOD.format(count=args.submissions, slug=exercise.slug, workers=WORKERS, bare=BARE_RUNS)
    )
    rows = [(f"{share} of 100 waited at most", f"{_share(waits, share):.1f} s") for share in SHARES]
    rows += [("the last one", f"{waits[-1]:.1f} s"), ("a second", f"{len(waits) / waits[-1]:.1f}")]
    print(table(("wait for the verdict", ""), rows))
    print(
        f"the last one / bare, {WORKERS} at a time: {waits[-1] / (bare * len(waits) / WORKERS):.2f}"
    )
    return 0


def _waits(settings: Settings, exercise: Exercise, handed_in: Pair, count: int) -> list[float]:
    """Return how long each submission waited, the shortest first."""
    with private(settings) as site:
        (row,) = site.publish([exercise])
        seat = desk(site.settings, site.engine, [row])
        site.start("upkeep")
        with site.redis() as redis:
            keys = [seat.hand_in(redis, row.id, texts(handed_in.right)) for _ in range(count)]
        site.start("worker", WORKERS)
        wait_graded(site, keys)
        return _spans(site.engine, keys)


def _spans(engine: Engine, keys: list[UUID]) -> list[float]:
    with Session(engine) as session:
        verdicts = select(Grading.recorded_at).where(col(Grading.submission_id).in_(keys))
        ends = sorted(session.exec(verdicts).all())
        begun = select(Submission.received_at).where(col(Submission.id).in_(keys))
        start = max(session.exec(begun).all())
    return [(end - start).total_seconds() for end in ends]


def _share(waits: list[float], share: int) -> float:
    return waits[max(0, -(-len(waits) * share // 100) - 1)]


def _bare(exercise: Exercise, handed_in: Pair) -> float:
    times = []
    for _ in range(BARE_RUNS):
        took, passed = Bare(exercise).judge(handed_in.right)
        if not passed:
            raise HostError("bare pytest failed an accepted submission")
        times.append(took)
    return median(times)
