"""`proeve web`: serve the site."""

import argparse
import os
import sys

from assessment.settings import Settings
from commands import local
from commands.arguments import Subparsers

APP = "webapp.wsgi:app"
TIMEOUT_S = 60
STOP_S = 8


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the command."""
    return subparsers.add_parser("web", help="serve the site")


def run(_args: argparse.Namespace, settings: Settings) -> int:
    """Become the web server; it ends by a signal."""
    settings = local.complete(settings)
    os.execve(sys.executable, command(settings), local.environment(settings))  # noqa: S606


def command(settings: Settings) -> list[str]:
    """Return how gunicorn is started: one process, many threads, nothing about itself in headers."""
    return [
        sys.executable,
        *("-P", "-m", "gunicorn", APP),
        *("--bind", f"{settings.host}:{settings.port}"),
        *("--worker-class", "gthread", "--threads", str(settings.web_threads)),
        *("--timeout", str(TIMEOUT_S), "--graceful-timeout", str(STOP_S)),
        *("--worker-tmp-dir", "/dev/shm"),  # noqa: S108 - a heartbeat must not wait for a disk
        *("--access-logfile", "-" if settings.debug else "/dev/null"),
        "--no-control-socket",
    ]
