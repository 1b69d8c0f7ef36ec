"""TypeScript in its workplace: checked and translated first, then run by Node."""

import os
import re
from pathlib import Path

import building
import programs

VERSION = ("/usr/bin/tsc", "--version")
ENVIRONMENT = {"NODE_DISABLE_COLORS": "1"}
NODE = ("/usr/bin/node", "--no-warnings", "--max-old-space-size=4096", "--enable-source-maps")
COMPLAINT = re.compile(r"^(?P<file>[^(\n]*)\((?P<line>\d+)\): (?P<text>.*)$", re.MULTILINE)


def program(file: str, build: str) -> list[str]:
    """Return how a file of the submission is started as a program."""
    return [*NODE, str(Path(build, file).with_suffix(".js"))]


def build(folder: Path, files: list[str], build: Path, _kind: str) -> list[building.Complaint]:
    """Check the types and translate; returns what the compiler complains of."""
    argv = ["/usr/bin/node", "/opt/proeve/compile.cjs", str(folder), str(build), *files]
    return building.compiled(argv, folder, COMPLAINT)


def become(_reading: int, _writing: int, folder: str, build: str) -> None:
    """Become the process that holds the candidate's modules; never returns."""
    os.chdir(folder)
    argv = [*NODE, "--experimental-vm-modules", "/opt/proeve/runner.cjs", folder, build]
    os.execve(argv[0], argv, {**programs.ENVIRONMENT, **ENVIRONMENT})  # noqa: S606 - no shell is wanted
