"""The command line: finds the command, reads the settings, runs it."""

import argparse
import importlib
import sys
from collections.abc import Sequence

from pydantic import ValidationError

from assessment.domain.errors import AssessmentError
from assessment.settings import Settings, unknown
from commands.console import HostError, refuse, say
from grader.sandbox import SandboxError

COMMANDS = (
    "up",
    "test",
    "grade",
    "exercise",
    "web",
    "worker",
    "upkeep",
    "doctor",
    "bench",
    "images",
    "migrate",
)
FAILED, BAD_INPUT, INFRASTRUCTURE = 1, 2, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    parser = _parser(words[:1])
    args, rest = parser.parse_known_args(words)
    if rest and not getattr(args, "passes_on", False):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    args.rest = rest
    try:
        _tell_slips()
        return int(args.run(args, Settings()))
    except ValidationError as error:
        refuse("; ".join(_settings_problem(problem) for problem in error.errors()))
        return FAILED
    except AssessmentError as error:
        refuse(error)
        return BAD_INPUT
    except SandboxError as error:
        refuse(error)
        return INFRASTRUCTURE
    except HostError as error:
        refuse(error)
        return FAILED
    except KeyboardInterrupt:
        return 130


def _tell_slips() -> None:
    """Name what sets nothing, so that nobody believes it did; values are not shown."""
    for name, nearest in unknown().items():
        meant = f"the nearest is {nearest}" if nearest else "docs/deployment.md lists them"
        say(f"{name} is not the name of a setting and changes nothing; {meant}.")


def _parser(asked: Sequence[str]) -> argparse.ArgumentParser:
    """Make the parser; a command's module is imported only when it is asked for."""
    parser = argparse.ArgumentParser(
        prog="proeve", description="Prove an IT competence by doing the work."
    )
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    known = [name for name in COMMANDS if name in asked]
    for name in known or COMMANDS:
        module = importlib.import_module(f"commands.{name}")
        module.add_parser(subparsers).set_defaults(run=module.run)
    return parser


def _settings_problem(problem: object) -> str:
    """Say one problem with the settings by the name of its variable."""
    found = dict(problem) if isinstance(problem, dict) else {}
    name = "_".join(str(part) for part in found.get("loc", ()))
    said = str(found.get("msg", "")).removeprefix("Value error, ")
    # An address may hold a password, and what is said here may be kept in a log.
    value = "" if "@" in str(found.get("input")) else f" (it is {found.get('input')!r})"
    return f"PROEVE_{name.upper()}: {said}{value}" if name else said


if __name__ == "__main__":
    sys.exit(main())
