"""JavaScript in its workplace: Node runs the files as they are."""

import os
import re
from pathlib import Path

import programs

VERSION = ("/usr/bin/node", "--version")
ENVIRONMENT = {"NODE_DISABLE_COLORS": "1"}
SUBMISSION = Path("/box/submission")
NODE = ("/usr/bin/node", "--no-warnings", "--max-old-space-size=4096")
MODULE = re.compile(
    r"^[ \t]*(?:export\s+(?:default|const|let|var|function|class|async)\b|export\s*[{*]"
    r"|import\s*[\w{*\"'][^(\n]*$)",
    re.MULTILINE,
)


def program(file: str, _build: str) -> list[str]:
    """Return how a file of the submission is started as a program."""
    return [*_node(SUBMISSION / file), file]


def become(_reading: int, _writing: int, folder: str, _build: str) -> None:
    """Become the process that holds the candidate's modules; never returns."""
    argv = [*_node(*Path(folder).rglob("*.js")), "--experimental-vm-modules"]
    os.chdir(folder)
    argv += ["/opt/proeve/runner.cjs", folder]
    os.execve(argv[0], argv, {**programs.ENVIRONMENT, **ENVIRONMENT})  # noqa: S606 - no shell is wanted


def _node(*files: Path) -> list[str]:
    """Return Node with `.js` for what these files are: this version looks at package.json alone."""
    exporting = any(MODULE.search(file.read_text("utf-8", "replace")) for file in files)
    return [*NODE, "--experimental-default-type=module"] if exporting else [*NODE]
