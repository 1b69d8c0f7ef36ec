"""`proeve doctor`: what is missing or too old on this host, each with its remedy."""

import argparse

from assessment.settings import Settings
from commands.arguments import Subparsers
from commands.host import docker_look, machine, servers_look
from commands.host.findings import Finding, Grade
from commands.languages import languages_needed

MARKS = {Grade.FINE: "ok", Grade.HINT: "hint", Grade.WEAK: "weak", Grade.MISSING: "MISSING"}


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the command."""
    parser = subparsers.add_parser("doctor", help="say what is missing or too old on this host")
    parser.add_argument(
        "--strict", action="store_true", help="fail where certificates must not be issued"
    )
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Print every finding; 1 where something is missing, or with --strict anything is weak."""
    findings = [
        *machine.look(settings.state_dir),
        *docker_look.look(languages_needed(settings)),
        *servers_look.look(settings),
    ]
    for finding in findings:
        print(_line(finding))
    verdict, code = judge(findings, strict=args.strict)
    print(verdict)
    return code


def judge(findings: list[Finding], *, strict: bool) -> tuple[str, int]:
    """Return the last line and the exit code."""
    missing = [finding for finding in findings if finding.grade is Grade.MISSING]
    weak = [finding for finding in findings if finding.grade is Grade.WEAK]
    if missing:
        return f"{len(missing)} missing: grading does not work here yet.", 1
    if weak:
        return (
            f"{len(weak)} weak: fit for practice; issue no certificates from this host.",
            int(strict),
        )
    return "All fine: certificates may be issued from this host.", 0


def _line(finding: Finding) -> str:
    remedy = f"\n{'':9}-> {finding.remedy}" if finding.remedy else ""
    return f"{MARKS[finding.grade]:8} {finding.subject}: {finding.found}{remedy}"
