"""What arguments of several commands are read with."""

import argparse
from typing import TypeAlias

from assessment.domain.seeds import BITS

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - it has no public name


def seed(text: str) -> int:
    """Read the seed of a grading, as its report shows it."""
    if not (text.isascii() and text.isdigit() and int(text) < 2**BITS):
        raise argparse.ArgumentTypeError(
            f"{text} is no seed; take the one a report shows, a whole number below {2**BITS}"
        )
    return int(text)
