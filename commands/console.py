"""What the command line says, and how it refuses."""

import sys


class HostError(Exception):
    """Something is missing on this machine; the message is one sentence with the remedy."""


def say(text: str) -> None:
    """Tell of something that changes this machine or takes a while; never on standard output."""
    sys.stderr.write(f"proeve: {text}\n")
    sys.stderr.flush()


def progress(text: str) -> None:
    """Tell how far long work is, to someone at a terminal only."""
    if sys.stderr.isatty():
        say(text)


def refuse(text: object) -> None:
    """Say why the command did not do what was asked."""
    say(str(text))
