"""`proeve exercise import`: turn a public format into packages."""

import argparse
from pathlib import Path

from assessment.domain.errors import AssessmentError
from assessment.settings import Settings
from commands.console import refuse
from commands.exercism import find_practices, import_practice

SOME_FAILED = 1


def add_parser(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> argparse.ArgumentParser:
    """Add the command's own arguments."""
    parser = subparsers.add_parser("import", help="turn a public format into packages")
    parser.add_argument("format", choices=["exercism"])
    parser.add_argument("source", type=Path, metavar="SOURCE")
    parser.add_argument("dest", type=Path, metavar="DEST")
    parser.add_argument(
        "--indicator", default="PRG-1.2", help="the indicator that the imported suites evidence"
    )
    return parser


def run(args: argparse.Namespace, _settings: Settings) -> int:
    """Import all that can be; 0 where all were, 1 where one was not, 2 where nothing is there."""
    refused = 0
    practices = find_practices(args.source)
    for practice in practices:
        try:
            exercise = import_practice(practice, args.dest, args.indicator)
        except AssessmentError as error:
            refuse(error)
            refused += 1
        else:
            print(f"{exercise.slug} {exercise.revision[:12]}")
    print(f"{len(practices) - refused} of {len(practices)} imported into {args.dest}")
    return SOME_FAILED if refused else 0
