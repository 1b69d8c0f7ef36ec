"""`proeve worker`: grade what is queued, on a machine that has Docker."""

import argparse
import os

from assessment.settings import Settings
from commands import local
from commands.arguments import Subparsers
from commands.host.grading import ensure_grading
from commands.languages import languages_needed
from tasks import worker

POLITENESS = 5


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the command."""
    return subparsers.add_parser("worker", help="grade what is queued")


def run(_args: argparse.Namespace, settings: Settings) -> int:
    """Work until told to stop."""
    # Where grading shares a machine with the site, whoever is typing goes first.
    os.nice(POLITENESS)
    settings = local.complete(settings)
    ensure_grading(settings.state_dir / "log", languages_needed(settings))
    worker.run(settings)
    return 0
