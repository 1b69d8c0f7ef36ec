"""`proeve images`: make sure of every image, for hosts that run compose.yaml."""

import argparse

from assessment.settings import Settings
from commands import local
from commands.arguments import Subparsers
from commands.host.deployment import ensure_deployment
from commands.host.grading import ensure_grading
from commands.languages import languages_needed


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the command."""
    parser = subparsers.add_parser("images", help="make sure of the images that grading needs")
    parser.add_argument(
        "--compose", action="store_true", help="and of those that compose.yaml names"
    )
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Pull or build what is missing."""
    settings = local.complete(settings)
    ensure_grading(settings.state_dir / "log", languages_needed(settings))
    if args.compose:
        ensure_deployment()
    return 0
