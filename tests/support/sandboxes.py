"""Real containers for a module of tests, of which none is left at its end."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from grader import grade
from grader.containers import connect, owned
from grader.docker_sandbox import DockerSandbox
from grader.imaging import build_missing


@contextmanager
def opened(purpose: str, languages: Iterable[str] = ("python",)) -> Iterator[DockerSandbox]:
    """Make sure of the images, and give a sandbox whose owner is named after `purpose`."""
    client = connect()
    build_missing(client, print, languages)
    made = DockerSandbox(client, owner=f"{purpose}-{secrets.token_hex(4)}")
    yield made
    made.close()
    assert not owned(client, owner=made.owner)
    client.close()


def judged(exercise, sandbox, files, language="python"):
    """Grade files, and tidy up as a worker does."""
    report = grade(exercise, files, language, sandbox)
    sandbox.tidy()
    return report
