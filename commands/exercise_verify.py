"""`proeve exercise verify`: prove packages, and keep the proof beside each of them."""

import argparse
import itertools
import secrets
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from assessment.domain.exercises import Exercise, read_exercise
from assessment.domain.proofs import VerifyReport
from assessment.domain.reports import Report
from assessment.domain.revisions import KEPT_REPORT
from assessment.domain.seeds import BITS
from assessment.settings import Settings
from commands.arguments import seed
from commands.workbench import workbench
from grader import grade
from grader.docker_sandbox import DockerSandbox
from grader.host import Turns
from grader.verify import MOST_MUTANTS, REPEATS, Verification

NOT_PROVED = 1
SHOWN_SURVIVORS = 8


def add_parser(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> argparse.ArgumentParser:
    """Add the command's own arguments."""
    parser = subparsers.add_parser("verify", help="prove exercise packages")
    parser.add_argument("exercises", type=Path, nargs="+", metavar="EXERCISE_DIR")
    parser.add_argument("--repeats", type=int, default=REPEATS, help="gradings of an accepted one")
    parser.add_argument("--mutants", type=int, default=MOST_MUTANTS, help="planted faults at most")
    parser.add_argument("--seed", type=seed, help="of the first grading; the next ones count on")
    parser.add_argument("--keep", action="store_true", help=f"write {KEPT_REPORT} into the package")
    parser.add_argument("--json", action="store_true", help="print the reports alone")
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Prove each package; 0 where all are proved, 1 where one is not, 2 for bad input."""
    exercises = [read_exercise(folder) for folder in args.exercises]
    languages = {name for exercise in exercises for name in exercise.toolchains}
    turns = Turns(settings.state_dir / "turns")
    with workbench(languages) as sandbox:
        proofs = [_prove(exercise, sandbox, args, turns) for exercise in exercises]
    return 0 if all(proof.proved for proof in proofs) else NOT_PROVED


def _prove(
    exercise: Exercise, sandbox: DockerSandbox, args: argparse.Namespace, turns: Turns
) -> VerifyReport:
    first = secrets.randbelow(2**BITS) if args.seed is None else args.seed
    # Each grading draws other inputs: a verdict that depends on them is found by the repeats.
    seeds = itertools.count(first)

    def graded(files: Mapping[str, bytes], language: str) -> Report:
        report = grade(exercise, files, language, sandbox, seed=next(seeds), turns=turns)
        sandbox.tidy()
        return report

    progress = _progress(exercise) if sys.stderr.isatty() else (lambda _text: None)
    proof = Verification(exercise, graded, progress).run(args.repeats, args.mutants)
    if args.keep:
        text = proof.model_dump_json(indent=1) + "\n"
        (exercise.folder / KEPT_REPORT).write_text(text, encoding="utf-8")
    print(proof.model_dump_json() if args.json else "\n".join(_in_words(proof)))
    return proof


def _progress(exercise: Exercise) -> Callable[[str], None]:
    def tell(text: str) -> None:
        print(f"\r\033[K{exercise.slug}: {text}"[:100], end="\r", file=sys.stderr)

    return tell


def _in_words(proof: VerifyReport) -> list[str]:
    score = proof.mutation
    used = ", ".join(f"{name} {share:.0%}" for name, share in proof.limits_used.items())
    lines = [
        (
            f"{proof.exercise.slug}: {'proved' if proof.proved else 'NOT proved'}; "
            f"{score.killed} of {score.planted} planted faults noticed; limits used: {used}"
        )
    ]
    for code, count in proof.evidenced.items():
        caught = sum(proof.kill_matrix()[code].values())
        lines.append(f"  {code}: {count} checks, {caught} faulty submissions caught")
    lines += [f"  survived: {name}" for name in score.survivors[:SHOWN_SURVIVORS]]
    return [*lines, *(f"  ! {problem}" for problem in proof.problems)]
