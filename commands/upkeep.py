"""`proeve upkeep`: re-queue what was forgotten, remove what was left behind."""

import argparse

from assessment.settings import Settings
from commands import local
from commands.arguments import Subparsers
from tasks import upkeep


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the command."""
    return subparsers.add_parser("upkeep", help="re-queue what was forgotten, remove leftovers")


def run(_args: argparse.Namespace, settings: Settings) -> int:
    """Look after the platform until told to stop."""
    upkeep.run(local.complete(settings))
    return 0
