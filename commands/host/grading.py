"""Everything grading needs of this machine: the engine, the base image, the grading images."""

from collections.abc import Iterable
from pathlib import Path

from commands.console import say
from commands.host.base import ensure_base
from commands.host.engine import Engine, ensure_engine
from commands.host.packages import find
from grader.containers import connect, engine_errors
from grader.imaging import build_missing, missing, needed
from grader.sandbox import SandboxError


def ensure_grading(log_dir: Path, languages: Iterable[str]) -> Engine:
    """Make sure that submissions in these languages can be graded here.

    Returns the engine, to be stopped.
    """
    languages = list(languages)
    engine = Engine() if is_reachable() else ensure_engine(log_dir)
    client = connect()
    try:
        if missing(client, needed(languages)):
            # Within a container there is the engine's socket but no docker program;
            # the engine then pulls the base itself.
            if find("docker"):
                ensure_base()
            build_missing(client, say, languages)
    finally:
        client.close()
    return engine


def is_reachable() -> bool:
    """Say whether an engine answers."""
    try:
        client = connect()
        with engine_errors("greeting the engine"):
            client.ping()
    except SandboxError:
        return False
    client.close()
    return True
