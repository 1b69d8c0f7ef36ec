"""`proeve bench grading`: from hand-over to report, beside pytest with no isolation and a cold container."""

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path

from assessment.domain.exercises import Exercise, read_exercise
from assessment.settings import Settings
from commands.arguments import Subparsers
from commands.bench._contenders import Bare, Cold, Ours, warm_pool
from commands.bench._figures import median, ms, p95, table
from commands.bench._package import small_package
from commands.bench._submissions import Pair, pair
from commands.bench._throughput import rates
from commands.console import HostError, progress
from commands.host.grading import ensure_grading

ROUNDS = 30
WARMING_UP = 2
Contender = Ours | Bare | Cold

METHOD = """\
Method: the suite of {slug} ({checks} checks) judges the package's accepted submission, one at a
time, {rounds} times each; the three take turns within each round, and who begins changes from
round to round. Before the first round each had to reject a wrong submission. Files lie on the
disk before a clock starts.
  {ours}: from hand-over to report, with full isolation: a ready examiner, and a ready
    single-use workplace; the next round waits until the pool is full again.
  {bare}: one process of the host (fresh folder, no plugins but pytest's own).
  {cold}: one container of the examiner's image for each, none of our confinement.
"""
RATES = """\
Throughput: {count} submissions. Proeve: through the queue, two workers, from the first one
handed in to the last verdict in the database, tidying up and new workplaces included. Bare:
the same suite, two processes at a time.
"""


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the benchmark."""
    parser = subparsers.add_parser("grading", help="time from hand-over to report, and throughput")
    parser.add_argument("--exercise", type=Path, metavar="DIR", help="default: a small one")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"default {ROUNDS}")
    parser.add_argument(
        "--submissions", type=int, default=2 * ROUNDS, help="for the throughput; 0 leaves it out"
    )
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="proeve-bench-") as folder:
        exercise = read_exercise(args.exercise) if args.exercise else small_package(Path(folder))
        _measure(args, settings, exercise)
    return 0


def _measure(args: argparse.Namespace, settings: Settings, exercise: Exercise) -> None:
    handed_in = pair(exercise)
    ensure_grading(settings.state_dir / "log", ["python"])
    with warm_pool(settings.warm_workplaces or 1) as pool:
        ours = Ours(exercise, pool)
        contenders: list[Contender] = [ours, Bare(exercise), Cold(exercise)]
        _check(contenders, handed_in)
        times = _interleave(contenders, handed_in, args.rounds)
    _print_latency(exercise, ours.checks, contenders, times)
    if args.submissions:
        print(RATES.format(count=args.submissions))
        print(_rates(settings, exercise, handed_in, args.submissions))


def _check(contenders: list[Contender], handed_in: Pair) -> None:
    """See that each tells right from wrong; what does not is not worth a measurement."""
    for contender in contenders:
        for files, wanted in ((handed_in.right, True), (handed_in.wrong, False)):
            if contender.judge(files)[1] is not wanted:
                raise HostError(f"{contender.name} does not tell right from wrong here")


def _interleave(
    contenders: list[Contender], handed_in: Pair, rounds: int
) -> dict[str, list[float]]:
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(-WARMING_UP, rounds):
        progress(f"round {number + 1} of {rounds}")
        first = number % len(contenders)
        for contender in contenders[first:] + contenders[:first]:
            took, passed = contender.judge(handed_in.right)
            if not passed:
                raise HostError(f"{contender.name} failed an accepted submission")
            if number >= 0:
                times[contender.name].append(took)
    return times


def _print_latency(
    exercise: Exercise, checks: int, contenders: list[Contender], times: dict[str, list[float]]
) -> None:
    ours, bare, cold = [contender.name for contender in contenders]
    print(
        METHOD.format(
            slug=exercise.slug,
            checks=checks,
            rounds=len(times[ours]),
            ours=ours,
            bare=bare,
            cold=cold,
        )
    )
    rows = [(name, ms(median(times[name])), ms(p95(times[name]))) for name in (ours, bare, cold)]
    print(table(("one at a time", "median", "p95"), rows))
    for name in (bare, cold):
        print(f"ours / {name}: {median(times[ours]) / median(times[name]):.2f}")
    print()


def _rates(settings: Settings, exercise: Exercise, handed_in: Pair, count: int) -> str:
    ours, bare = rates(settings, exercise, handed_in, count)
    rows = [("Proeve, two workers", f"{ours:.1f}/s"), ("bare, two at a time", f"{bare:.1f}/s")]
    return f"{table(('throughput', ''), rows)}\nours / bare: {ours / bare:.2f}"
