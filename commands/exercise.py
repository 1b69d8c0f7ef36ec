"""`proeve exercise`: scaffold, prove and import packages."""

import argparse

from assessment.settings import Settings
from commands import exercise_import, exercise_new, exercise_verify
from commands.arguments import Subparsers

VERBS = {"new": exercise_new, "verify": exercise_verify, "import": exercise_import}


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the command and its verbs."""
    parser = subparsers.add_parser("exercise", help="scaffold, prove or import exercise packages")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    for module in VERBS.values():
        module.add_parser(verbs).set_defaults(verb=module.run)
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Run the verb that was asked for."""
    return int(args.verb(args, settings))
