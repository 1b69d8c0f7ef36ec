"""`proeve up`: the whole platform on this machine, until Ctrl-C."""

import argparse
import errno
import fcntl
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assessment.settings import Settings
from commands import embedded_redis, local
from commands.arguments import Subparsers
from commands.console import HostError, progress, say
from commands.furnish import furnish
from commands.host.grading import ensure_grading
from commands.host.leftovers import remove_orphans_if_possible
from commands.languages import languages_needed
from commands.supervisor import Supervisor

ROLES = ("web", "worker", "upkeep")
ANSWER_S = 2
STRUGGLING = 5


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the command."""
    parser = subparsers.add_parser("up", help="bring up the whole platform on this machine")
    parser.add_argument("--port", type=int, help="where the site answers (default: PROEVE_PORT)")
    parser.add_argument("--state", type=Path, help="where data is kept (default: PROEVE_STATE_DIR)")
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Bring everything up, look after it, and leave nothing running."""
    settings = local.complete(settings, args.port, args.state)
    settings.state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(settings.state_dir):
        _check_port(settings)
        log_dir = settings.state_dir / "log"
        engine = ensure_grading(log_dir, languages_needed(settings))
        try:
            remove_orphans_if_possible()
            with Supervisor(log_dir) as family:
                _live(family, settings)
        finally:
            remove_orphans_if_possible()
            engine.stop()
            progress("stopped; nothing of it is running")
    return 0


def _live(family: Supervisor, settings: Settings) -> None:
    """Start one after the other what leans on each other, then stay until asked to stop."""
    environment = local.environment(settings)
    if settings.redis_url == embedded_redis.address(settings.state_dir):
        family.start("redis", embedded_redis.command(settings.state_dir), environment)
    elif not embedded_redis.is_answering(settings.redis_url):
        say("the queue of PROEVE_REDIS_URL does not answer yet; waiting for it, until Ctrl-C.")
    if not family.watch(lambda: embedded_redis.is_answering(settings.redis_url)):
        return
    accounts = furnish(settings)
    for role in ROLES:
        for number in range(settings.workers if role == "worker" else 1):
            name = f"{role}-{number + 1}" if role == "worker" else role
            family.start(name, [sys.executable, "-P", "-m", "commands", role], environment)
    if family.watch(lambda: _answers(family, settings)):
        print(f"ready: {settings.public_url}", flush=True)
        for account in accounts:
            print(f"  {account}", flush=True)
        family.watch()


def _answers(family: Supervisor, settings: Settings) -> bool:
    """Say whether the site answers; raises HostError where the web process keeps falling."""
    for child in family.children:
        if child.falls >= STRUGGLING:
            raise HostError(f"{child.name} does not stay up; read {child.log}.")
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{settings.port}/", timeout=ANSWER_S):
            return True
    except urllib.error.HTTPError as error:
        return error.code < 500  # noqa: PLR2004
    except OSError:
        return False


@contextmanager
def _alone(state_dir: Path) -> Iterator[None]:
    """Hold the state folder; raises HostError where another `proeve up` has it."""
    with (state_dir / "up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise HostError(
                f"Another `proeve up` already uses {state_dir}; stop it, or name another --state."
            ) from None
        yield


def _check_port(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise HostError(
                    f"Cannot listen on {settings.host}:{settings.port}: {error.strerror}."
                ) from error
            raise HostError(
                f"Port {settings.port} is taken; choose another with --port."
            ) from error
