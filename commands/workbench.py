"""A sandbox for one command, which leaves nothing behind whatever ends it."""

import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

from commands.host.leftovers import command_owner, remove_orphans
from grader.containers import connect
from grader.docker_sandbox import DockerSandbox
from grader.imaging import build_missing
from grader.sweep import sweep

ENDING = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def workbench(languages: Iterable[str]) -> Iterator[DockerSandbox]:
    """Make sure of the images for these languages, clear up after commands that were killed, and after this one.

    Raises SandboxError where the engine does not answer.
    """
    client = connect()
    build_missing(client, lambda text: print(text, file=sys.stderr), languages)
    remove_orphans()
    before = {number: signal.signal(number, _end) for number in ENDING}
    owner = command_owner()
    sandbox = DockerSandbox(client, owner=owner)
    try:
        yield sandbox
    finally:
        for number in ENDING:
            signal.signal(number, signal.SIG_IGN)  # once is enough: this takes a moment
        sandbox.close()
        # Whoever was interrupted while a container was being made never learned its number.
        sweep(client, {owner})
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
