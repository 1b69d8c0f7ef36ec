"""`proeve test`: linters, types, contracts and every test, none of them skipped silently."""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from assessment.settings import ROOT, Settings
from commands import local
from commands.arguments import Subparsers
from commands.console import progress, say
from commands.host.grading import ensure_grading
from commands.host.proving import ensure_proving
from grader.languages import installed

BIN = Path(sys.executable).parent
LINTERS = (
    ("ruff", "format", "--check", "--quiet", "."),
    ("ruff", "check", "--quiet", "."),
    ("mypy",),
    ("lint-imports", "--no-cache"),
    ("codespell",),
)
REQUIRED = "docker,browser,postgres,redis"
PROCESSES = "2"
FAILED = 1
OURS = "PROEVE_"


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the command; whatever it does not know goes to pytest."""
    parser = subparsers.add_parser(
        "test", help="run linters and all tests; further arguments go to pytest", add_help=False
    )
    parser.set_defaults(passes_on=True)
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Prepare the machine, run the linters, then pytest, whose summary is the last line."""
    os.chdir(ROOT)
    engine = ensure_grading(local.complete(settings).state_dir / "log", installed())
    try:
        ensure_proving()
        failed = [linter[0] for linter in LINTERS if not _passes(linter)]
        code = _pytest(args.rest)
    finally:
        engine.stop()
    # Said on the other stream, so that pytest's own summary stays the last line of the output.
    return code or (FAILED if failed else 0)


def _passes(linter: tuple[str, ...]) -> bool:
    progress(f"running {' '.join(linter)}")
    began = time.monotonic()
    done = subprocess.run(
        [BIN / linter[0], *linter[1:]],
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout, flush=True)
        say(f"{linter[0]} found faults, so this run will fail")
    progress(f"{linter[0]} took {time.monotonic() - began:.1f} s")
    return done.returncode == 0


def _pytest(words: list[str]) -> int:
    parallel = [] if {"-n", "--pdb", "-s"}.intersection(words) else ["-n", PROCESSES]
    command = [sys.executable, "-P", "-m", "pytest", "--require", REQUIRED, *parallel, *words]
    return subprocess.run(command, env=_environment(), check=False).returncode


def _environment() -> dict[str, str]:
    """Return the environment without our settings: no test may depend on this machine's."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
