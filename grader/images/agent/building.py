"""Run a compiler over the candidate's files, and read what it complains of."""

import base64
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from programs import ENVIRONMENT, run_program

MOST_SAID = 200_000
MOST_COMPLAINTS = 20
LAST_LINES = 5

Complaint = list[str | int]
"""A file of the candidate, a line in it (0 where it is not known), and what is wrong there."""


def compiled(
    argv: Sequence[str],
    folder: Path,
    pattern: re.Pattern[str],
    environment: Mapping[str, str] | None = None,
) -> list[Complaint]:
    """Run a compiler in `folder`; returns its complaints, none where it succeeded.

    `pattern` has the groups `file`, `line` and `text`, and finds one complaint. A
    compiler that fails without any is quoted as it spoke.
    """
    message = {"argv": list(argv), "stdin": "", "environment": dict(environment or {})}
    answer = run_program(folder, message, MOST_SAID)
    if "limit" in answer:
        return [["", 0, f"the compiler complained in more than {MOST_SAID} bytes"]]
    if answer["exit_code"] == 0:
        return []
    said = "".join(_text(answer[name]) for name in ("stdout", "stderr"))
    found: list[Complaint] = [
        [match["file"].removeprefix("./"), int(match["line"] or 0), match["text"].strip()]
        for match in pattern.finditer(said)
    ]
    if found:
        return found[:MOST_COMPLAINTS]
    lines = [line for line in said.splitlines() if line.strip()]
    ended = f"the compiler ended with {answer['exit_code']}"
    return [["", 0, "\n".join(lines[-LAST_LINES:]) or ended]]


def _text(packed: str) -> str:
    return base64.b64decode(packed).decode("utf-8", "replace") + "\n"


def version(argv: Sequence[str]) -> str:
    """Return the first line in which a toolchain tells its version; raises where it is silent."""
    done = subprocess.run(  # noqa: S603 - the toolchain of our own image
        argv, capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    return next(line for line in f"{done.stdout}\n{done.stderr}".splitlines() if line.strip())
