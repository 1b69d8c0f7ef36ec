"""`proeve exercise import`: turn a public format into packages."""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path

from assessment.domain.errors import AssessmentError
from assessment.domain.exercises import Exercise
from assessment.settings import Settings
from commands.console import refuse, say
from commands.exercism import find_practices, import_practice
from commands.kattis.package import find_problems, import_problem
from commands.kattis.timing import timed

SOME_FAILED = 1


def add_parser(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> argparse.ArgumentParser:
    """Add the command's own arguments."""
    parser = subparsers.add_parser("import", help="turn a public format into packages")
    parser.add_argument("format", choices=["exercism", "kattis"])
    parser.add_argument("source", type=Path, metavar="SOURCE")
    parser.add_argument("dest", type=Path, metavar="DEST")
    parser.add_argument(
        "--indicator", default="PRG-1.2", help="the indicator that the imported suites evidence"
    )
    parser.add_argument(
        "--cpu-seconds",
        type=float,
        metavar="S",
        help="kattis: the limit for one case, instead of the package's own or a measured one",
    )
    return parser


def run(args: argparse.Namespace, _settings: Settings) -> int:
    """Import all that can be; 0 where all were, 1 where one was not, 2 where nothing is there."""
    jobs = _problems(args) if args.format == "kattis" else _practices(args)
    refused = 0
    for job in jobs:
        try:
            exercise = job()
        except AssessmentError as error:
            refuse(error)
            refused += 1
        else:
            print(f"{exercise.slug} {exercise.revision[:12]}")
    print(f"{len(jobs) - refused} of {len(jobs)} imported into {args.dest}")
    return SOME_FAILED if refused else 0


def _practices(args: argparse.Namespace) -> list[Callable[[], Exercise]]:
    return [
        partial(import_practice, practice, args.dest, args.indicator)
        for practice in find_practices(args.source)
    ]


def _problems(args: argparse.Namespace) -> list[Callable[[], Exercise]]:
    return [partial(_problem, source, args) for source in find_problems(args.source)]


def _problem(source: Path, args: argparse.Namespace) -> Exercise:
    """Import one package, name what was left out of it, and measure a limit where it has none."""
    imported = import_problem(source, args.dest, args.indicator, args.cpu_seconds)
    for what in imported.left_out:
        say(f"{imported.exercise.slug}: left out {what}")
    return timed(imported)
