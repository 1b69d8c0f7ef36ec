"""`proeve grade`: grade one submission with no site around it."""

import argparse
from pathlib import Path

from assessment.domain.errors import AssessmentError
from assessment.domain.exercises import Exercise, read_exercise
from assessment.domain.reports import CheckOutcome, Outcome, Report
from assessment.domain.revisions import read_files
from assessment.domain.submissions import check_files, decode_files
from assessment.settings import Settings
from commands.arguments import seed
from commands.workbench import workbench
from grader import grade
from grader.host import Turns

INFRASTRUCTURE = 3
MARKS = {CheckOutcome.PASSED: "✓", CheckOutcome.FAILED: "✗", CheckOutcome.NOT_REACHED: "-"}


def add_parser(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> argparse.ArgumentParser:
    """Add the command's own arguments."""
    parser = subparsers.add_parser("grade", help="grade one submission with no site around it")
    parser.add_argument("exercise", type=Path, metavar="EXERCISE_DIR")
    parser.add_argument("submission", type=Path, metavar="SUBMISSION_DIR")
    parser.add_argument("--language", help="needed where the exercise admits several")
    parser.add_argument("--seed", type=seed, help="draw the inputs of another grading again")
    parser.add_argument("--json", action="store_true", help="print the report alone")
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Grade; 0 whatever the verdict, 2 for bad input, 3 where our machinery failed."""
    exercise = read_exercise(args.exercise)
    language = _language(exercise, args.language)
    files = _submission(args.submission, settings.submission_bytes)
    with workbench({language, exercise.judge_language} - {""}) as sandbox:
        turns = Turns(settings.state_dir / "turns")
        report = grade(exercise, files, language, sandbox, seed=args.seed, turns=turns)
    print(report.to_json() if args.json else "\n".join(_in_words(report)))
    return INFRASTRUCTURE if report.outcome is Outcome.INFRASTRUCTURE_ERROR else 0


def _language(exercise: Exercise, asked: str | None) -> str:
    known = exercise.manifest.languages
    if asked is None and len(known) == 1:
        return known[0]
    if asked not in known:
        raise AssessmentError(
            "%(slug)s is not set in %(asked)s; choose --language from %(known)s.",
            slug=exercise.slug,
            asked=asked or "a language you named",
            known=", ".join(known),
        )
    return asked


def _submission(folder: Path, most_bytes: int) -> dict[str, bytes]:
    """Read the submission as the site would take it in: plain files of text, bounded."""
    if not folder.is_dir():
        raise AssessmentError(
            "%(folder)s is not a folder; name the folder of the submission.", folder=folder
        )
    files = read_files(folder)
    check_files(decode_files(files), most_bytes)
    return files


def _in_words(report: Report) -> list[str]:
    lines = [f"{MARKS[check.outcome]} {check.id} [{check.indicator}]" for check in report.checks]
    verdict = "passed" if report.passed else "not passed"
    limit = f" ({report.limit})" if report.limit else ""
    lines.append(f"{report.outcome}{limit}, {verdict}: {report.cpu_ms} ms CPU")
    return [*lines, *(f"! {flag.kind}: {flag.detail}" for flag in report.flags)]
