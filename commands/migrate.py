"""`proeve migrate`: bring the database up to date, and what is published in it."""

import argparse

from assessment.settings import Settings
from commands import local
from commands.arguments import Subparsers
from commands.furnish import furnish


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the command."""
    parser = subparsers.add_parser("migrate", help="bring the database up to date")
    parser.add_argument(
        "--demonstration",
        action="store_true",
        help="and plan a sitting with demonstration accounts",
    )
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Migrate and load standards and exercises; accounts are made on request only."""
    for account in furnish(local.complete(settings), demonstrating=args.demonstration):
        print(account)
    return 0
