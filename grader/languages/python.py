"""Python: source files are modules, checked for syntax before anything runs."""

from collections.abc import Iterable
from pathlib import PurePosixPath

IMAGE = "workplace-python"
START = ("/usr/bin/python3",)
"""How `candidate.run` starts a program; its file name follows."""


def sources(names: Iterable[str]) -> list[str]:
    """Return the files whose syntax is checked first."""
    return sorted(name for name in names if name.endswith(".py"))


def modules(names: Iterable[str]) -> list[str]:
    """Return the importable names of the files, packages before what lies in them."""
    found: dict[str, None] = {}
    for name in sources(names):
        parts = list(PurePosixPath(name).with_suffix("").parts)
        if parts[-1] == "__init__":
            parts.pop()
        if not all(part.isidentifier() for part in parts):
            continue
        for end in range(1, len(parts) + 1):
            found[".".join(parts[:end])] = None
    return list(found)
